"""What a file says about itself: title, language, standards kept (PDF/UA-1, PDF/A-3a), colours, attached data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from html import escape
from typing import Any

from exports.language import spoken, tag
from exports.pdf.reportlab_door import array, dictionary, name, pdfdoc, string

_escaped = partial(escape, quote=False)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Attachment:
    """Data that rides in the file; `relationship` as PDF/A-3 names it (Source, Data, Supplement)."""

    name: str
    mime: str
    content: bytes
    description: str
    relationship: str = "Source"


@dataclass(frozen=True)
class About:
    """What a paper is; `made` is an aware instant, the only time that enters the file."""

    title: str
    author: str
    subject: str
    made: datetime
    language: str = field(default_factory=lambda: tag(spoken()))
    program: str = "Chapterhouse"


def describe(canvas: Any, about: About, attachments: Sequence[Attachment] = ()) -> None:
    """Write everything but the structure tree into the catalogue of a canvas."""
    document = canvas._doc
    _set_date(document, about.made)
    canvas.setTitle(printable(about.title))
    canvas.setAuthor(printable(about.author))
    canvas.setSubject(printable(about.subject))
    canvas.setCreator(about.program)
    canvas.setProducer(about.program)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = document.Catalog
    catalog.__NoDefault__ = catalog.__Refs__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.Lang = string(about.language)
    catalog.MarkInfo = dictionary({"Marked": "true"})
    catalog.Metadata = pdfdoc.XMP(creator=lambda _document: xmp(about).encode())
    catalog.OutputIntents = _output_intents(document)
    if attachments:
        _attach(document, attachments, about.made)


def printable(text: str) -> str:
    """Text without what XML forbids (control characters, half surrogates)."""
    return _NOT_XML.sub(" ", text)


def xmp(about: About) -> str:
    """The XMP packet; PDF/A wants it to agree with the older Info entries word for word."""
    instant = about.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    title, author, subject = (_escaped(printable(text)) for text in (about.title, about.author, about.subject))
    parts = (
        _description("pdfaid", "http://www.aiim.org/pdfa/ns/id/", part="3", conformance="A"),
        _description("pdfuaid", "http://www.aiim.org/pdfua/ns/id/", part="1"),
        _UA_SCHEMA,
        f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:format>application/pdf</dc:format><dc:title>{_alternative(title)}</dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:description>{_alternative(subject)}</dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{about.language}</rdf:li></rdf:Bag></dc:language></rdf:Description>",
        _description(
            "xmp", "http://ns.adobe.com/xap/1.0/", CreateDate=instant, ModifyDate=instant, CreatorTool=about.program
        ),
        _description("pdf", "http://ns.adobe.com/pdf/1.3/", Producer=about.program, Keywords=""),
    )
    return _PACKET.format("".join(parts))


def _description(prefix: str, namespace: str, **entries: str) -> str:
    inner = "".join(f"<{prefix}:{key}>{_escaped(value)}</{prefix}:{key}>" for key, value in entries.items())
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{inner}</rdf:Description>'


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'


def _set_date(document: Any, made: datetime) -> None:
    stamp = document._timeStamp
    made = made.astimezone(UTC)
    stamp.YMDhms = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    stamp.t, stamp.dhh, stamp.dmm = made.timestamp(), 0, 0
    document.updateSignature(made.isoformat())


def _output_intents(document: Any) -> Any:
    profile = pdfdoc.PDFStream(dictionary({"N": 3}), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = {
        "Type": name("OutputIntent"),
        "S": name("GTS_PDFA1"),
        "OutputConditionIdentifier": string("sRGB"),
        "Info": string("sRGB IEC61966-2.1"),
        "DestOutputProfile": document.Reference(profile),
    }
    return array([dictionary(intent)])


@cache
def srgb_profile() -> bytes:
    """The sRGB profile that Little CMS makes, without the moment at which it made it."""
    from PIL import ImageCms

    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes((7, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)) + made[36:]  # 1 January 2000


def _attach(document: Any, attachments: Sequence[Attachment], made: datetime) -> None:
    files = {item.name: document.Reference(_file(document, item, made)) for item in attachments}
    names = [entry for key in sorted(files) for entry in (string(key), files[key])]
    document.Catalog.AF = array(list(files.values()))
    document.Catalog.Names = dictionary({"EmbeddedFiles": dictionary({"Names": array(names)})})


def _file(document: Any, item: Attachment, made: datetime) -> Any:
    changed = string(made.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    entry = {
        "Type": name("EmbeddedFile"),
        "Subtype": "/" + item.mime.replace("/", "#2F"),
        "Params": dictionary({"Size": len(item.content), "ModDate": changed}),
    }
    stream = document.Reference(pdfdoc.PDFStream(dictionary(entry), item.content, filters=[pdfdoc.PDFZCompress]))
    held = {"F": stream, "UF": stream}
    words = {"F": string(item.name), "UF": string(item.name), "Desc": string(item.description)}
    kinds = {"Type": name("Filespec"), "AFRelationship": name(item.relationship), "EF": dictionary(held)}
    return dictionary(kinds | words)


_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
_PROPERTY = (
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Which part of ISO 14289 is followed</pdfaProperty:description>"
)
_SCHEMA_NAMESPACES = "".join(
    f' xmlns:pdfa{name}="http://www.aiim.org/pdfa/ns/{end}"'
    for name, end in (("Extension", "extension/"), ("Schema", "schema#"), ("Property", "property#"))
)
_UA_SCHEMA = (  # PDF/A wants to be told of properties that its own standard does not know
    f'<rdf:Description rdf:about=""{_SCHEMA_NAMESPACES}>'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    f'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">{_PROPERTY}</rdf:li></rdf:Seq>'
    "</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)

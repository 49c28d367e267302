"""Other makers of papers, each as a process of its own, from the same words: `paper_makers.py MAKER WORDS TARGET`.

Nothing of the program is imported here, so that any Python may run it.
"""

# pyright: reportMissingImports=false, reportArgumentType=false, reportMissingModuleSource=false
# Others need not be installed.

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

Words = Sequence[tuple[int, Sequence[tuple[str, bool]]]]
_STYLE = "@page{size:A4;margin:2cm}body{font:10pt/1.36 sans-serif}"


def reportlab_untagged(words: Words, target: Path) -> None:
    """Plain paragraphs of reportlab's Platypus in the same font; no tags."""
    from font_source_sans_pro import font_files_ttf
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    for name, file in (("Sans", "SourceSansPro"), ("Sans-Bold", "SourceSansProSemibold")):
        pdfmetrics.registerFont(TTFont(name, font_files_ttf[file]))
    pdfmetrics.registerFontFamily("Sans", normal="Sans", bold="Sans-Bold", italic="Sans", boldItalic="Sans-Bold")
    body = ParagraphStyle("body", fontName="Sans", fontSize=10, leading=13.6, spaceAfter=3)
    head = ParagraphStyle(
        "head", body, fontName="Sans-Bold", fontSize=12.8, leading=16.6, spaceBefore=9, keepWithNext=1
    )
    story = [Paragraph(_marked(runs), head if level else body) for level, runs in words]
    SimpleDocTemplate(str(target), pagesize=A4).build(story)


def weasyprint(words: Words, target: Path) -> None:
    """WeasyPrint, tagged as PDF/UA."""
    from weasyprint import HTML

    HTML(string=_html(words)).write_pdf(target, pdf_variant="pdf/ua-1")


def fpdf2(words: Words, target: Path) -> None:
    """fpdf2, which writes no tags."""
    from font_source_sans_pro import font_files_ttf
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.add_font("Sans", "", font_files_ttf["SourceSansPro"])
    pdf.add_font("Sans", "B", font_files_ttf["SourceSansProSemibold"])
    pdf.add_page()
    for level, runs in words:
        for text, bold in runs:
            pdf.set_font("Sans", "B" if bold else "", 12.8 if level else 10)
            pdf.write(5, text)
        pdf.ln(6)
    pdf.output(str(target))


def typst(words: Words, target: Path) -> None:
    """Typst, tagged."""
    import typst

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'

    lines = ['#set document(title: "Register")', '#set page("a4")', "#set text(10pt)"]
    for level, runs in words:
        told = "".join(f"#strong({quoted(text)})" if bold else f"#({quoted(text)})" for text, bold in runs)
        lines.append(f"#heading(level: {level})[{told}]" if level else f"{told}\n")
    source = target.with_suffix(".typ")
    source.write_text("\n".join(lines), encoding="utf-8")
    target.write_bytes(typst.compile(str(source)))


def libreoffice(words: Words, target: Path) -> None:
    """LibreOffice without a window, tagged as PDF/UA."""
    page = target.with_suffix(".html")
    page.write_text(_html(words), encoding="utf-8")
    kind = 'pdf:writer_web_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    home = f"-env:UserInstallation=file://{target.parent}/office"
    command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(target.parent), str(page)]
    subprocess.run(command, check=True, capture_output=True)


MAKERS: dict[str, Callable[[Words, Path], None]] = {
    "reportlab": reportlab_untagged,
    "weasyprint": weasyprint,
    "fpdf2": fpdf2,
    "typst": typst,
    "libreoffice": libreoffice,
}


def _marked(runs: Sequence[tuple[str, bool]]) -> str:
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in runs)


def _html(words: Words) -> str:
    lines = (f"<h{level}>{_marked(runs)}</h{level}>" if level else f"<p>{_marked(runs)}</p>" for level, runs in words)
    return f"<html lang=en><meta charset=utf-8><title>Register</title><style>{_STYLE}</style>{''.join(lines)}</html>"


if __name__ == "__main__":
    maker, source, made = sys.argv[1:]
    MAKERS[maker](json.loads(Path(source).read_text(encoding="utf-8")), Path(made))

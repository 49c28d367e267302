"""One person's data on paper: everything the file holds about them, in words, and what of it was told to whom."""

from collections import Counter
from datetime import datetime

from exports.language import _, ngettext
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.person_records import records, section
from exports.pdf.plain_paper import Titled, plain_paper, ruled
from exports.pdf.spans import Text, written
from exports.pdf.story import Story
from exports.pdf.table import Column
from exports.record_words import field_words, moment_words, record_words, value_words
from exports.sharing_words import whom_words
from exports.words import bare_date, clock, local, unparted
from models.queries.history import HistoryLine
from models.queries.papers_of_person import Part, PersonData

_IDS = ("_id", "_ids")


def paper(data: PersonData, printing: Printing | None = None) -> Paper:
    """Their own records, their part in the chapter's, texts that name them, what changed, and who was told."""
    printing = printing or Printing()
    title = _("What we hold about {name}").format(name=data.name) if data.name else _("What we hold about one person")

    def tell(story: Story) -> None:
        story.paragraph(_introduction())
        records(story, data, printing)
        _parts(story, data, printing)
        _named(story, data, printing)
        _told(story, data, printing)
        _history(story, data, printing)

    return plain_paper(Titled(data.chapter, title, mark=_("Private")), tell, printing)


def _introduction() -> str:
    return (
        _("You may ask for this at any time, and for anything wrong in it to be put right.")
        + " "
        + _("It is made from the records of the chapter and from the history of every change to them.")
    )


def _parts(story: Story, data: PersonData, printing: Printing) -> None:
    told = [_part(each) for each in data.parts]
    for field, count in data.counted:
        words = ngettext("{count} decision", "{count} decisions", count).format(count=count)
        told += [[field_words("decision", field), words]] if count else []
    if told:
        section(story, _("Their part in records of the whole chapter"))
        columns = [Column(_("As"), share=2), Column(_("Of what"), share=5)]
        ruled(story, columns, told, summary=_("Records of the chapter in which they have a part"), printing=printing)


def _part(part: Part) -> list[Text]:
    name = part.name.strip() or record_words(part.table)
    return [field_words(part.table, part.field), name]


def _named(story: Story, data: PersonData, printing: Printing) -> None:
    if data.named:
        section(story, _("Where others’ words name them"))
        first = len(story.strips)
        story.paragraph(
            _("For the coordinator: read this first, and black out what is about somebody else."), story.sheet.small
        )
        story.keep(first, last=True)
        columns = [Column(_("Where"), share=2), Column(_("Text"), share=6)]
        told = Counter((record_words(each.table), each.text) for each in data.named)
        rows: list[list[Text]] = [
            [where if count == 1 else f"{where} × {count}", written(text)] for (where, text), count in told.items()
        ]
        ruled(story, columns, rows, summary=_("Texts in which their name stands"), printing=printing)
    if data.forms:
        section(story, _("Papers outside the program"))
        columns = [Column(_("Which"), share=3), Column(_("About"), share=4), Column(_("Of"), share=2)]
        papers: list[list[Text]] = [
            [_form(each.kind), each.name, bare_date(each.on) if each.on else ""] for each in data.forms
        ]
        ruled(story, columns, papers, summary=_("Papers their name may stand on"), printing=printing)


def _form(kind: str) -> str:
    known = {
        "consent": _("A consent form they signed"),
        "sign_in": _("Sign-in sheet and minutes"),
        "loan": _("Loan card"),
    }
    return known.get(kind, kind)


def _told(story: Story, data: PersonData, printing: Printing) -> None:
    section(story, _("What was told to whom"))
    if not data.sent and not data.held_by:
        story.paragraph(_("Since their record was begun nothing has left this laptop in a bundle."))
        return
    told = Counter((each.audience, each.peer) for each in data.sent)
    for (audience, peer), count in told.items():
        words = ngettext(
            "{count} bundle for {whom} was saved here since their record was begun.",
            "{count} bundles for {whom} were saved here since their record was begun.",
            count,
        )
        story.paragraph(words.format(count=count, whom=whom_words(audience, peer)))
    for sent in data.sent:
        if sent.at:
            line = _("{when}, for {whom}").format(when=moment_words(sent.at), whom=whom_words(sent.audience, sent.peer))
            story.paragraph(line, story.sheet.small)
    story.space(0.4)
    story.paragraph(_confidence())
    if data.held_by:
        story.space(0.4)
        columns = [Column(_("Laptop"), share=3), Column(_("Said so on"), share=2), Column(_("What it holds"), share=6)]
        rows: list[list[Text]] = [
            [
                "\n".join(part for part in (each.laptop, each.chapter) if part) or "–",
                bare_date(each.at.date()) if each.at else "",
                _fields(each.fields),
            ]
            for each in data.held_by
        ]
        ruled(story, columns, rows, summary=_("What other laptops say they hold about them"), printing=printing)


def _confidence() -> str:
    return (
        _("A bundle for this chapter’s own laptops carries all of it.")
        + " "
        + _("The national community gets no more than the chapter has decided to tell and they have agreed to.")
    )


def _fields(fields: tuple[str, ...]) -> str:
    parted = (field.partition(".") for field in fields)
    told = [field_words(table, name) for table, _dot, name in parted if not name.endswith(_IDS) and name != "removed"]
    return ", ".join(dict.fromkeys(told)) or _("only that there is a record")


def _history(story: Story, data: PersonData, printing: Printing) -> None:
    """Every change, newest first; ids say nothing to a person, so what a record refers to is told above."""
    section(story, _("Every change, newest first"))
    columns = [Column(_("When")), Column(_("Laptop")), Column(_("What changed"), share=1)]
    rows: list[list[Text]] = [[_moment(each.at), each.by, _change(each)] for each in data.history]
    ruled(story, columns, rows, summary=_("Every change to these records"), printing=printing)


def _moment(at: datetime) -> str:
    """As narrow as a day and its hour can be."""
    return f"{unparted(bare_date(local(at).date()))} {clock(at)}"


def _change(line: HistoryLine) -> str:
    kind = record_words(line.table)
    if not line.field:
        given = [
            _("{field}: {value}").format(
                field=field_words(line.table, name), value=value_words(line.table, name, value)
            )
            for name, value in line.values.items()
            if value not in (None, "") and not name.endswith(_IDS) and name not in ("removed", "follows", "position")
        ]
        return _("{kind}, begun: {values}").format(kind=kind, values="; ".join(given)) if given else kind
    field = field_words(line.table, line.field)
    if line.field.endswith(_IDS) or line.field == "follows":
        return _("{kind}: {field} changed").format(kind=kind, field=field)
    words = {
        "kind": kind,
        "field": field,
        "before": value_words(line.table, line.field, line.before),
        "after": value_words(line.table, line.field, line.after),
    }
    return _("{kind}: {field} from {before} to {after}").format(**words)

"""The records about one person: few of a kind in sentences, many in a table, what is alike in all of them said once."""

from collections.abc import Sequence
from itertools import groupby

from exports.language import _
from exports.pdf.meeting_paper import Printing
from exports.pdf.plain_paper import facts_lines, ruled
from exports.pdf.spans import Span, Text, spans_of, written
from exports.pdf.story import Story
from exports.pdf.table import Column
from exports.record_words import field_words, record_words, value_words
from models.queries.papers_of_person import Kept, KeptRecord, PersonData

_MANY = 3
_COLUMNS = 4

_Facts = list[tuple[str, Text]]


def records(story: Story, data: PersonData, printing: Printing) -> None:
    """Who they are, then their records by kind."""
    for table, kept in groupby((data.person, *data.records), key=lambda each: each.table):
        told = [_facts(each) for each in kept]
        if table == "person":
            section(story, _("Name and membership"))
            facts_lines(story, told[0])
            continue
        section(story, record_words(table))
        alike = _alike(told)
        labels = list(dict.fromkeys(label for facts in told for label, _words in facts if label not in alike))
        once = all(len(dict(facts)) == len(facts) for facts in told)  # no two fields of the same name
        if once and len(told) >= _MANY and 0 < len(labels) <= _COLUMNS:
            _table(story, told, labels, (record_words(table), printing))
        else:
            _list(story, told)


def section(story: Story, title: str) -> None:
    """A heading of the paper."""
    story.space(1.1)
    story.depth = 1
    story.heading(title, 2)


def _alike(told: Sequence[_Facts]) -> dict[str, Text]:
    """What stands in every record with the same words."""
    first = dict(told[0])
    return {label: words for label, words in first.items() if all(dict(facts).get(label) == words for facts in told)}


def _table(story: Story, told: Sequence[_Facts], labels: Sequence[str], named: tuple[str, Printing]) -> None:
    """A row for each record, the widest column with what room there is."""
    if alike := {label: words for label, words in _alike(told).items() if _plain(words)}:
        first = len(story.strips)
        story.paragraph([_("In each of them:"), " ", *_sentence(list(alike.items()))], story.sheet.small)
        story.keep(first, last=True)
        story.space(0.3)
    rows: list[list[Text]] = [[dict(facts).get(label, "") for label in labels] for facts in told]
    longest = [max(len(_plain(row[number])) for row in rows) for number in range(len(labels))]
    columns = [Column(label, share=int(longest[number] == max(longest))) for number, label in enumerate(labels)]
    summary, printing = named
    ruled(story, columns, rows, summary=summary, printing=printing)


def _list(story: Story, told: Sequence[_Facts]) -> None:
    with story.within("L"):
        for facts in told:
            story.space(0.3)
            with story.within("LI"), story.within("LBody"):
                story.paragraph(_sentence(facts) or [_("An empty record.")])


def _facts(record: KeptRecord) -> _Facts:
    facts = [
        (field_words(record.table, each.name), _value(record.table, each))
        for each in record.fields
        if each.value != "0"
    ]
    return [*facts, (_("In the bin"), _("yes") if record.in_bin else "")]


def _value(table: str, field: Kept) -> Text:
    """What stands in a field: our word for an identifier, or what somebody wrote."""
    words = value_words(table, field.name, field.value)
    return written(words) if words == field.value else words


def _sentence(facts: _Facts) -> list[Span | str]:
    """One record on as many lines as it takes, every field with its label."""
    spans: list[Span | str] = []
    for label, words in facts:
        if _plain(words):
            spans += [" · "] if spans else []
            spans += [Span(_("{label}:").format(label=label), bold=True), " ", *spans_of(words)]
    return spans


def _plain(words: Text) -> str:
    return "".join(span.text for span in spans_of(words)).strip()

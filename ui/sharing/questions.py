"""What is to settle, in words: who wrote what unaware of whom, and what each button would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from gettext import gettext as _

from exports.member_words import answer_words
from exports.shortened import shortened
from models.log.conflicts import Proposal
from models.log.schema import AGREED
from models.queries.settling import Mixed, Question, Side, Suggestion
from models.reader import Reader
from models.rules.laptops import told_apart
from ui.dates import clock, moment
from ui.sharing.fields import field_label, one_words
from ui.sharing.values import same_day, value_words

_LONG = 60
_ON_BUTTON = 36
_SHOWN = ("number", "text", "outcome", "method", "reasons", "declared_at", "present_count", "review_on", "expires_on")


@dataclass(frozen=True)
class Line:
    """A field in one side's version; `differs` from another side's."""

    label: str
    value: str
    differs: bool


@dataclass(frozen=True)
class Choice:
    """One way to settle it: whose, what they wrote, and its button; `name` is the button for a screen reader."""

    by: str
    lines: tuple[Line, ...]
    stands: bool
    button: str
    name: str


@dataclass(frozen=True)
class Asked:
    """A question in words; `side_by_side` shows every choice in full."""

    title: str
    sentence: str
    choices: tuple[Choice, ...]
    side_by_side: bool


def asked(reader: Reader, question: Question) -> Asked:
    """The question as it is put to a person."""
    question = replace(question, sides=_told_apart(question.sides))
    if question.kind == "removed":
        return _binned(reader, question)
    sides = [_lines(reader, question, side) for side in question.sides]
    full = question.kind == "agreed" or any(len(line.value) > _LONG for lines in sides for line in lines)
    choices = tuple(_choice(side, lines, full) for side, lines in zip(question.sides, sides, strict=True))
    sentence = _two_versions(question) if full else _who_wrote(question.sides, sides)
    return Asked(_title(question), sentence, choices, full)


def suggested(reader: Reader, suggestion: Suggestion) -> Asked:
    """What somebody outside the chapter suggests."""
    proposal = suggestion.proposal
    value = value_words(reader, proposal.table, proposal.field, proposal.value)
    now = value_words(reader, proposal.table, proposal.field, proposal.now)
    sentence = _suggests(proposal).format(who=chapter_words(suggestion), value=value, now=now)
    label = field_label(proposal.table, proposal.field)
    named = {"thing": suggestion.thing.name, "field": label}
    return Asked(
        label,
        sentence,
        (
            Choice("", (), False, _("Accept"), _("Accept for {thing}: {field}").format(**named)),
            Choice("", (), True, _("Decline"), _("Decline for {thing}: {field}").format(**named)),
        ),
        side_by_side=False,
    )


def _suggests(proposal: Proposal) -> str:
    if proposal.now in (None, ""):
        return _("{who} suggests “{value}”, where nothing stands. Nothing changes unless you accept it.")
    if proposal.value in (None, ""):
        return _("{who} suggests to say nothing instead of “{now}”. Nothing changes unless you accept it.")
    return _("{who} suggests “{value}” instead of “{now}”. Nothing changes unless you accept it.")


def two_answers(mixed: Mixed) -> Asked:
    """Somebody said one thing here and another there: only they can settle that."""
    said = _(" and ").join(f"“{answer_words(state)}”" for state in mixed.states)
    told = _("{said} stand beside each other, and the stricter one counts. Ask them, and take down what they say now.")
    return Asked(_("Two answers about consent"), told.format(said=said), (), side_by_side=False)


def chapter_words(suggestion: Suggestion) -> str:
    """Who suggests it."""
    if suggestion.is_national:
        return _("National")
    return suggestion.chapter or _("Another chapter ({laptop})").format(laptop=suggestion.proposal.laptop)


def side_words(side: Side) -> str:
    """Whose side it is."""
    return _("You") if side.is_own else side.laptop


def _told_apart(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Two other laptops of one name bear the beginning of their writer's id as well."""
    called = told_apart((side.laptop, side.wid) for side in sides if not side.is_own)
    return tuple(replace(side, laptop=called.get(side.wid, side.laptop)) for side in sides)


def _title(question: Question) -> str:
    labels = list(dict.fromkeys(field_label(question.table, field) for field in question.fields))
    if question.kind == "agreed":
        labels = [_("Two versions of what was agreed")]
    title = _(" and ").join(labels) if len(labels) < 3 else ", ".join(labels)
    if question.table == question.thing.table:
        return title
    part = _("{kind} “{name}”") if question.part else "{kind}"
    told = part.format(kind=one_words(question.table), name=shortened(question.part, _ON_BUTTON))
    return _("{part}: {title}").format(part=told, title=title[:1].lower() + title[1:])


def _lines(reader: Reader, question: Question, side: Side) -> list[Line]:
    fields = [field for field in _SHOWN if field in side.values] if question.kind == "agreed" else question.fields
    if question.kind == "agreed":
        fields = [*fields, *(f for f in AGREED if f not in _SHOWN and _differs(question.sides, f))]
    return [
        Line(field_label(question.table, field), _value(reader, question, side, field), _differs(question.sides, field))
        for field in fields
        if field in side.values and (side.values[field] not in (None, "") or _differs(question.sides, field))
    ]


def _value(reader: Reader, question: Question, side: Side, field: str) -> str:
    """What a side wrote; where only the time of day differs, that alone."""
    values = [str(each.values.get(field) or "") for each in question.sides]
    if question.kind == "values" and same_day(field, values):
        return clock(datetime.fromisoformat(str(side.values[field])))
    return value_words(reader, question.table, field, side.values[field])


def _differs(sides: Sequence[Side], field: str) -> bool:
    return len({str(side.values.get(field) or "") for side in sides}) > 1


def _choice(side: Side, lines: list[Line], full: bool) -> Choice:
    value = shortened(", ".join(line.value for line in lines), _ON_BUTTON) or _("nothing")
    if full:
        text = _("Let this stand")
    else:
        text = (_("Keep “{value}”") if side.is_own else _("Take “{value}”")).format(value=value)
    by = _("{who}, {when}").format(who=side_words(side), when=moment(side.at))
    name = _("Let stand what {who} wrote: {value}").format(who=side_words(side), value=value)
    return Choice(by, tuple(lines), side.stands, text, name)


def _two_versions(question: Question) -> str:
    if question.kind == "agreed":
        return _("Agreed things are never mixed. Read both and choose the one that was agreed.")
    return _("Both were written without knowing of the other. Choose one; the other stays in the history.")


def _who_wrote(sides: Sequence[Side], lines: Sequence[list[Line]]) -> str:
    said = [", ".join(line.value for line in each) for each in lines]
    theirs = [(side, value) for side, value in zip(sides, said, strict=True) if not side.is_own]
    ours = [value for side, value in zip(sides, said, strict=True) if side.is_own]
    if len(theirs) == 1 and len(ours) == 1:
        told = _("Your co-coordinator ({laptop}) wrote “{theirs}”, you wrote “{ours}”; neither had seen the other.")
        return told.format(laptop=theirs[0][0].laptop, theirs=theirs[0][1], ours=ours[0])
    wrote = _("{laptop} wrote “{value}”")
    each = [wrote.format(laptop=side_words(side), value=value) for side, value in zip(sides, said, strict=True)]
    return _("{said}; none had seen the others’.").format(said=", ".join(each))


def _binned(reader: Reader, question: Question) -> Asked:
    edits = [
        _("{field} “{value}”").format(
            field=field_label(question.table, conflict.field),
            value=shortened(value_words(reader, question.table, conflict.field, head.value), _LONG),
        )
        for side in question.sides
        for conflict, head in side.pairs
    ]
    who = _(" and ").join(dict.fromkeys(side_words(side) for side in question.sides))
    told = _("Put in the bin, and edited elsewhere at the same time. {who} wrote: {edits}.")
    name = question.part or question.thing.name
    return Asked(
        _title_of_bin(question),
        told.format(who=who, edits=", ".join(edits)),
        (
            Choice("", (), False, _("Restore"), _("Restore {thing}").format(thing=name)),
            Choice("", (), True, _("Leave in the bin"), _("Leave {thing} in the bin").format(thing=name)),
        ),
        side_by_side=False,
    )


def _title_of_bin(question: Question) -> str:
    if question.table == question.thing.table:
        return _("In the bin here, edited there")
    part = _("{kind} “{name}”: in the bin here, edited there")
    return part.format(kind=one_words(question.table), name=shortened(question.part, _ON_BUTTON))

"""What importing a file would do to a chapter, row by row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from models.rules.roster_blend import Mode, differences
from models.rules.roster_file import Change, Known, PersonDraft, Plan, Refused, Why
from models.rules.roster_settle import Round, Row, row, settled

_ROUNDS = 8
_DEPENDS_ON_OTHERS = {"same_as_row", "several", "left_before_joining", "far_future"}


@dataclass(slots=True)
class _Person:
    """Somebody as they were (None for a newcomer), as they will be, and the row that speaks of them."""

    before: PersonDraft | None
    after: PersonDraft
    removed: bool = False
    row: int = 0
    also: tuple[PersonDraft, ...] = ()


def plan(
    drafts: Iterable[tuple[int, PersonDraft | Refused]],
    known: Iterable[Known],
    *,
    today: date,
    mode: Mode = Mode.UPDATE,
) -> Plan:
    """What importing these rows would do; once it is carried out, planning again finds nothing to do.

    A row is a person of the chapter by, in this order: our own id; a shared e-mail or phone with a name that fits;
    the whole name with the organisation or postcode; the whole name where nobody else here or in the file has it.
    A missing value never agrees, and a name alone never bridges two e-mails.
    """
    people = {each.draft.id: _Person(each.draft, each.draft, each.removed, also=each.also) for each in known}
    refused: dict[int, Refused] = {}
    rows: list[Row] = []
    for number, draft in drafts:
        if isinstance(draft, Refused):
            refused[number] = draft
        else:
            rows.append(row(number, draft))
    _ask_until_settled(rows, people, refused, today, mode)
    return _as_plan(people, refused)


def _ask_until_settled(
    rows: list[Row], people: dict[str, _Person], refused: dict[int, Refused], today: date, mode: Mode
) -> None:
    """Rows that stayed out are asked again, since the others may have settled what they mean."""
    for _round in range(_ROUNDS):
        known = [Known(_under(key, one), one.removed, one.also) for key, one in people.items()]
        result = settled(rows, known, today, mode)
        news = _applied(result, people, refused)
        waiting = any(each.why.kind in _DEPENDS_ON_OTHERS for each in result.refused)
        if not (news and waiting):
            return


def _applied(result: Round, people: dict[str, _Person], refused: dict[int, Refused]) -> bool:
    """Take over what a round found; says whether that was news."""
    heard = {one.row for one in people.values() if one.row}
    news = bool(result.new)
    for number, after in result.claimed:
        one = people[after.id]
        same = one.after == (after if one.before else replace(after, id=""))
        if number in heard and same:
            continue
        news = news or not same
        one.after = after if one.before else replace(after, id="")
        if not one.row:
            one.row = number
            refused.pop(number, None)
        elif number not in heard:
            refused[number] = Refused(number, Why("same_as_row", row=one.row), after.name)
    for number, draft in result.new:
        people[f"row {number}"] = _Person(None, draft, row=number)
        refused.pop(number, None)
    for each in result.refused:
        if each.row not in heard:
            refused[each.row] = each
    return news


def _under(key: str, one: _Person) -> PersonDraft:
    """A person under the key they are found by: their id, or for a newcomer the row."""
    return one.after if one.before else replace(one.after, id=key)


def _as_plan(people: dict[str, _Person], refused: dict[int, Refused]) -> Plan:
    spoken_of = sorted((one for one in people.values() if one.row), key=lambda one: one.row)
    known = [(one.before, one) for one in spoken_of if one.before]
    return Plan(
        new=tuple((one.row, one.after) for one in spoken_of if one.before is None),
        changed=tuple(_change(before, one) for before, one in known if before != one.after),
        unchanged=tuple((one.row, before.id) for before, one in known if before == one.after),
        refused=tuple(refused[number] for number in sorted(refused)),
    )


def _change(before: PersonDraft, one: _Person) -> Change:
    return Change(one.row, before.id, one.after.name, differences(before, one.after), one.after)

"""One round of finding out which row of a file speaks of whom; the surest rows choose first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from models.rules.roster_blend import Blend, Mode, adds_nothing, as_new, blended
from models.rules.roster_file import Known, PersonDraft, Refused, Why
from models.rules.roster_keys import Keys, full_name_agrees, keys, line
from models.rules.roster_kin import Candidate, Kin, are_namesakes, are_one

_FURTHEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Row:
    """A person in a file, with what can be compared."""

    number: int
    draft: PersonDraft
    keys: Keys


@dataclass(slots=True)
class Round:
    """Who the chapter has, and what is settled so far: newcomers, people spoken of, rows that stay out."""

    kin: Kin
    today: date
    mode: Mode
    new: list[tuple[int, PersonDraft]] = field(default_factory=list[tuple[int, PersonDraft]])
    claimed: list[tuple[int, PersonDraft]] = field(default_factory=list[tuple[int, PersonDraft]])
    refused: list[Refused] = field(default_factory=list[Refused])


def settled(rows: Iterable[Row], known: Iterable[Known], today: date, mode: Mode) -> Round:
    """Every row's fate; the draft of a claim is the whole person after it, under their id."""
    work = Round(Kin(known), today, mode)
    rows = [row for row in rows if not _by_id(work, row)]
    rows = [row for row in rows if not _told_already(work, row)]
    rows = _unsettled(work, rows)
    rows = [row for row in rows if not _named_already(work, row)]
    work.kin.count_names(row.keys for row in rows)
    for row in rows:
        _by_name(work, row)
    return work


def row(number: int, draft: PersonDraft) -> Row:
    """A row ready to be compared."""
    return Row(number, draft, keys(draft))


def _unsettled(work: Round, rows: list[Row]) -> list[Row]:
    """The rows no contact decides; one settled may leave another a single choice, so all are asked again."""
    asked = [row for row in rows if work.kin.related(row.keys, are_one)]
    left = {row.number for row in rows}
    while asked:
        still = [row for row in asked if not _by_contact(work, row)]
        left -= {row.number for row in asked} - {row.number for row in still}
        if len(still) == len(asked):
            break
        asked = still
    return [row for row in rows if row.number in left]


def _by_id(work: Round, row: Row) -> bool:
    one = work.kin.by_id.get(row.draft.id) if row.draft.id else None
    if one is None:
        return False
    if all(_is_somebody_else(entry, row.keys) for entry in one.known_as):
        _refuse(work, row, Why("id_of_another", name=one.draft.name))
    else:
        _claim(work, row, one, certain=row.draft.id == one.draft.id)
    return True


def _is_somebody_else(one: Keys, row: Keys) -> bool:
    """Whether our id stands beside a stranger, as it does after one column of a sheet was sorted alone."""
    if not one.names or not row.names or one.emails & row.emails or one.phones & row.phones:
        return False
    return one.family != row.family and not set(one.given) & set(row.given)


def _told_already(work: Round, row: Row) -> bool:
    return _is_given_away(work, row, work.kin.related(row.keys, are_one))


def _named_already(work: Round, row: Row) -> bool:
    return bool(row.keys.names) and _is_given_away(work, row, work.kin.related(row.keys, are_namesakes))


def _is_given_away(work: Round, row: Row, related: list[Candidate]) -> bool:
    """Give the row to somebody of whom it says nothing new, to the one of whom least is known."""
    free = [one for one in related if not one.taken and not one.removed and _is_told(work, row, one)]
    if free:
        _claim(work, row, min(free, key=lambda one: one.fullness))
    return bool(free)


def _is_told(work: Round, row: Row, one: Candidate) -> bool:
    return adds_nothing(one.draft, row.draft, Blend(mode=work.mode))


def _by_contact(work: Round, row: Row) -> bool:
    related = work.kin.related(row.keys, are_one)
    if twin := _repeated(work, row, related):
        _refuse(work, row, Why("same_as_row", row=twin.taken))
        return True
    ranked = sorted(related, key=lambda one: _rank(one, row.keys), reverse=True)
    if not ranked or (len(ranked) > 1 and _rank(ranked[0], row.keys) == _rank(ranked[1], row.keys)):
        return False
    _claim(work, row, ranked[0])
    return True


def _rank(one: Candidate, row: Keys) -> tuple[bool, int, bool, bool]:
    home = bool(row.postcode) and one.keys.postcode == row.postcode
    contacts = bool(one.keys.emails & row.emails) + bool(one.keys.phones & row.phones)
    return not one.removed, contacts + home + full_name_agrees(one.keys, row), not one.left, not one.taken


def _repeated(work: Round, row: Row, related: list[Candidate]) -> Candidate | None:
    """Somebody another row speaks of already, to whom this row adds nothing."""
    return next((one for one in related if one.taken and _is_told(work, row, one)), None)


def _by_name(work: Round, row: Row) -> None:
    """The last resort, once every surer row has found its person."""
    if not row.keys.names:
        owners = {one.draft.name for mail in row.keys.emails for one in work.kin.by_email.get(mail, ())}
        _refuse(work, row, Why("no_name", name=owners.pop() if len(owners) == 1 else ""))
    elif doubles := work.kin.related(row.keys, are_one):
        if not _by_contact(work, row):
            _refuse(work, row, Why("several", name=row.draft.name, count=len(doubles)))
    else:
        _by_whole_name(work, row, work.kin.related(row.keys, are_namesakes))


def _by_whole_name(work: Round, row: Row, namesakes: list[Candidate]) -> None:
    says_more = bool(row.keys.emails or row.keys.phones or row.keys.postcode or row.keys.organisation)
    free = [one for one in namesakes if not one.taken]
    if work.kin.is_too_common(row.keys) and not (row.keys.emails or row.keys.phones):
        _refuse(work, row, Why("several", name=row.draft.name, count=max(2, len(namesakes))))
    elif not namesakes:
        _welcome(work, row)
    elif twin := _repeated(work, row, namesakes):
        _refuse(work, row, Why("same_as_row", row=twin.taken))
    elif len(namesakes) == 1 and not (says_more and (namesakes[0].taken or work.kin.is_shared(row.keys))):
        _claim(work, row, namesakes[0])
    elif says_more and not free:
        _welcome(work, row)
    else:
        _refuse(work, row, Why("several", name=row.draft.name, count=len(namesakes)))


def _claim(work: Round, row: Row, one: Candidate, *, certain: bool = False) -> None:
    """The row speaks of this person; only the first row that does is listened to."""
    if one.taken:
        _refuse(work, row, Why("same_as_row", row=one.taken))
        return
    if one.removed:
        _refuse(work, row, Why("removed", name=one.draft.name))
        return
    after = blended(one.draft, row.draft, Blend(certain, work.mode))
    if why := _impossible(one.draft, after, work.today):
        work.kin.take(one, row.number, one.draft)
        _refuse(work, row, why)
        return
    work.kin.take(one, row.number, after)
    work.claimed.append((row.number, after))


def _welcome(work: Round, row: Row) -> None:
    newcomer = as_new(row.draft)
    if why := _impossible(PersonDraft(), newcomer, work.today):
        _refuse(work, row, why)
        return
    work.kin.add(newcomer, row.number)
    work.new.append((row.number, newcomer))


def _impossible(before: PersonDraft, after: PersonDraft, today: date) -> Why | None:
    """Why these dates cannot be, unless the chapter has them so already."""
    if (before.joined_on, before.left_on) == (after.joined_on, after.left_on):
        return None
    if after.joined_on and after.joined_on > today + _FURTHEST:
        return Why("far_future", value=after.joined_on.isoformat())
    if after.joined_on and after.left_on and after.left_on < after.joined_on:
        return Why("left_before_joining", value=after.left_on.isoformat())
    return None


def _refuse(work: Round, row: Row, why: Why) -> None:
    work.refused.append(Refused(row.number, why, line(row.draft.name)))

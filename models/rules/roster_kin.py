"""Everybody a row of a file might speak of, found by what they share without comparing each with each."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from models.rules.roster_file import Known, PersonDraft
from models.rules.roster_keys import Keys, full_name_agrees, given_agrees, keys

_TOO_COMMON = 100


@dataclass(slots=True, eq=False)
class Candidate:
    """One person of the chapter, or new in this file; `taken` is the row that speaks of them, 0 while none does."""

    draft: PersonDraft
    keys: Keys
    removed: bool = False
    taken: int = 0
    also: tuple[Keys, ...] = ()

    @property
    def known_as(self) -> tuple[Keys, ...]:
        """What can be compared of every entry of theirs."""
        return self.keys, *self.also

    @property
    def left(self) -> bool:
        """Whether they have left the chapter."""
        return self.draft.left_on is not None

    @property
    def fullness(self) -> int:
        """How many fields say something."""
        return sum(bool(getattr(self.draft, each.name)) for each in fields(PersonDraft))


class Kin:
    """The people, indexed by id, e-mail, phone and whole name."""

    def __init__(self, known: Iterable[Known]) -> None:
        self.by_id: dict[str, Candidate] = {}
        self.by_email: dict[str, list[Candidate]] = {}
        self._by_phone: dict[str, list[Candidate]] = {}
        self._by_name: dict[str, list[Candidate]] = {}
        self._by_name_without_email: dict[str, list[Candidate]] = {}
        self._rows_named: Counter[str] = Counter()
        for each in known:
            candidate = Candidate(each.draft, keys(each.draft), each.removed, also=tuple(map(keys, each.also)))
            self.by_id.update((id, candidate) for id in (each.draft.id, *(draft.id for draft in each.also)))
            for entry in candidate.known_as:
                self._index(candidate, entry)

    def related(self, row: Keys, are: Callable[[Keys, Keys], bool]) -> list[Candidate]:
        """Those with something in common of whom the rule holds, each once."""
        named = self._namesakes(row)
        found: dict[int, Candidate] = {}
        for index, values in ((self.by_email, row.emails), (self._by_phone, row.phones), (named, row.names)):
            for value in values:
                bearers = index.get(value, ())
                if index is not named or len(bearers) <= _TOO_COMMON:
                    found.update((id(one), one) for one in bearers)
        return [one for one in found.values() if any(are(entry, row) for entry in one.known_as)]

    def is_too_common(self, row: Keys) -> bool:
        """Whether so many bear this row's name that it says nothing."""
        return any(len(self._namesakes(row).get(name, ())) > _TOO_COMMON for name in row.names)

    def add(self, draft: PersonDraft, row: int) -> None:
        """A newcomer, whom a later row may speak of too."""
        candidate = Candidate(draft, keys(draft), taken=row)
        self._index(candidate, candidate.keys)

    def take(self, one: Candidate, row: int, after: PersonDraft) -> None:
        """A row speaks of this person, who is from now on known as it says."""
        one.taken = row
        if after is not one.draft:
            one.draft, one.keys = after, keys(after)
            self._index(one, one.keys)

    def count_names(self, rows: Iterable[Keys]) -> None:
        """Learn how many rows that have not found their person go by each name."""
        for each in rows:
            self._rows_named.update(each.names)

    def is_shared(self, row: Keys) -> bool:
        """Whether another such row goes by this row's name."""
        return any(self._rows_named[name] > 1 for name in row.names)

    def _namesakes(self, row: Keys) -> dict[str, list[Candidate]]:
        """Where to look for a row's name: a name alone never bridges two e-mails."""
        return self._by_name_without_email if row.emails else self._by_name

    def _index(self, one: Candidate, by: Keys) -> None:
        names = by.names
        for index, values in ((self.by_email, by.emails), (self._by_phone, by.phones), (self._by_name, names)):
            for value in values:
                index.setdefault(value, []).append(one)
        if not by.emails:
            for name in names:
                self._by_name_without_email.setdefault(name, []).append(one)


def are_one(one: Keys, other: Keys) -> bool:
    """Whether what two records share makes them one person; couples share an e-mail, so the first name must fit."""
    if _conflict(one, other):
        return False
    given = given_agrees(one, other)
    email, phone = bool(one.emails & other.emails), bool(one.phones & other.phones)
    if not one.family or not other.family:
        return email and bool(given)
    if one.family != other.family and one.whole != other.whole:
        return email and phone and bool(given)
    return email or (phone and bool(given)) or (_same_place(one, other) and are_namesakes(one, other))


def are_namesakes(one: Keys, other: Keys) -> bool:
    """Whether two records have one whole name, and no two e-mails that tell them apart."""
    return full_name_agrees(one, other) and not _different(one.emails, other.emails)


def _conflict(one: Keys, other: Keys) -> bool:
    generations = one.generation and other.generation and one.generation != other.generation
    return bool(generations) or (given_agrees(one, other) is False and one.whole != other.whole)


def _same_place(one: Keys, other: Keys) -> bool:
    if one.postcode and one.postcode == other.postcode:
        return True
    return bool(one.organisation) and one.organisation == other.organisation


def _different(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not some & others

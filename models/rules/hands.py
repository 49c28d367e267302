"""Raised hands by name, in one typed line: "all consent except gwen, ali objects: too dear for us"."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from models.rules.called import known_by
from models.rules.decisions import StanceKind
from models.rules.hand_words import Hands, Said, Unclear, WhyUnclear, Words
from models.rules.several_names import people_named

_QUOTED = r'"(?:[^"]|"")*"'
_CLAUSE = re.compile(rf"([^,;:\n]*)(?::[^\S\n]*({_QUOTED}(?=\s*(?:[,;\n]|$))|[^;\n]*)[^\S\n]*)?(?:[,;\n]|$)")


def hands(line: str, people: Mapping[str, str], words: Words, *, heard: Collection[str] = ()) -> Hands:
    """Read a line; `people` are the deciders' names by id, `heard` those whose word on this text is already noted.

    Somebody named has the last word; "all" and "rest" are those neither named nor heard. A part ends with a comma or
    a semicolon; a reason only with a semicolon, unless it is in quotation marks.

    >>> words = Words({"yes": StanceKind.YES, "no": StanceKind.NO}, rest=frozenset({"rest"}))
    >>> taken = hands("gw no: too dear; rest yes", {"1": "Gwen Pugh", "2": "Ali Reza"}, words)
    >>> [(person, str(said.stance), said.reason) for person, said in taken.said.items()]
    [('1', 'no', 'too dear'), ('2', 'yes', '')]
    """
    reading = _Reading(people, words)
    for part in _CLAUSE.finditer(line):
        if part[0].strip(",;\n "):
            reading.take(part[1].split(), part[2])
    return reading.whole(heard)


def along_seats(keys: str, seats: Sequence[str], letters: Mapping[str, StanceKind], skip: str = ".") -> Hands:
    """One letter for each seat in turn, as the facilitator looks round the room; blanks are nothing.

    >>> taken = along_seats("cc.o", ["1", "2", "3", "4"], {"c": StanceKind.CONSENT, "o": StanceKind.OBJECTION})
    >>> {person: str(said.stance) for person, said in taken.said.items()}
    {'1': 'consent', '2': 'consent', '4': 'objection'}
    """
    typed = "".join(keys.casefold().split())
    unclear = [Unclear(key, WhyUnclear.NOT_READ) for key in dict.fromkeys(typed) if key not in letters and key != skip]
    if len(typed) > len(seats):
        unclear.append(Unclear(typed[len(seats) :], WhyUnclear.TOO_MANY))
    said = {person: Said(letters[key]) for person, key in zip(seats, typed, strict=False) if key in letters}
    return Hands(said, unclear=tuple(unclear))


class _Reading:
    """A line as far as it is read: what was said by name, by all, and what waits for a stance."""

    def __init__(self, people: Mapping[str, str], words: Words) -> None:
        self.people = people
        self.known = known_by(people)
        self.words = words
        self.named: dict[str, Said] = {}
        self.all: Said | None = None
        self.waiting: list[str] = []
        self.excepted: list[str] = []
        self.excepting = False
        self.unclear: list[Unclear] = []

    def take(self, typed: list[str], reason: str | None) -> None:
        """Read the next part."""
        self._look_into(reason or "")
        said = _unquoted(reason or "")
        but = next((place for place, word in enumerate(typed) if word.casefold() in self.words.but), None)
        if but is not None:
            self._except(typed[:but], typed[but + 1 :], said)
            return
        subject, stance = self.words.ending(typed)
        if stance is not None and self.words.are_all(subject):
            self._say_all(typed, Said(stance, said))
        elif stance is not None:
            self._say([*self.waiting, *self._people(subject)], Said(stance, said))
            self.waiting = []
        elif said:
            self._doubt([*typed, said], WhyUnclear.NO_STANCE)
        else:
            (self.excepted if self.excepting else self.waiting).extend(self._people(subject))

    def whole(self, heard: Collection[str]) -> Hands:
        """What the line comes to once it is read to its end."""
        waiting = [Unclear(self.people[person], WhyUnclear.NO_STANCE, (person,)) for person in self.waiting]
        left_out = {*self.excepted, *heard}
        said = {
            person: self.named.get(person, self.all)
            for person in self.known
            if person in self.named or person not in left_out
        }
        kept = [person for person in self.known if person in heard and person not in {*self.named, *self.excepted}]
        return Hands(
            {person: each for person, each in said.items() if each is not None},
            tuple(person for person in dict.fromkeys(self.excepted) if person not in self.named),
            tuple(kept) if self.all else (),
            (*self.unclear, *waiting),
        )

    def _except(self, before: list[str], after: list[str], said: str) -> None:
        """All but some: "all consent except gwen", "all except gwen consent", or "except gwen" after a comma."""
        group, stance = self.words.ending(before)
        names, theirs = self.words.ending(after)
        if before and stance is None:
            stance, theirs = theirs, None
        if not self.words.are_all(group) or not (stance or (self.all and not before)):
            self._doubt([*before, "…", *after], WhyUnclear.NOT_READ)
            return
        if stance:
            self._say_all(before, Said(stance))
        people = self._people(names)
        self.excepting = theirs is None
        if theirs:
            self._say(people, Said(theirs, said))
        elif said:
            self._doubt(after, WhyUnclear.NO_STANCE)
        else:
            self.excepted += people

    def _say_all(self, typed: list[str], said: Said) -> None:
        if self.all not in (None, said):
            self._doubt(typed, WhyUnclear.TWICE)
        self.all, self.excepting = said, False

    def _say(self, people: Iterable[str], said: Said) -> None:
        self.excepting = False
        for person in people:
            if self.named.setdefault(person, said) != said:
                self.unclear.append(Unclear(self.people[person], WhyUnclear.TWICE, (person,)))

    def _people(self, typed: list[str]) -> tuple[str, ...]:
        if not typed or not self.words.are_names(typed):
            self._doubt(typed, WhyUnclear.NOT_READ)
            return ()
        found = people_named(typed, self.known, self.words.joins)
        self.unclear += found.unclear
        return found.ids

    def _look_into(self, reason: str) -> None:
        """A comma in a reason may have been meant to end it: what follows and reads by itself is asked about."""
        for part in [] if re.fullmatch(_QUOTED, reason.strip()) else reason.split(",")[1:]:
            subject, stance = self.words.ending(part.split())
            if stance and (self.words.are_all(subject) or self._are_people(subject)):
                self._doubt(part.split(), WhyUnclear.IN_REASON)

    def _are_people(self, typed: list[str]) -> bool:
        return self.words.are_names(typed) and not people_named(typed, self.known, self.words.joins).unclear

    def _doubt(self, typed: list[str], why: WhyUnclear) -> None:
        self.unclear.append(Unclear(" ".join(typed), why))


def _unquoted(reason: str) -> str:
    said = reason.strip()
    return said[1:-1].replace('""', '"') if re.fullmatch(_QUOTED, said) else said

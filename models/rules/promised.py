"""Who promised what until when, read out of one sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.rules.names import normal_name
from models.rules.spoken_days import day_meant, is_day_of_month, is_plainly_a_day


@dataclass(frozen=True)
class Promise:
    """What is left of the sentence once owner and day are taken out; what could not be read stays in it."""

    text: str
    owner_words: str = ""
    owner: str | None = None
    due: date | None = None


@dataclass(frozen=True)
class _Owner:
    """Who was named, as said and as known, and what is left of the sentence."""

    words: str
    id: str | None
    rest: str


_MARKED = re.compile(r"\(([^)]{1,60})\)\s*(?:(?:to|will)\s|:)?\s*(\S.*)", re.DOTALL)
_WILL = r"\s(?:(?:(?:is|are|has|have|agreed|agrees|offered)\s)?to|will|shall|should|must)\s|['’]ll\s"
_SAID = re.compile(rf"([^:()@]{{1,60}}?)(?:{_WILL}|:\s|\s[-–—]\s)\s*(\S.*)", re.DOTALL)
_WRAPPED = re.compile(r"\(([^()]+\s[^()]+)\)")
_CLOSING = re.compile(r"(\S.*?)[\s,;]*(?:\(([^)]{1,60})\)|\s[-–—]\s*([^-–—()]{1,60}))[\s.]*", re.DOTALL)
_YEAR = re.compile(r"(\d{2}|\d{4})\W*")
_EVERYBODY = ("all", "everyone", "everybody", "we", "all of us", "all members")
_UNTIL = ("by", "before", "due")
_NOT_A_DEADLINE = ("for", "of", "on", "at", "from", "since", "until", "after", "about", "to", "and", "between", "the")
_MOST_WORDS_OF_A_DAY = 6


def promised(sentence: str, *, today: date, people: Mapping[str, str]) -> Promise:
    """Read "Gwen to draft a loan card by 26 Nov" and the like; people by id and name.

    >>> promised("Draft a loan card (Gwen), by Friday.", today=date(2026, 11, 23), people={"1": "Gwen Pugh"})
    Promise(text='Draft a loan card', owner_words='Gwen', owner='1', due=datetime.date(2026, 11, 27))
    """
    if wrapped := _WRAPPED.fullmatch(sentence):
        sentence = wrapped[1]
    owner = _opening_owner(sentence, people) or _closing_owner(sentence, people)
    if owner:
        text, due = _without_day(owner.rest, today)
        return Promise(text, owner.words, owner.id, due)
    text, due = _without_day(sentence, today)
    before_the_day = _closing_owner(text, people) or _Owner("", None, text)
    return Promise(before_the_day.rest, before_the_day.words, before_the_day.id, due)


def _opening_owner(sentence: str, people: Mapping[str, str]) -> _Owner | None:
    if sentence.startswith("@"):
        return _mentioned_owner(sentence[1:], people)
    if marked := _MARKED.fullmatch(sentence):
        return _Owner(marked[1], _only(marked[1], people), marked[2])
    said = _SAID.fullmatch(sentence)
    return _Owner(said[1], _only(said[1], people), said[2]) if said and _is_somebody(said[1], people) else None


def _mentioned_owner(sentence: str, people: Mapping[str, str]) -> _Owner:
    """After an @ as many words belong to the name as still mean one person."""
    words = sentence.split()
    for count in (3, 2, 1):
        name = " ".join(words[:count]).strip(":,")
        if (owner := _only(name, people)) or count == 1:
            break
    rest = " ".join(words[count:])
    return _Owner(name, owner, re.sub(r"^(to|will)\s", "", rest))


def _closing_owner(sentence: str, people: Mapping[str, str]) -> _Owner | None:
    closing = _CLOSING.fullmatch(sentence)
    name = (closing[2] or closing[3]).strip() if closing else ""
    return _Owner(name, _only(name, people), closing[1]) if closing and _is_somebody(name, people) else None


def _is_somebody(words: str, people: Mapping[str, str]) -> bool:
    several = re.split(r"\s(?:and|&)\s|\s*[,/]\s*", words)
    return words.casefold() in _EVERYBODY or all(_meant(name, people) for name in several)


def _only(name: str, people: Mapping[str, str]) -> str | None:
    meant = _meant(name, people)
    return meant[0] if len(meant) == 1 else None


def _meant(name: str, people: Mapping[str, str]) -> list[str]:
    """Everybody a name may mean: the whole of it, else its first words, a family name after a title, or initials."""
    said = _parts(name)
    if titled := len(said) > 1 and normal_name(name) == "".join(said[1:]):
        said = said[1:]
    if not said:
        return []
    parts = {person: _parts(known_as) for person, known_as in people.items()}
    whole = [person for person, known in parts.items() if "".join(known) == "".join(said)]
    begun = [person for person, known in parts.items() if _begins(known, said)]
    initials = [person for person, known in parts.items() if name == "".join(part[0] for part in known).upper()]
    family = [person for person, known in parts.items() if titled and known[-len(said) :] == said]
    return whole or begun or family or initials


def _begins(known: list[str], said: list[str]) -> bool:
    *firsts, last = said
    if any("".join(known[:count]) == "".join(said) for count in range(1, len(known) + 1)):
        return True
    return bool(firsts) and len(known) >= len(said) and known[: len(firsts)] == firsts and _is_initial(last, known)


def _is_initial(letter: str, known: list[str]) -> bool:
    return len(letter) == 1 and known[-1].startswith(letter)


def _parts(name: str) -> list[str]:
    return [part for word in name.split() if (part := normal_name(word))]


def _without_day(sentence: str, today: date) -> tuple[str, date | None]:
    """The sentence and its day; a day in mid-sentence, or with nothing before it, stays there."""
    words = list(re.finditer(r"\S+", sentence))
    for end in range(len(words), 0, -1):
        start, day = _day_ending(words, end, today)
        at_end = end == len(words)
        if (
            day is not None
            and (at_end or not _YEAR.fullmatch(words[end][0]))
            and _is_deadline(words, start, " ".join(word[0] for word in words[start:end]), ends=at_end)
        ):
            rest = _cut(sentence, words, start) if at_end else sentence
            return (rest, day) if rest else (sentence, None)
    return sentence, None


def _day_ending(words: list[re.Match[str]], end: int, today: date) -> tuple[int, date | None]:
    """The longest run of words up to here that is a day, by its first word."""
    for start in range(max(0, end - _MOST_WORDS_OF_A_DAY), end):
        said = " ".join(word[0] for word in words[start:end])
        if (day := day_meant(said.strip("(),.;:!"), today)) is not None:
            return start, day
    return end, None


def _is_deadline(words: list[re.Match[str]], start: int, said: str, *, ends: bool) -> bool:
    before = words[start - 1][0].casefold().lstrip("(") if start else ""
    if is_day_of_month(said.strip("(),.;:!")) and not (ends and before in _UNTIL):
        return False
    if before in _UNTIL:
        return True
    set_apart = said.startswith("(") or before.endswith((",", ";", "-", "–", "—"))
    return ends and before not in _NOT_A_DEADLINE and (set_apart or is_plainly_a_day(said))


def _cut(sentence: str, words: list[re.Match[str]], start: int) -> str:
    while start and words[start - 1][0].casefold().strip("(,;") in _UNTIL:
        start -= 1
    return sentence[: words[start].start() if start < len(words) else None].rstrip(" ,;-–—(")

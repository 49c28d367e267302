"""What becomes of a person when a file tells of them again: blanks wipe nothing, lists unite, text is added to."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from models.rules.roster_file import Contact, FieldChange, PersonDraft, Value
from models.rules.roster_keys import folded, given_agrees, keys, line, phone_key, postcode_key, tidy

_FIELDS = tuple(each.name for each in fields(PersonDraft) if each.name not in {"id", "evidence"})
_LISTS = ("emails", "phones", "skills", "roles")
_LINES = (
    "postcode",
    "organisation",
    "town",
    "county",
    "country",
    "honorific",
    "pronouns",
    "job_title",
    "preferred_channel",
)
_TEXTS = ("address_lines", "left_reason")
_PROSE = ("brings", "access_needs")


class Mode(StrEnum):
    """What a file may do to people the chapter knows."""

    UPDATE = "update"
    FILL = "fill"


@dataclass(frozen=True, slots=True)
class Blend:
    """How two records are united; `certain` when the file carries our own id, so that corrections of spelling count."""

    certain: bool = False
    mode: Mode = Mode.UPDATE


def blended(known: PersonDraft, draft: PersonDraft, how: Blend) -> PersonDraft:
    """The person after the file has had its say.

    >>> known = PersonDraft(given_name="Bethan", town="Aberystwyth", skills=("First aid",))
    >>> after = blended(known, PersonDraft(given_name="BETHAN", skills=("first aid", "Welsh")), Blend())
    >>> after.given_name, after.town, after.skills
    ('Bethan', 'Aberystwyth', ('First aid', 'Welsh'))
    """
    news: dict[str, Any] = dict(_news(known, draft, how))
    return replace(known, **news) if news else known


def adds_nothing(known: PersonDraft, draft: PersonDraft, how: Blend) -> bool:
    """Whether the file says nothing new of this person."""
    return next(_news(known, draft, how), None) is None


def _news(known: PersonDraft, draft: PersonDraft, how: Blend) -> Iterator[tuple[str, Value]]:
    """Each field that becomes another, with what it becomes; fields of which the file is silent cost nothing."""
    groups = (
        (_LISTS, _united),
        (_LINES, _line),
        (_TEXTS, _text),
        (_PROSE, _prose),
    )
    for names, become in groups:
        for name in names:
            before, said = getattr(known, name), getattr(draft, name)
            if said and said != before and (after := become(name, before, said, how)) != before:
                yield name, after
    yield from _names(known, draft, how)
    notes = _prose("notes", known.notes, draft.notes, how) if draft.notes != known.notes else known.notes
    if (notes := _added(notes, draft.evidence)) != known.notes:
        yield "notes", notes
    yield from _dates(known, draft, how)


def differences(before: PersonDraft, after: PersonDraft) -> tuple[FieldChange, ...]:
    """Each field that is no longer what it was, in the order of the fields."""
    if before == after:
        return ()
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _FIELDS)
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def as_new(draft: PersonDraft) -> PersonDraft:
    """A person as a newcomer: no id yet, the evidence in the notes."""
    if not draft.id and not draft.evidence:
        return draft
    return replace(draft, id="", notes=_added(draft.notes, draft.evidence), evidence=())


def _names(known: PersonDraft, draft: PersonDraft, how: Blend) -> Iterator[tuple[str, str]]:
    names = ("given_name", "family_name", "known_as")
    if not how.certain and _called(known) == _called(draft):
        names = ("known_as",)
    for name in names:
        before, said = getattr(known, name), getattr(draft, name)
        if said == before or not line(said) or not _may(line(before), how):
            continue
        if _is_news(name, known, draft) if not how.certain else line(before) != line(said):
            yield name, said


def _is_news(name: str, known: PersonDraft, draft: PersonDraft) -> bool:
    """Whether a name found without our id says more than the one the chapter has."""
    before, said = getattr(known, name), getattr(draft, name)
    if not line(before):
        return True
    if name == "known_as" or folded(before) == folded(said):
        return False
    return name == "family_name" or _tells_more(known, draft)


def _called(person: PersonDraft) -> str:
    return folded(f"{person.given_name} {person.family_name}")


def _tells_more(known: PersonDraft, draft: PersonDraft) -> bool:
    """Whether the file's first name is news: another name, or one that is fuller; never a short form or an initial."""
    ours, theirs = keys(replace(known, known_as="")), keys(replace(draft, known_as=""))
    if not given_agrees(keys(known), theirs):
        return True
    old, new = ours.given[0], theirs.given[0]
    return len(old[0]) == 1 < len(new[0]) or (old[0] == new[0] and len(new) > len(old))


def _line(name: str, known: str, draft: str, how: Blend) -> str:
    if name == "postcode":
        same = postcode_key(known) == postcode_key(draft)
    else:
        same = line(known) == line(draft) or (not how.certain and folded(known) == folded(draft))
    return known if same or not line(draft) or not _may(line(known), how) else draft


def _text(_name: str, known: str, draft: str, how: Blend) -> str:
    same = tidy(known) == tidy(draft) or (not how.certain and folded(known) == folded(draft))
    return known if same or not tidy(draft) or not _may(tidy(known), how) else draft


def _may(known: object, how: Blend) -> bool:
    """Whether a field that says this already may be overwritten."""
    return not known or how.mode is Mode.UPDATE


def _prose(_name: str, known: str, draft: str, how: Blend) -> str:
    if not tidy(draft) or tidy(known) == tidy(draft) or not _may(tidy(known), how):
        return known
    return draft if how.certain or not tidy(known) else _added(known, draft.split("\n"))


def _added(known: str, lines: Sequence[str]) -> str:
    """A text with those lines at its end that it does not have already."""
    if not lines:
        return known
    there = {line(each).casefold() for each in tidy(known).split("\n")}
    missing = [each for each in lines if line(each) and line(each).casefold() not in there]
    return "\n".join([*([known.rstrip()] if known.strip() else []), *dict.fromkeys(missing)]) if missing else known


def _united(name: str, known: Any, draft: Any, how: Blend) -> tuple[Contact, ...] | tuple[str, ...]:
    if name == "emails":
        return _contacts(known, draft, how, lambda value: line(value).casefold())
    return _contacts(known, draft, how, phone_key) if name == "phones" else _items(known, draft)


def _contacts(
    known: tuple[Contact, ...], draft: tuple[Contact, ...], how: Blend, key: Callable[[str], str]
) -> tuple[Contact, ...]:
    after = list(known)
    seen: set[str] = set()
    for each in draft:
        if (same := key(each.value)) and same not in seen:
            seen.add(same)
            _unite(after, each, [n for n, old in enumerate(after) if key(old.value) == same], how)
    return tuple(after)


def _unite(contacts: list[Contact], new: Contact, places: list[int], how: Blend) -> None:
    """Add a contact, or give the one that stands there its label."""
    if not places:
        contacts.append(new)
        return
    labels = {line(contacts[n].label).casefold() for n in places}
    old = contacts[places[0]]
    if line(new.label).casefold() in labels | {""}:
        return
    if not line(old.label) or (how.certain and how.mode is Mode.UPDATE):
        contacts[places[0]] = replace(old, label=new.label)


def _items(known: tuple[str, ...], draft: tuple[str, ...]) -> tuple[str, ...]:
    there = {line(each).casefold() for each in known}
    missing: dict[str, str] = {}
    for each in draft:
        if line(each) and line(each).casefold() not in there:
            missing.setdefault(line(each).casefold(), each)
    return (*known, *missing.values())


def _dates(known: PersonDraft, draft: PersonDraft, how: Blend) -> Iterator[tuple[str, date]]:
    """Renewing does not change when somebody joined, so the earlier day stands unless our own file says otherwise."""
    joined, before = draft.joined_on, known.joined_on
    if joined and joined != before and _may(before, how) and (how.certain or not before or joined < before):
        yield "joined_on", joined
    if draft.left_on and draft.left_on != known.left_on and _may(known.left_on, how):
        yield "left_on", draft.left_on

"""What becomes of a person when a file tells of them again: blanks wipe nothing, lists unite, text is added to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from models.rules.roster_file import Contact, FieldChange, PersonDraft
from models.rules.roster_keys import folded, given_agrees, keys, line, phone_key, postcode_key, tidy

_NAMES = ("given_name", "family_name", "known_as")
_LINES = ("honorific", "pronouns", "organisation", "job_title", "town", "county", "country", "preferred_channel")
_TEXTS = ("address_lines", "left_reason")
_PROSE = ("brings", "notes", "access_needs")
_FIELDS = tuple(each.name for each in fields(PersonDraft) if each.name not in {"id", "evidence"})


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
    after: dict[str, str | tuple[str, ...] | tuple[Contact, ...] | date | None] = {}
    after.update(_names(known, draft, how))
    for name in _LINES:
        after[name] = _single(getattr(known, name), getattr(draft, name), how, line if how.certain else folded)
    for name in _TEXTS:
        after[name] = _single(getattr(known, name), getattr(draft, name), how, tidy if how.certain else folded)
    for name in _PROSE:
        after[name] = _prose(getattr(known, name), getattr(draft, name), how)
    after["notes"] = _added(str(after["notes"]), draft.evidence)
    after["postcode"] = _single(known.postcode, draft.postcode, how, postcode_key)
    after["emails"] = _contacts(known.emails, draft.emails, how, lambda value: line(value).casefold())
    after["phones"] = _contacts(known.phones, draft.phones, how, phone_key)
    after["skills"] = _items(known.skills, draft.skills)
    after["roles"] = _items(known.roles, draft.roles)
    after["joined_on"] = _joined(known.joined_on, draft.joined_on, how)
    after["left_on"] = draft.left_on if draft.left_on and _may(known.left_on, how) else known.left_on
    return replace(known, **{name: value for name, value in after.items() if value != getattr(known, name)})


def differences(before: PersonDraft, after: PersonDraft) -> tuple[FieldChange, ...]:
    """Each field that is no longer what it was, in the order of the fields."""
    if before == after:
        return ()
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _FIELDS)
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def as_new(draft: PersonDraft) -> PersonDraft:
    """A person as a newcomer: no id yet, the evidence in the notes."""
    return replace(draft, id="", notes=_added(draft.notes, draft.evidence), evidence=())


def _names(known: PersonDraft, draft: PersonDraft, how: Blend) -> dict[str, str]:
    if how.certain:
        return {name: _single(getattr(known, name), getattr(draft, name), how, line) for name in _NAMES}
    kept = {name: _single(getattr(known, name), getattr(draft, name), how, folded) for name in _NAMES}
    kept["known_as"] = known.known_as if line(known.known_as) else draft.known_as
    if _called(known) == _called(draft):
        return kept | {"given_name": known.given_name, "family_name": known.family_name}
    if line(known.given_name) and line(draft.given_name) and not _tells_more(known, draft):
        kept["given_name"] = known.given_name
    return kept


def _called(person: PersonDraft) -> str:
    return folded(f"{person.given_name} {person.family_name}")


def _tells_more(known: PersonDraft, draft: PersonDraft) -> bool:
    """Whether the file's first name is news: another name, or one that is fuller; never a short form or an initial."""
    ours, theirs = keys(replace(known, known_as="")), keys(replace(draft, known_as=""))
    if not given_agrees(keys(known), theirs):
        return True
    old, new = ours.given[0], theirs.given[0]
    return len(old[0]) == 1 < len(new[0]) or (old[0] == new[0] and len(new) > len(old))


def _single(known: str, draft: str, how: Blend, same: Callable[[str], str]) -> str:
    if not tidy(draft) or known == draft or not _may(tidy(known), how):
        return known
    return known if same(known) == same(draft) else draft


def _may(known: object, how: Blend) -> bool:
    """Whether a field that says this already may be overwritten."""
    return not known or how.mode is Mode.UPDATE


def _prose(known: str, draft: str, how: Blend) -> str:
    if not tidy(draft) or tidy(known) == tidy(draft) or not _may(tidy(known), how):
        return known
    return draft if how.certain or not tidy(known) else _added(known, draft.split("\n"))


def _added(known: str, lines: Iterable[str]) -> str:
    """A text with those lines at its end that it does not have already."""
    there = {line(each).casefold() for each in tidy(known).split("\n")}
    missing = [each for each in lines if line(each) and line(each).casefold() not in there]
    return "\n".join([*([known.rstrip()] if known.strip() else []), *dict.fromkeys(missing)]) if missing else known


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


def _joined(known: date | None, draft: date | None, how: Blend) -> date | None:
    """Renewing does not change when somebody joined, so the earlier day stands unless our own file says otherwise."""
    if draft is None or known is None or not _may(known, how):
        return known or draft
    return draft if how.certain else min(known, draft)

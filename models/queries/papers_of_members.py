"""Members as papers list them: the full roster, the directory of what each agreed to, and addresses for labels."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.queries.chapter import chapter_name
from models.queries.moments import day
from models.queries.plain import folded
from models.reader import Reader
from models.rules.consent import ConsentEvent, ConsentState, effective_consent
from models.rules.directory import PREFIX, Listing, allowed_part
from models.rules.names import Names, display_name, formal_name, sort_name
from models.rules.roster import STATUS_SQL, Status


@dataclass(frozen=True)
class MemberEntry:
    """One person with all that a coordinator's list says; `phones` and `emails` have the main one first."""

    id: str
    name: str
    formal_name: str
    pronouns: str
    organisation: str
    status: Status
    address: tuple[str, ...]
    prefers: str
    joined_on: date | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    roles: tuple[str, ...]
    skills: tuple[str, ...]
    can_be_written_to: bool = False


@dataclass(frozen=True)
class MembersPaper:
    """Everybody who is not in the bin, by family name."""

    chapter: str
    members: tuple[MemberEntry, ...]


@dataclass(frozen=True)
class DirectoryEntry:
    """What one person agreed to show to other members; what they did not is empty."""

    name: str
    organisation: str
    roles: tuple[str, ...]
    skills: tuple[str, ...]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    address: tuple[str, ...]


@dataclass(frozen=True)
class Directory:
    """Those who agreed to be listed, and how many members did not (or were never asked)."""

    chapter: str
    entries: tuple[DirectoryEntry, ...]
    not_listed: int


@dataclass(frozen=True)
class AddressLabel:
    """One household: the names on it, and the lines of its address."""

    names: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class AddressLabels:
    """A label for each household, by the name that stands first; `unreachable` have no address."""

    chapter: str
    labels: tuple[AddressLabel, ...]
    unreachable: tuple[str, ...]


def members_paper(reader: Reader, today: date) -> MembersPaper:
    """The full roster, for coordinators."""
    return MembersPaper(chapter_name(reader), tuple(_everybody(reader, today)))


def directory(reader: Reader, today: date) -> Directory:
    """The members who agreed to be listed, each with what they agreed to."""
    allowed = _allowed(reader)
    members = [each for each in _everybody(reader, today) if each.status.counts_as_member]
    listed = [_listed(each, allowed[each.id]) for each in members if Listing.NAME in allowed[each.id]]
    return Directory(chapter_name(reader), tuple(listed), len(members) - len(listed))


def answers_of(reader: Reader, person_id: str) -> dict[Listing, ConsentState]:
    """What one person said about each part of the directory."""
    return _states(reader, "AND person_id = :id", id=person_id).get(person_id, {})


def address_labels(reader: Reader, today: date, *, post_only: bool = False) -> AddressLabels:
    """Labels for all members, or only for those who prefer post or have no e-mail address."""
    members = [each for each in _everybody(reader, today) if each.status.counts_as_member]
    wanted = [each for each in members if not post_only or each.prefers == "post" or not each.emails]
    homes: dict[str, list[MemberEntry]] = {}
    for each in wanted:
        if each.can_be_written_to:
            homes.setdefault(folded(" ".join(" ".join(each.address).split())), []).append(each)
    labels = tuple(AddressLabel(tuple(_called(one) for one in home), home[0].address) for home in homes.values())
    without = tuple(_called(each) for each in wanted if not each.can_be_written_to)
    return AddressLabels(chapter_name(reader), labels, without)


def _called(member: MemberEntry) -> str:
    return member.formal_name or member.name


_PEOPLE = f"""SELECT id, coalesce(honorific, ''), coalesce(given_name, ''), coalesce(family_name, ''),
    coalesce(known_as, ''), coalesce(pronouns, ''), coalesce(organisation, ''), {STATUS_SQL},
    coalesce(address_lines, ''), coalesce(town, ''), coalesce(county, ''), coalesce(postcode, ''),
    coalesce(country, ''), coalesce(preferred_channel, ''), joined_on
    FROM person WHERE removed = 0"""
_CONTACTS = """SELECT person_id, kind, value FROM contact_point WHERE removed = 0 AND value <> ''
    ORDER BY main DESC, rowid"""
_ROLES = """SELECT person_id, '', role FROM person_role WHERE removed = 0 AND role <> ''
    AND coalesce(from_on <= :today, 1) AND coalesce(to_on >= :today, 1) ORDER BY rowid"""
_SKILLS = """SELECT person_id, '', skill FROM person_skill WHERE removed = 0 AND skill <> ''
    ORDER BY skill COLLATE NOCASE"""


def _everybody(reader: Reader, today: date) -> list[MemberEntry]:
    contacts = _words(reader, _CONTACTS)
    roles, skills = _words(reader, _ROLES, today=today.isoformat()), _words(reader, _SKILLS)

    def made(*row: Any) -> tuple[str, MemberEntry]:
        id, title, given, family, known_as, pronouns, organisation, status, *rest = row
        lines, town, county, postcode, country, prefers, joined = rest
        names = Names(given, family, known_as, title)
        written = (*lines.splitlines(), town, county, postcode, country)
        entry = MemberEntry(
            id, display_name(names), formal_name(names), pronouns, organisation, Status(status),
            tuple(" ".join(line.split()) for line in written if line.strip()), prefers, day(joined),
            contacts[id, "email"], contacts[id, "phone"], roles[id, ""], skills[id, ""],
            bool(lines.strip() or postcode.strip()),
        )  # fmt: skip
        return sort_name(names), entry

    found = reader.rows(made, _PEOPLE, today=today.isoformat())
    return [entry for _sorted, entry in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def _words(reader: Reader, query: str, **params: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found = defaultdict[tuple[str, str], list[str]](list)
    for person, kind, word in reader.rows(lambda *row: row, query, **params):
        found[person, kind].append(word)
    return defaultdict(tuple, {key: tuple(dict.fromkeys(words)) for key, words in found.items()})


def _allowed(reader: Reader) -> Mapping[str, frozenset[Listing]]:
    states = _states(reader)
    granted = {
        person: frozenset(part for part, state in parts.items() if state is ConsentState.GRANTED)
        for person, parts in states.items()
    }
    return defaultdict(frozenset, granted)


def _states(reader: Reader, which: str = "", **params: str) -> dict[str, dict[Listing, ConsentState]]:
    query = f"""SELECT person_id, audience, id, state, coalesce(at, '1970-01-01T00:00:00Z'), coalesce(follows, '')
        FROM consent_event WHERE removed = 0 AND audience LIKE '{PREFIX}%' AND person_id <> ''
        AND state IN ('granted', 'refused', 'withdrawn', 'expired') {which} ORDER BY at, rowid"""
    events = defaultdict[tuple[str, Listing], list[ConsentEvent]](list)
    for person, audience, id, state, at, follows in reader.rows(lambda *row: row, query, **params):
        part = allowed_part(audience)
        if part:
            event = ConsentEvent(id, ConsentState(state), datetime.fromisoformat(at), frozenset(follows.split()))
            events[person, part].append(event)
    found = defaultdict[str, dict[Listing, ConsentState]](dict)
    for (person, part), said in events.items():
        found[person][part] = effective_consent(said)
    return found


def _listed(member: MemberEntry, allowed: frozenset[Listing]) -> DirectoryEntry:
    def shown(part: Listing, words: tuple[str, ...]) -> tuple[str, ...]:
        return words if part in allowed else ()

    return DirectoryEntry(
        name=member.name,
        organisation=member.organisation if Listing.ORGANISATION in allowed else "",
        roles=shown(Listing.ROLES, member.roles),
        skills=shown(Listing.SKILLS, member.skills),
        emails=shown(Listing.EMAIL, member.emails),
        phones=shown(Listing.PHONE, member.phones),
        address=shown(Listing.ADDRESS, member.address),
    )

"""A chapter with people who said yes, no and nothing, and what of them reaches the national community."""

import json
from pathlib import Path

from models.commands import roster, roster_parts
from models.ids import new_id
from models.log import exchange as exchanges
from models.log.exchange import Parcel
from models.log.outgoing import Audience
from models.queries.leaving import Preview, preview
from models.rules.consent import ConsentState
from tests.builders import TODAY
from tests.parcels import Copy

GRANTED, REFUSED, WITHDRAWN = ConsentState.GRANTED, ConsentState.REFUSED, ConsentState.WITHDRAWN
UP, DOWN = Audience("national", level=3), Audience("chapters")


def up(level: int) -> Audience:
    """The national community, told so much."""
    return Audience("national", level=level)


def says(copy: Copy, person: str, state: ConsentState) -> None:
    """Take down an answer."""
    copy.do(roster.record_consent, person_id=person, state=state, at=copy.now(), wording="May we?", taken_by="Asha")


def decision(copy: Copy, text: str, outcome: str = "adopted") -> str:
    """A decision written in plain SQL, as a proposal and then declared."""
    id = new_id()
    copy.log(lambda c: c.execute("INSERT INTO decision(id, text, roll_ids) VALUES(?, ?, 'x')", (id, text)))
    copy.set("decision", id, outcome=outcome, declared_at="2026-11-20T19:00:00Z")
    return id


def told(parcel: Parcel) -> dict[tuple[str, str], set[str]]:
    """The fields that travel, by table and row."""
    found: dict[tuple[str, str], set[str]] = {}
    for signed in parcel.ops:
        if signed.op:
            found.setdefault((signed.op.table, signed.op.row), set()).update(signed.op.set)
    return found


def tables(parcel: Parcel) -> set[str]:
    """The tables anything of which travels."""
    return {table for table, _ in told(parcel)}


def values(parcel: Parcel) -> str:
    """Everything written in the bundle."""
    return " ".join(str(value) for signed in parcel.ops if signed.op for value in signed.op.set.values())


def shown(copy: Copy, audience: Audience, *, everything: bool = False) -> Preview:
    """What the Share page would show."""
    with copy.store.read() as reader:
        return preview(reader, audience, TODAY, everything=everything)


def busy(copy: Copy) -> dict[str, str]:
    """Four people with all there can be of them; answers their ids."""
    people = {}
    for name, state in (("Maud", GRANTED), ("Nadia", None), ("Omar", REFUSED), ("Piotr", WITHDRAWN)):
        person = people[name] = copy.person(name, f"{name}sson")
        copy.set("person", person, notes=f"secret {name}", access_needs="step-free", town="Ely", joined_on="2024-05-01")
        copy.do(roster_parts.add_contact, person_id=person, kind="email", value=f"{name}@mail.example")
        copy.do(roster_parts.add_contact, person_id=person, kind="phone", value=f"0777 {name}")
        copy.do(roster_parts.set_skills, person_id=person, skills=[f"{name} skill"])
        if state is WITHDRAWN:
            says(copy, person, GRANTED)
        if state:
            says(copy, person, state)
    return people


def saved(copy: Copy, parcel: Parcel) -> None:
    """Note that a bundle was saved."""
    with copy.store.uncaptured("") as (connection, _):
        exchanges.note_sent(connection, parcel)


def national(folder: Path) -> Copy:
    """A national file."""
    copy = Copy(folder, "hub")
    copy.found("National", kind="national")
    return copy


def at_level(copy: Copy, name: str, level: int | None) -> Copy:
    """A chapter that tells so much."""
    copy.set("chapter", copy.found(name), national_level=level)
    return copy


def set_level(copy: Copy, level: int | None) -> None:
    """The chapter decides anew."""
    copy.set("chapter", copy.rows("SELECT id FROM chapter")[0][0], national_level=level)


def somebody(copy: Copy, name: str, state: ConsentState | None = ConsentState.GRANTED) -> str:
    """A member with an e-mail address, a phone and a skill."""
    person = copy.person(name, f"{name}sson")
    copy.do(roster_parts.add_contact, person_id=person, kind="email", value=f"{name}@mail.example")
    copy.do(roster_parts.set_skills, person_id=person, skills=[f"{name} skill"])
    if state:
        says(copy, person, state)
    return person


def held(hub: Copy) -> set[str]:
    """Every text held of other chapters' people."""
    bodies = hub.rows(
        "SELECT body FROM elsewhere JOIN log_name ON log_name.id = tbl "
        "WHERE name IN ('person', 'contact_point', 'person_skill', 'person_role')"
    )
    texts = {str(value) for (body,) in bodies for value in json.loads(body).values() if isinstance(value, str)}
    return {text for text in texts if not text.isalnum() or len(text) < 32}


def in_the_log(hub: Copy, text: str) -> bool:
    """Whether any op or value in the file still says so."""
    return hub.rows("SELECT count(*) FROM op WHERE body LIKE ?", f"%{text}%") != [(0,)]


def exchange(fens: Copy, hub: Copy) -> None:
    """Up, and the answer down."""
    hub.unpack(fens.pack(UP))
    fens.unpack(hub.pack(DOWN))

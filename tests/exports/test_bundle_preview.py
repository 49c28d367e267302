"""What the preview shows is what the saved file holds."""

from random import Random

import pytest

from exports.bundle import read, write
from models.commands import assets, chapter, register, roster, roster_parts
from models.log.outgoing import Audience
from models.queries.leaving import Preview, preview
from models.rules.consent import ConsentState
from models.rules.london import day_of
from models.store import Store
from tests.builders import NOW

NAMES = ("Maud Hale", "Nadia Fenn", "Omar Vale", "Piotr Holm", "Rhian ap Rees")
FILES = [("chapter", 0), *(("national", level) for level in range(4))]


def some_chapter(store: Store, random: Random) -> None:
    """A chapter at level 3 in which anything may have happened to anybody."""
    with store.write("Found") as session:
        founded = chapter.found_chapter(session, name="Fens")
        people = [roster.add_person(session, given_name=name.split()[0], family_name=name[-4:]) for name in NAMES]
        session.flush()
        session.connection().exec_driver_sql("UPDATE chapter SET national_level = 3 WHERE id = ?", (founded,))
    for number in range(40):
        with store.write(f"Deed {number}") as session:
            person = random.choice(people)
            random.choice(DEEDS)(session, person, random)


DEEDS = [
    lambda s, person, r: roster.record_consent(s, person_id=person, state=r.choice(list(ConsentState)[:4]), at=NOW),
    lambda s, person, r: roster_parts.add_role(s, person_id=person, role=r.choice(["chair", "treasurer"])),
    lambda s, person, r: roster_parts.add_contact(s, person_id=person, kind=r.choice(["email", "phone"]), value="x@y"),
    lambda s, person, r: roster_parts.set_skills(s, person_id=person, skills=r.sample(["Welsh", "sums", "tea"], 2)),
    lambda s, person, r: roster.change(s, person_id=person, field="notes", value="Secret"),
    lambda s, person, r: roster.to_bin(s, person_ids=[person]) if r.random() < 0.3 else None,
    lambda s, person, r: register.record(s, text=r.choice(["Ask Maud", "Buy tea"]), on=NOW),
    lambda s, person, r: assets.set_steward(s, asset_id=assets.add_asset(s, name="Tent", kind="kit"), person_id=None),
]


def in_the_preview(seen: Preview) -> dict[tuple[str, str], dict[str, set]]:
    """Every value shown to leave, by table, row and field."""
    return {
        (thing.table, thing.row): {field.name: {field.value, *field.earlier} for field in thing.fields}
        for thing in seen.things
    }


def in_the_file(bundle: read.Bundle) -> dict[tuple[str, str], dict[str, set]]:
    """Every value in the file, by table, row and field."""
    found: dict[tuple[str, str], dict[str, set]] = {}
    for signed in bundle.parcel.ops:
        if signed.op:
            fields = found.setdefault((signed.op.table, signed.op.row), {})
            for name, value in signed.op.set.items():
                fields.setdefault(name, set()).add(value)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_file_holds_exactly_what_the_preview_showed(store, tmp_path, seed):
    some_chapter(store, Random(seed))

    for kind, level in FILES:
        with store.read() as reader:
            seen = preview(reader, Audience(kind, level=level), day_of(NOW))
        target = tmp_path / f"{kind}{level}.bundle"
        write.write(store, target, audience=kind, level=level, open_text=True)
        bundle = read.read(target)

        assert in_the_file(bundle) == in_the_preview(seen), (kind, level)
        assert len(bundle.parcel.ops) == seen.changes + seen.stubs + seen.erased
        told = {value for fields in in_the_file(bundle).values() for values in fields.values() for value in values}
        assert kind == "chapter" or "Secret" not in told

"""What would make this copy forget many people says whom."""

import pytest

from exports.bundle import read, write
from models.commands import duplicates, erasure, roster
from models.errors import SetAside
from tests.builders import NOW
from tests.builders_sharing import copies


def test_a_bundle_that_forgets_many_names_them(empty_chapter, tmp_path):
    with copies(empty_chapter, tmp_path, 2) as (one, two):
        with one.write("Add") as session:
            ids = [roster.add_person(session, given_name=name, family_name="Hale") for name in ("Ann", "Bea", "Cy")]
        read.take_in(two, read.read(write.write(one, tmp_path / "a.bundle").files[0]), label="Open")
        for other in ids[1:]:
            with one.write("One") as session:
                duplicates.merge(session, first_id=ids[0], second_id=other, now=NOW)
        erasure.erase(one, person_id=ids[0], reason="asked", label="Forget", anyway=True)
        bundle = read.read(write.write(one, tmp_path / "b.bundle").files[0])

        with pytest.raises(SetAside) as refused:
            read.take_in(two, bundle, label="Open")

        assert refused.value.why == ("erasures",)
        assert sorted(refused.value.forgets) == ["Ann Hale", "Bea Hale", "Cy Hale"]
        assert read.forgets(two, bundle) == refused.value.forgets
        read.take_in(two, bundle, label="Open", accepted=frozenset({"erasures"}))
        assert read.forgets(two, bundle) == ()

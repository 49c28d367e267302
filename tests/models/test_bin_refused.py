"""What was removed and may not come back, or only while there is room for it; refused in facts."""

# pyright: reportOptionalMemberAccess=false

from datetime import timedelta

import pytest

from models.commands import actions, assets, decisions, erasure, meetings, roster, roster_parts
from models.errors import NotFound, Sealed
from models.history import History
from models.rules.assets import NotFree
from models.rules.bin import Forgotten, MergedInto, NotInBin
from tests.builders import NOW, TODAY
from tests.builders_assets import asset, book, lend, person
from tests.builders_bin import back, do, item_of, shown, standing
from tests.builders_duplicates import merge
from tests.builders_meetings import people, running
from tests.builders_roster import add

TOMORROW = NOW + timedelta(days=1)


def test_a_booking_comes_back_only_while_its_time_is_free(store):
    drill, tom, amara = asset(store, "Drill"), person(store, "Tom Reed"), person(store, "Amara Okafor")
    booking = book(store, drill, tom, TOMORROW)
    do(store, assets.cancel_booking, booking_id=booking)
    taken = book(store, drill, amara, TOMORROW, hours=1)

    with pytest.raises(NotFree):
        back(store, ("booking", booking))
    do(store, assets.cancel_booking, booking_id=taken)
    back(store, ("booking", booking))

    assert shown(store) == ["booking | Drill | Amara Okafor"]


def test_a_loan_that_was_undone_comes_back_only_while_nobody_else_has_it(store):
    drill, tom, amara = asset(store, "Drill"), person(store, "Tom Reed"), person(store, "Amara Okafor")
    loan = lend(store, drill, tom, TODAY + timedelta(days=2))
    History(store).undo()
    listed = shown(store)
    lend(store, drill, amara, TODAY + timedelta(days=1))

    with pytest.raises(NotFree):
        back(store, ("loan", loan))

    assert listed == ["loan | Drill | Tom Reed | undone"]


@pytest.mark.parametrize("is_loan", [True, False])
def test_nothing_comes_back_into_the_hands_of_somebody_who_is_gone(store, is_loan):
    drill, tom = asset(store, "Drill"), person(store, "Tom Reed")
    held = lend(store, drill, tom, TODAY + timedelta(days=2)) if is_loan else book(store, drill, tom, TOMORROW)
    History(store).undo()
    do(store, roster.to_bin, person_ids=[tom])
    thing = ("loan" if is_loan else "booking", held)

    with pytest.raises(NotFound) as refused:
        back(store, thing)

    assert (refused.value.kind, standing(store, thing[0])) == ("person", 0)
    assert back(store, thing, ("person", tom)) == 2
    assert standing(store, thing[0]) == 1


def test_a_loan_comes_back_to_the_entry_that_is_kept(store):
    kept, other = sorted((add(store, "Amara Okafor"), add(store, "Amara Okafor-Hill")))
    drill = asset(store, "Drill")
    loan = lend(store, drill, other, TODAY + timedelta(days=2))
    History(store).undo()
    merge(store, kept, other)

    with store.read() as reader:
        whose = reader.value("SELECT person_id FROM loan WHERE id = :id", id=loan)
    back(store, ("loan", loan))

    assert (whose, standing(store, "loan")) == (kept, 1)


def test_a_loan_that_comes_back_collects_its_booking_again(store):
    drill, tom = asset(store, "Drill"), person(store, "Tom Reed")
    book(store, drill, tom, NOW)
    loan = lend(store, drill, tom, TODAY + timedelta(days=2))
    History(store).undo()

    back(store, ("loan", loan))

    assert (standing(store, "loan"), standing(store, "booking")) == (1, 0)


def test_what_belongs_to_a_closed_meeting_stays_out(store):
    meeting = running(store, "Kit", here=tuple(people(store, "Ed Lane", "Ines Costa").values()))
    text = do(store, decisions.propose, meeting_id=meeting, item_id=item_of(store, meeting, "Kit"), text="We lend it.")
    do(store, decisions.to_bin, decision_id=text)
    do(store, meetings.close, meeting_id=meeting, at=TOMORROW)

    with pytest.raises(Sealed):
        back(store, ("decision", text))


def test_an_entry_that_was_merged_says_into_which(store):
    kept, other = sorted((add(store, "Amara Okafor"), add(store, "Amara Okafor-Hill")))
    do(store, roster.to_bin, person_ids=[other])
    with store.write("Merge") as session:
        session.connection().exec_driver_sql(
            "INSERT INTO likeness(id, removed, first_id, second_id, verdict) VALUES(?, 0, ?, ?, 'same')",
            ("0" * 32, kept, other),
        )

    with pytest.raises(MergedInto) as refused:
        back(store, ("person", other))

    assert shown(store) == ["person | Amara Okafor-Hill | Amara Okafor"]
    assert (refused.value.name, refused.value.into) == ("Amara Okafor-Hill", "Amara Okafor")


def test_somebody_forgotten_is_neither_listed_nor_put_back(store):
    amara = add(store, "Amara Okafor")
    do(store, roster.to_bin, person_ids=[amara])
    erasure.erase(store, person_id=amara, reason="asked", label="Forget a member")

    with pytest.raises(Forgotten):
        back(store, ("person", amara))

    assert shown(store) == []


def test_what_stands_is_not_put_back_and_what_never_was_is_not_found(store):
    action = do(store, actions.add, text="Ring the hall")

    with pytest.raises(NotInBin):
        back(store, ("action", action))
    for table in ("action", "sqlite_master"):
        with pytest.raises(NotFound):
            back(store, (table, "f" * 32))


def test_a_part_waits_for_what_it_is_part_of(store):
    amara = add(store, "Amara Okafor")
    email = do(store, roster_parts.add_contact, person_id=amara, kind="email", value="amara@fens.example")
    do(store, roster_parts.remove_contact, contact_id=email)
    do(store, roster.to_bin, person_ids=[amara])

    with pytest.raises(NotFound) as refused:
        back(store, ("contact_point", email))

    assert refused.value.kind == "person"

"""What strangers, a former owner and even national may not do by certificates of things passed on."""

from typing import Any

from models.log import materialise
from models.store import Store
from models.trust import believed, keys, signing
from models.trust.certificates import MOST_STEPS, issue
from tests.builders_national import Country
from tests.models.test_passing import AT, chapter, land, others, own, passed_on, tent  # noqa: F401

_WRITER = "INSERT INTO writer(wid, name, public_key, chapter, age) VALUES(?, 'hub', '', ?, '')"
_HEARD = "INSERT INTO vv(w, kind, lo, hi) VALUES(last_insert_rowid(), 0, 1, ?)"
_OP = "INSERT INTO op(w, seq, h, hlc, tbl, row, body, fid, prev) VALUES(?, 1, x'00', ?, ?, unhex(?), ?, 1, '{}')"


def certified(store: Store, seed: bytes, **about: Any) -> None:
    """Such a certificate is here."""
    told = {"public_key": signing.public_key(seed), "table": "asset", **about}
    with store.uncaptured("") as (connection, _):
        believed.add(connection, [issue(seed, AT, "passed", **told)], AT)


def test_a_stranger_cannot_keep_national_from_passing_it_on(land: Country):  # noqa: F811
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    certified(land.hub, bytes(range(32)), chapter=chapter(avon), row=tent(land.hub), step=MOST_STEPS)

    passed_on(land, "Fens")
    land.publish()

    assert (own(avon), own(fens)) == ([], ["Tent"])


def test_a_chapter_of_very_many_laptops_cannot_either(land: Country):  # noqa: F811
    avon, fens = land.chapters["Avon"], land.chapters["Fens"]
    with land.hub.uncaptured("") as (connection, _):
        for number in range(400):
            connection.execute(_WRITER, (f"{number:016x}", chapter(avon)))
            connection.execute(_HEARD, (2**40 + number,))

    passed_on(land, "Fens")
    land.publish()

    assert (own(avon), own(fens)) == ([], ["Tent"])
    assert others(avon) == [(chapter(fens), "Tent")]


def test_national_writes_to_nobody_by_calling_them_an_asset(land: Country):  # noqa: F811
    avon, wid = land.chapters["Avon"], "f" * 16
    maud = "01a204a7e600725377701450" + chapter(avon)[-8:]
    with avon.write("Add") as session:
        session.connection().exec_driver_sql("INSERT INTO person(id, given_name) VALUES(?, 'Maud')", (maud,))
    with land.hub.uncaptured("") as (connection, _):
        seed = keys.introduce(connection, land.hub.home, land.hub.writer, AT).seed
    certified(avon, seed, chapter=chapter(avon), row=maud, step=1, until=((wid, MOST_STEPS),))

    with avon.uncaptured("") as (connection, _):
        number = dict(connection.execute("SELECT name, id FROM log_name"))
        body = f'{{"{number["person.given_name"]}":"Eve"}}'
        w = connection.execute(_WRITER, (wid, chapter(land.hub))).lastrowid
        connection.execute(_OP, (w, 2**62, number["person"], maud, body))
        materialise.touch(connection, "SELECT row, tbl FROM op WHERE row = unhex(?)", (maud,))
        materialise.bring_up_to_date(connection)

        assert connection.execute("SELECT given_name FROM person WHERE id = ?", (maud,)).fetchall() == [("Maud",)]

"""`chapterhouse keys`: two laptops get to know each other, and a chapter gets to know national, by commands alone."""

import json
import shutil
from datetime import timedelta

import pytest

from desktop.__main__ import run
from exports import enrolment, invitation
from models.rules.spoken_words import words_of
from models.store import Store, utc_now
from models.trust import acquaintance, quarantine
from models.trust.quarantine import Sender
from tests.builders_trust import AT, founded, laptop
from ui.dates import day


@pytest.fixture
def shell(tmp_path, capsys, monkeypatch):
    """Runs commands on `own.chapter`, and keeps what they said."""
    monkeypatch.setenv("CHAPTERHOUSE_HOME", str(tmp_path / "home"))

    def say(*words):
        code = run(["keys", words[0], str(tmp_path / "own.chapter"), *map(str, words[1:])])
        said = capsys.readouterr()
        return code, said.out, said.err

    assert run(["new", str(tmp_path / "own.chapter"), "--name", "Avon"]) == 0
    capsys.readouterr()
    return say


def told(answer):
    """The JSON of an answer that went well."""
    code, out, err = answer
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.fixture
def other(empty_chapter, tmp_path, shell):
    """The public key of a laptop of the same chapter whose bundle was set aside."""
    with founded(empty_chapter, tmp_path / "other", "Avon") as theirs:
        about = laptop(theirs)
    store = Store(tmp_path / "own.chapter", home=tmp_path / "home", now=utc_now)
    with store.uncaptured("") as (connection, _):
        (ours,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
        sender = Sender(about.writers[0], "Asha’s laptop", ours, "Avon", about.public_key)
        quarantine.put(connection, b"bundle", name="a.bundle", at=AT, why=["unknown_signer"], sender=sender)
    store.close()
    return about.public_key


def test_ones_own_words_are_shown_and_where_the_keys_lie(shell):
    code, out, _ = shell("show")

    assert (code, "in a file only you can read" in out) == (0, True)
    own = told(shell("show", "--json"))
    assert f"The six words of this laptop: {' '.join(own['words'])}" in out
    assert (own["kept"], len(own["words"]), [one["standing"] for one in own["laptops"]]) == ("file", 6, ["own"])


def test_a_laptop_is_accepted_by_its_words_and_shut_out_by_its_name(shell, other):
    before = told(shell("show", "--json"))["laptops"]
    assert {one["name"]: (one["standing"], one["words"]) for one in before if one["standing"] != "own"} == {
        "Asha’s laptop": ("unknown", [])
    }
    assert shell("accept", "zoo " * 6)[0] == 1
    accepted = told(shell("accept", *words_of(other), "--json"))
    assert (accepted["laptop"], len(accepted["waiting"])) == ("Asha’s laptop", 1)
    assert "words" in {one["standing"] for one in told(shell("show", "--json"))["laptops"]}

    gone = told(shell("revoke", "Asha’s laptop", "--json"))
    assert gone == {"revoked": other, "to_compare_again": [], "notice": None}
    assert "revoked" in {one["standing"] for one in told(shell("show", "--json"))["laptops"]}


def test_nobody_is_shut_out_by_a_name_nobody_has(shell):
    code, out, err = shell("revoke", "Nobody’s laptop")

    assert (code, out, bool(err)) == (1, "", True)


def test_national_is_trusted_by_its_invitation_and_sends_a_certificate_back(shell, empty_chapter, tmp_path):
    with founded(empty_chapter, tmp_path / "hub", "National", kind="national") as hub:
        invitation.save(tmp_path / "i", invitation.invite(hub, "Avon"))

        trusted = told(shell("trust-national", tmp_path / "i", "--answer", tmp_path / "a", "--json"))
        enrolment.save_certificates(tmp_path / "c", enrolment.enrol(hub, enrolment.read(tmp_path / "a")))

        assert (trusted["national"], trusted["words"]) == ("National", list(invitation.read(tmp_path / "i").words))
        assert [told(shell("take-certificate", tmp_path / "c", "--json")) for _ in range(2)] == [{"new": 2}, {"new": 0}]
        with hub.read() as reader:
            assert "certified" in {one.standing for one in acquaintance.everybody(reader.connection)}
    shutil.copy(tmp_path / "a", tmp_path / "i")
    assert shell("trust-national", tmp_path / "i")[0] == 1


def test_without_a_keychain_the_keys_stay_where_they_are(shell):
    assert told(shell("keychain", "--json")) == {"kept": "file"}


def test_the_key_others_seal_to_is_changed_at_once_and_the_former_one_kept_or_destroyed(shell):
    today = utc_now().date()
    year_on, while_on = today + timedelta(days=365), today + timedelta(days=183)
    before = told(shell("show", "--json"))
    assert before["sealing"] == {"since": f"{today}", "changes_on": f"{year_on}", "former_until": ""}
    assert f"in use since {day(today)}; it is changed once a year, next from {day(year_on)} on." in shell("show")[1]

    code, out, _ = shell("renew")

    assert (code, f"What was sealed to the former one still opens here until {day(while_on)}." in out) == (0, True)
    assert f"What was sealed to the former one opens here until {day(while_on)}." in shell("show")[1]
    assert told(shell("show", "--json"))["words"] == before["words"]
    assert told(shell("renew", "--now", "--json"))["former_until"] == ""
    assert (
        "The former one is destroyed: what was sealed to it does not open here any more." in shell("renew", "--now")[1]
    )
    assert "former" not in shell("show")[1]


def test_a_spare_of_the_national_key_is_made_once_and_takes_over_nothing_by_itself(tmp_path, empty_chapter, capsys):
    with founded(empty_chapter, tmp_path / "hub", "National", kind="national") as hub:
        file = str(hub.path)
    spare = tmp_path / "spare.json"

    assert run(["keys", "spare", file, str(spare), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"spare": json.loads(spare.read_bytes())["public_key"]}
    assert spare.stat().st_mode & 0o777 == 0o600
    assert run(["keys", "spare", file, str(tmp_path / "second.json")]) == 1
    assert run(["keys", "take-over", file, str(spare)]) == 1
    assert not (tmp_path / "second.json").exists()

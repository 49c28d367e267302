"""What the records and fields that the file holds about a person are called, and what such a field says."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from exports import asset_words, member_words, minute_words
from exports.language import _
from exports.vocabulary import Vocabulary
from exports.words import clock, local, method_words, outcome_words, short_date, taken_stance
from models.log.op import Value
from models.queries.moments import instant


def record_words(table: str) -> str:
    """Records of a kind, as a heading."""
    return _records.known().get(table, table.replace("_", " ").capitalize())


@Vocabulary
def _records() -> dict[str, str]:
    return {
        "person": _("Members"),
        "contact_point": _("E-mail addresses and phone numbers"),
        "person_skill": _("Skills"),
        "person_role": _("Roles in the chapter"),
        "consent_event": _("Answers about consent"),
        "attendance": _("Attendance at meetings"),
        "interest": _("Declared interests"),
        "stance": _("What they said to proposals"),
        "action": _("Actions taken on"),
        "loan": _("Loans"),
        "booking": _("Bookings"),
        **_of_deciding(),
        **_of_the_chapter(),
    }


def _of_deciding() -> dict[str, str]:
    return {
        "ballot": _("Ballots with a name on them"),
        "advice": _("Advice given"),
        "notified": _("Proposals they were told of"),
        "nomination": _("Nominations"),
        "correction": _("Corrections of minutes"),
        "minutes_signature": _("Signatures under minutes"),
        "decision_option": _("Where they stood for election"),
        "decision_link": _("Links between decisions"),
        "paper": _("Papers of agenda items"),
        "minutes_issue": _("Minutes handed out"),
        "paper_count": _("Counts of paper ballots"),
        "reading": _("Readings of the room"),
    }


def _of_the_chapter() -> dict[str, str]:
    return {
        "asset": _("Shared assets"),
        "meeting": _("Meetings"),
        "agenda_item": _("Agenda items"),
        "decision": _("Decisions"),
        "approval": _("Approved minutes"),
        "chapter": _("The chapter itself"),
        "meeting_kind": _("Kinds of meeting"),
        "kind_item": _("Items of an agenda to begin from"),
        "consultation": _("Consultations"),
        "answer": _("Answers to consultations"),
        "reply": _("Replies"),
    }


def field_words(table: str, field: str) -> str:
    """A field as a label."""
    found = _own.known().get((table, field)) or labels.known().get(field)
    return found or field.removesuffix("_id").replace("_", " ").capitalize()


@Vocabulary
def labels() -> dict[str, str]:
    """Every field that is called the same wherever it stands."""
    return {**_of_a_person(), **_of_belonging(), **_of_use(), **_of_a_decision()}


@Vocabulary
def _own() -> dict[tuple[str, str], str]:
    return {
        ("attendance", "left"): _("Left at"),
        ("consent_event", "at"): _("Asked"),
        ("consent_event", "state"): _("Answer"),
        ("action", "text"): _("What"),
        ("meeting", "title"): _("Meeting"),
        ("person", "notes"): _("Notes"),
    }


def _of_a_person() -> dict[str, str]:
    return {
        "honorific": _("Title"),
        "given_name": _("First name"),
        "family_name": _("Family name"),
        "known_as": _("Known as"),
        "pronouns": _("Pronouns"),
        "organisation": _("Organisation"),
        "job_title": _("Job title"),
        "address_lines": _("Address"),
        "town": _("Town"),
        "county": _("County"),
        "postcode": _("Postcode"),
        "country": _("Country"),
        "preferred_channel": _("Prefers"),
        "brings": _("In their own words"),
        "access_needs": _("What to arrange"),
        "first_contact_on": _("First contact"),
        "requested_on": _("Asked to join"),
        "joined_on": _("Joined"),
        "period_end": _("Member until"),
        "paused_from": _("On a break from"),
        "paused_to": _("Break until"),
        "left_on": _("Left"),
        "left_reason": _("Why they left"),
        "deceased_on": _("Died"),
    }


def _of_belonging() -> dict[str, str]:
    return {
        "kind": _("Kind"),
        "value": _("Address or number"),
        "label": _("Used for"),
        "main": _("Main one"),
        "skill": _("Skill"),
        "role": _("Role"),
        "from_on": _("From"),
        "to_on": _("Until"),
        "audience": _("For whom"),
        "state": _("State"),
        "method": _("How"),
        "wording": _("Words of the question"),
        "taken_by": _("Taken down by"),
        "at": _("When"),
        "removed": _("In the bin"),
        "name": _("Name as written"),
        "note": _("Note"),
        "steward_id": _("Steward"),
        "facilitator_id": _("Facilitator"),
        "note_taker_id": _("Note-taker"),
        "nominee_id": _("Named for a role"),
        "proposer_id": _("Proposer"),
        "seconder_id": _("Seconder"),
        "decider_id": _("Decided it"),
        "person_id": _("Person"),
    }


def _of_use() -> dict[str, str]:
    return {
        "meeting_id": _("Meeting"),
        "at_meeting_id": _("At the meeting"),
        "item_id": _("Agenda item"),
        "decision_id": _("Decision"),
        "asset_id": _("Shared asset"),
        "owner_id": _("Who"),
        "part": _("Took part as"),
        "capacity": _("In what capacity"),
        "arrived": _("Arrived"),
        "remote": _("From afar"),
        "seat": _("Seat"),
        "nature": _("Interest"),
        "handling": _("How it was handled"),
        "due_on": _("Due"),
        "done_on": _("Done"),
        "dropped_on": _("Dropped"),
        "quantity": _("How many"),
        "out_at": _("Lent"),
        "returned_at": _("Brought back"),
        "condition_out": _("Condition when lent"),
        "condition_back": _("Condition when back"),
        "purpose": _("What for"),
        "starts": _("Start"),
        "ends": _("End"),
    }


def _of_a_decision() -> dict[str, str]:
    return {
        "stance": _("Said"),
        "reason": _("Reason"),
        "reasons": _("Reasons"),
        "source": _("How it was said"),
        "text": _("Wording"),
        "text_version": _("Version of the wording"),
        "outcome": _("Outcome"),
        "number": _("Number"),
        "review_on": _("Review"),
        "expires_on": _("Last day in force"),
        "effective_on": _("In force from"),
        "responsible": _("Who does what"),
        "difference": _("Why the outcome differs"),
        "how": _("How it was settled"),
        "until": _("Until"),
        "relayed_by": _("Passed on by"),
        "side": _("Affected, or knows"),
        "asked_on": _("Asked"),
        "gist": _("Advice"),
        "answer": _("What was done with it"),
        "told_on": _("Told"),
        "channel": _("By"),
        "affected": _("Affected"),
        "nominee": _("Named"),
        "place": _("Place"),
        "raised_on": _("Raised"),
        "signed_on": _("Signed"),
        "fingerprint": _("Fingerprint"),
        "roll_ids": _("On the roll when a decision was made"),
        "present_ids": _("Present when a decision was made"),
        "recused_ids": _("Stood out of a decision"),
    }


def value_words(table: str, field: str, value: Value) -> str:
    """What a field says, in words; days and times as people read them."""
    if field in _FLAGS:
        return _("yes") if value not in (None, "", 0, "0") else _("no")
    if value is None or value == "":
        return _("nothing")
    text = str(value)
    if (table, field) in _VOCABULARY:
        return _VOCABULARY[table, field](text)
    return _dated(field, text)


def _dated(field: str, text: str) -> str:
    """A day or a moment where the text is one; else the words as they were written."""
    try:
        if len(text) == 10 and (field.endswith("_on") or field in _DAYS):
            return short_date(date.fromisoformat(text))
        if len(text) == 20 and text.endswith("Z"):
            at = instant(text)
            return moment_words(at) if at else text
    except ValueError:
        return text
    return text


def moment_words(at: datetime) -> str:
    """A day with the time: "Thu 12 Nov 2026, 18:02"."""
    return _("{day}, {time}").format(day=short_date(local(at).date()), time=clock(at))


@Vocabulary
def _parts() -> dict[str, str]:
    return {
        "present": _("Present"),
        "attending": _("In attendance"),
        "apologies": _("Apologies"),
        "expected": _("Expected"),
    }


@Vocabulary
def _contacts() -> dict[str, str]:
    return {"email": _("E-mail"), "phone": _("Phone")}


_FLAGS = frozenset(("removed", "main", "remote", "affected"))
_DAYS = frozenset(("period_end", "paused_from", "paused_to", "until"))
_VOCABULARY: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("contact_point", "kind"): _contacts,
    ("person", "preferred_channel"): member_words.channel_words,
    ("consent_event", "state"): member_words.answer_words,
    ("consent_event", "method"): member_words.come_by_words,
    ("consent_event", "audience"): member_words.audience_words,
    ("attendance", "part"): _parts,
    ("stance", "stance"): taken_stance,
    ("stance", "source"): minute_words.source_words,
    ("stance", "state"): minute_words.objection_words,
    ("advice", "side"): minute_words.side_words,
    ("notified", "channel"): minute_words.channel_words,
    ("loan", "condition_out"): asset_words.condition_words,
    ("loan", "condition_back"): asset_words.condition_words,
    ("decision", "method"): method_words,
    ("decision", "outcome"): outcome_words,
}

"""What every field of every record is called, as a label, and what each kind of record is called."""

from functools import cache
from gettext import gettext as _

from ui.roster.words import field_label as member_label
from ui.sharing.field_words import of_choosing, of_deciding, of_meetings


@cache
def kind_words(table: str) -> str:
    """A kind of thing, where many of them are listed."""
    known = {
        "person": _("Members"),
        "contact_point": _("Ways to reach members"),
        "person_skill": _("Skills"),
        "person_role": _("Roles"),
        "consent_event": _("Answers about consent"),
        "asset": _("Shared assets"),
        "booking": _("Bookings"),
        "loan": _("Loans"),
        "meeting": _("Meetings"),
        "agenda_item": _("Agenda items"),
        "attendance": _("Attendance"),
        "interest": _("Declared interests"),
        "approval": _("Approved minutes"),
        "decision": _("Decisions"),
        "stance": _("What people said to proposals"),
        "decision_link": _("Links between decisions"),
        "action": _("Actions"),
        **_of_meetings(),
        **_between_chapters(),
    }
    return known.get(table, table.replace("_", " ").capitalize())


def _of_meetings() -> dict[str, str]:
    return {
        "meeting_kind": _("Kinds of meeting"),
        "kind_item": _("Items of an agenda to begin from"),
        "paper": _("Papers of agenda items"),
        "correction": _("Corrections of minutes"),
        "minutes_issue": _("Minutes handed out"),
        "minutes_signature": _("Signatures under minutes"),
        "decision_option": _("Options to choose among"),
        "ballot": _("Ballots"),
        "paper_count": _("Counts of paper ballots"),
        "advice": _("Advice"),
        "notified": _("People told of a proposal"),
        "nomination": _("Nominations"),
        "reading": _("Readings of the room"),
    }


def _between_chapters() -> dict[str, str]:
    return {
        "chapter": _("The chapter itself"),
        "consultation": _("Consultations"),
        "answer": _("Answers to consultations"),
        "reply": _("Replies"),
        "totals": _("Totals"),
    }


@cache
def one_words(table: str) -> str:
    """One record of a kind, as a label."""
    known = {
        "person": _("Member"),
        "asset": _("Asset"),
        "meeting": _("Meeting"),
        "decision": _("Decision"),
        "action": _("Action"),
        "chapter": _("Chapter"),
        "consultation": _("Consultation"),
    }
    return known.get(table, kind_words(table))


@cache
def field_label(table: str, name: str) -> str:
    """A field as a label: "Start", "Family name"."""
    known = {**of_deciding(), **of_choosing(), **of_meetings(), **_things(), **_held(), **_agreed(), **_wider()}
    own = {
        ("attendance", "left"): _("Left at"),
        ("answer", "text"): _("Answer"),
        ("action", "text"): _("What"),
        ("consent_event", "at"): _("Asked on"),
        ("consent_event", "state"): _("Answer"),
    }
    return own.get((table, name)) or known.get(name) or member_label(name)


def _things() -> dict[str, str]:
    return {
        "name": _("Name"),
        "code": _("Label"),
        "kind": _("Kind"),
        "description": _("What it is"),
        "quantity": _("How many"),
        "unit": _("Counted in"),
        "steward_id": _("Steward"),
        "place": _("Place"),
        "rule_of_use": _("Rule of use"),
        "condition": _("Condition"),
        "link": _("Link"),
        "gap_minutes": _("Gap between bookings"),
        "purpose": _("What for"),
        "starts": _("Start"),
        "ends": _("End"),
        "out_at": _("Lent on"),
        "due_on": _("Due"),
        "returned_at": _("Brought back"),
        "condition_out": _("Condition when lent"),
        "condition_back": _("Condition when back"),
        "note": _("Note"),
        "removed": _("In the bin"),
    }


def _held() -> dict[str, str]:
    return {
        "title": _("Title"),
        "state": _("State"),
        "facilitator_id": _("Facilitator"),
        "facilitator": _("Facilitator"),
        "note_taker_id": _("Note-taker"),
        "note_taker": _("Note-taker"),
        "quorum_kind": _("Quorum"),
        "quorum_count": _("Quorum, people"),
        "quorum_num": _("Quorum, parts"),
        "quorum_den": _("Quorum, of so many"),
        "current_item_id": _("Item being taken"),
        "opened_at": _("Opened"),
        "closed_at": _("Closed"),
        "next_meeting": _("Next meeting"),
        "position": _("Place in the order"),
        "owner_id": _("Who"),
        "owner": _("Who"),
        "minutes": _("Time"),
        "topic": _("Brought in by"),
        "started_at": _("Begun"),
        "ended_at": _("Ended"),
        "person_id": _("Person"),
        "part": _("Took part as"),
        "capacity": _("In what capacity"),
        "arrived": _("Arrived"),
        "nature": _("Interest"),
        "handling": _("How it was handled"),
        "approved_on": _("Approved"),
        "corrections": _("Corrections"),
        "done_on": _("Done"),
        "dropped_on": _("Dropped"),
        "meeting_id": _("Meeting"),
        "item_id": _("Agenda item"),
        "late": _("Put on while it was running"),
        "decision_id": _("Decision"),
        "asset_id": _("Asset"),
    }


def _agreed() -> dict[str, str]:
    return {
        "number": _("Number"),
        "text": _("Wording"),
        "reasons": _("Reasons"),
        "reason": _("Reason"),
        "method": _("How"),
        "threshold_num": _("Needed, parts"),
        "threshold_den": _("Needed, of so many"),
        "threshold_base": _("Needed, taken of"),
        "blocks_allowed": _("Blocks it bears"),
        "text_version": _("Version of the wording"),
        "none_objected": _("Nobody objected"),
        "outcome": _("Outcome"),
        "computed": _("Outcome as counted"),
        "difference": _("Why the outcome differs"),
        "declared_at": _("Declared"),
        "roll_ids": _("On the roll"),
        "present_ids": _("Present"),
        "recused_ids": _("Stood out"),
        "present_count": _("Present"),
        "deciders_count": _("Deciding"),
        "quorum_need": _("Needed for a quorum"),
        "counts": _("Counts"),
        "review_on": _("Review"),
        "expires_on": _("Last day in force"),
        "sent_up": _("Sent up to national"),
        "cleared": _("Looked through for names"),
        "withheld": _("Taken back: a name stands in it"),
        "stance": _("Said"),
        "source": _("How it was said"),
        "earlier_id": _("Earlier decision"),
    }


def _wider() -> dict[str, str]:
    return {
        "short_code": _("Short code"),
        "region": _("Region"),
        "language": _("Language people write in"),
        "national_level": _("Told to national"),
        "national_decision_id": _("By decision"),
        "opens_on": _("Opens"),
        "closes_on": _("Closes"),
        "closed": _("Closed"),
        "about_id": _("About"),
        "audience": _("For whom"),
        "follows": _("Replaces"),
        "wording": _("Words of the question"),
        "taken_by": _("Taken down by"),
        "at": _("When"),
    }

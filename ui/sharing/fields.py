"""What every field of every record is called, as a label, and what each kind of record is called."""

from functools import cache
from gettext import gettext as _
from gettext import ngettext

from exports.record_words import record_words
from ui.roster.words import field_label as member_label
from ui.sharing.field_words import of_choosing, of_deciding, of_meetings


@cache
def kind_words(table: str) -> str:
    """A kind of thing, where many of them are listed; called as on paper, unless that speaks of one person."""
    known = {
        "contact_point": _("Ways to reach members"),
        "person_role": _("Roles"),
        "attendance": _("Attendance"),
        "stance": _("What people said to proposals"),
        "action": _("Actions"),
        "decision_option": _("Options to choose among"),
        "ballot": _("Ballots"),
        "advice": _("Advice"),
        "notified": _("People told of a proposal"),
        "totals": _("Totals"),
        "likeness": _("Duplicates"),
    }
    return known.get(table) or record_words(table)


def counted_words(table: str, count: int) -> str:
    """What stands behind the number of them that leaves: "1 Decision", "15 Decisions"."""
    known = {
        "person": ngettext("Member", "Members", count),
        "contact_point": ngettext("Way to reach members", "Ways to reach members", count),
        "person_role": ngettext("Role", "Roles", count),
        "person_skill": ngettext("Skill", "Skills", count),
        "consent_event": ngettext("Answer about consent", "Answers about consent", count),
        "asset": ngettext("Shared asset", "Shared assets", count),
        "loan": ngettext("Loan", "Loans", count),
        "booking": ngettext("Booking", "Bookings", count),
        "meeting": ngettext("Meeting", "Meetings", count),
        "agenda_item": ngettext("Agenda item", "Agenda items", count),
        "action": ngettext("Action", "Actions", count),
        "decision": ngettext("Decision", "Decisions", count),
        "consultation": ngettext("Consultation", "Consultations", count),
        "answer": ngettext("Answer to a consultation", "Answers to consultations", count),
        "reply": ngettext("Reply", "Replies", count),
        "likeness": ngettext("Duplicate", "Duplicates", count),
    }
    return known.get(table) or kind_words(table)


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
        "likeness": _("Duplicate"),
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
        ("likeness", "first_id"): _("One entry"),
        ("likeness", "second_id"): _("The other"),
        ("likeness", "verdict"): _("They are"),
        ("likeness", "at"): _("Said on"),
    }
    return own.get((table, name)) or known.get(name) or member_label(name)


def _things() -> dict[str, str]:
    return {
        "name": _("Name"),
        "code": _("Label"),
        "description": _("What it is"),
        "unit": _("Counted in"),
        "rule_of_use": _("Rule of use"),
        "condition": _("Condition"),
        "link": _("Link"),
        "gap_minutes": _("Gap between bookings"),
        "out_at": _("Lent on"),
    }


def _held() -> dict[str, str]:
    return {
        "title": _("Title"),
        "facilitator": _("Facilitator"),
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
        "owner": _("Who"),
        "minutes": _("Time"),
        "topic": _("Brought in by"),
        "started_at": _("Begun"),
        "ended_at": _("Ended"),
        "approved_on": _("Approved"),
        "corrections": _("Corrections"),
        "late": _("Put on while it was running"),
        "asset_id": _("Asset"),
    }


def _agreed() -> dict[str, str]:
    return {
        "threshold_num": _("Needed, parts"),
        "threshold_den": _("Needed, of so many"),
        "threshold_base": _("Needed, taken of"),
        "blocks_allowed": _("Blocks it bears"),
        "none_objected": _("Nobody objected"),
        "computed": _("Outcome as counted"),
        "declared_at": _("Declared"),
        "roll_ids": _("On the roll"),
        "present_ids": _("Present"),
        "recused_ids": _("Stood out"),
        "present_count": _("Present"),
        "deciders_count": _("Deciding"),
        "quorum_need": _("Needed for a quorum"),
        "counts": _("Counts"),
        "sent_up": _("Sent up to national"),
        "cleared": _("Looked through for names"),
        "withheld": _("Taken back: a name stands in it"),
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
        "follows": _("Replaces"),
    }

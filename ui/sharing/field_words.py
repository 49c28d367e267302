"""What the fields of meetings and decisions are called, as labels."""

from gettext import gettext as _


def of_meetings() -> dict[str, str]:
    """Of a meeting, its people, its agenda and its minutes."""
    return {
        "closes": _("The room closes"),
        "notice_on": _("Notice sent"),
        "sequence": _("Changes to the invitation"),
        "run_on": _("Run on laptop"),
        "run_by": _("Run by"),
        "assumed": _("Assumed at closing"),
        "confidential": _("Confidential"),
        "formality": _("How formal"),
        "count_recused": _("Those with an interest count for the quorum"),
        "remote_counts": _("Those taking part from afar count"),
        "absent_count": _("What the absent said counts"),
        "casting_vote": _("Second vote when equal"),
        "notice_days": _("Clear days of notice"),
        "joined_days": _("Days of membership before deciding"),
        "length": _("How long"),
        "kind_id": _("Kind of meeting"),
        "key": _("Fills itself with"),
        "media_type": _("Type of file"),
        "content": _("Picture"),
        "version": _("Version"),
    }


def of_deciding() -> dict[str, str]:
    """Of a decision that is still being made, by whatever method."""
    return {
        "driver": _("Why it is needed"),
        "criteria": _("How we shall know it worked"),
        "proposer_id": _("Proposed by"),
        "proposer": _("Proposed by"),
        "seconder_id": _("Seconded by"),
        "seconder": _("Seconded by"),
        "stage": _("Stage"),
        "rounds": _("Rounds held"),
        "amends_id": _("Amendment to"),
        "friendly": _("Accepted by the proposer"),
        "asked_again": _("Asked once more"),
        "casting": _("Second vote"),
        "seats": _("To be chosen"),
        "budget": _("Dots each"),
        "binding": _("Binding"),
        "result": _("Result as counted"),
        "lot": _("Order drawn by lot"),
    }


def of_choosing() -> dict[str, str]:
    """Of what belongs to a decision: stances, ballots, advice, nominations."""
    return {
        "deadline": _("Until"),
        "decider_id": _("Decided by"),
        "decider": _("Decided by"),
        "term_ends": _("End of the term"),
        "mandate_id": _("Under the mandate of"),
        "rule_id": _("Sets the rules of"),
        "scope": _("Whom it binds"),
        "exit": _("How it ended"),
        "owner": _("Who"),
        "marks": _("Marks"),
        "papers": _("Papers"),
        "issued": _("Papers given out"),
        "returned": _("Papers returned"),
        "valid": _("Valid papers"),
        "spoilt": _("Spoilt papers"),
        "totals": _("Totals"),
        "tellers": _("Tellers"),
        "agreed": _("Tellers agree"),
        "recounts": _("Recounts"),
        "nominee_id": _("Nominated"),
        "nominee": _("Nominated"),
        "question": _("Question"),
        "scale": _("Scale"),
        "passed": _("Passed"),
    }

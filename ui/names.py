"""What people call the kinds of things and their fields, where a sentence needs the word."""

from gettext import gettext as _


def thing(kind: str) -> str:
    """A kind of record, at the beginning of a sentence."""
    known = {
        "person": _("This person"),
        "asset": _("This item"),
        "booking": _("This booking"),
        "loan": _("This loan"),
        "meeting": _("This meeting"),
        "agenda_item": _("This agenda item"),
        "meeting_kind": _("This kind of meeting"),
        "kind_item": _("This item of the usual agenda"),
        "paper": _("This paper"),
        "attendance": _("This entry of attendance"),
        "interest": _("This declared interest"),
        "decision": _("This decision"),
        "proposal": _("This proposal"),
        "action": _("This action"),
        "consent": _("This record of consent"),
        "chapter": _("This chapter"),
    }
    return known.get(kind, _("This record"))


def field(name: str) -> str:
    """A field, at the beginning of a sentence."""
    known = {
        "name": _("The name"),
        "given_name": _("The first name"),
        "family_name": _("The family name"),
        "title": _("The title"),
        "text": _("The text"),
        "notes": _("The note"),
        "reason": _("The reason"),
        "purpose": _("What it is for"),
        "email": _("The e-mail address"),
        "phone": _("The phone number"),
        "skill": _("The skill"),
        "role": _("The role"),
        "starts": _("The start"),
        "ends": _("The end"),
        "place": _("The place"),
        "organisation": _("The organisation"),
        "condition": _("The condition"),
        "state": _("The state"),
        "due_on": _("The day it is due"),
        "joined_on": _("The day of joining"),
        "left_on": _("The day of leaving"),
        "deceased_on": _("The day of death"),
        "first_contact_on": _("The day of first contact"),
        "requested_on": _("The day of asking to join"),
        "period_end": _("The end of the membership"),
        "paused_from": _("The start of the pause"),
        "paused_to": _("The end of the pause"),
        "argument": _("The argument"),
        "owner": _("Who takes it up"),
        "on": _("The day"),
        "people": _("Who it is given to"),
        "hearing": _("How it was tested"),
        "review_on": _("The day of review"),
    }
    return known.get(name, _("The field “{name}”").format(name=name.replace("_", " ")))

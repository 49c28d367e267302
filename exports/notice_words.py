"""The words of a notice: the same in an e-mail and in a letter."""

from exports.language import _
from exports.meeting_words import one_line, when
from exports.words import purpose_words
from models.queries.paper_pack import PackItem, PackMeeting, PaperPack


def notice_title(meeting: PackMeeting) -> str:
    """What the notice is called: "Notice of meeting: December meeting", or that it changed or is off."""
    title = one_line(meeting.title)
    if meeting.cancelled:
        return _("Cancelled: {title}").format(title=title)
    if meeting.notice_on and meeting.sequence:
        return _("Changed: {title}").format(title=title)
    return _("Notice of meeting: {title}").format(title=title)


def greeting(name: str = "") -> str:
    """How it begins, for one person or for all."""
    return _("Dear {name},").format(name=one_line(name)) if name.strip() else _("Hello,")


def invitation(pack: PaperPack) -> list[str]:
    """What is told, a paragraph each."""
    meeting = pack.meeting
    facts = {"title": one_line(meeting.title), "when": when(meeting)}
    if meeting.cancelled:
        return [_("The meeting “{title}” on {when} will not take place.").format(**facts)]
    if meeting.notice_on and meeting.sequence:
        told = [_("The meeting “{title}” has changed. It is now on {when}.").format(**facts)]
    else:
        told = [_("You are invited to “{title}” on {when}.").format(**facts)]
    if meeting.place.strip():
        told.append(_("Place: {place}").format(place=one_line(meeting.place)))
    if any(item.proposals for item in pack.items):
        told.append(_("The agenda, with the text of what is to be decided, comes with this notice."))
    elif pack.items:
        told.append(_("The agenda comes with this notice."))
    return [*told, _("If you cannot come, please tell us: your apologies will be noted.")]


def closing(meeting: PackMeeting) -> str:
    """Who sends it."""
    names = [one_line(meeting.facilitator), meeting.chapter.strip()]
    return "\n".join([_("With kind regards"), *(name for name in names if name)])


def agenda_lines(pack: PaperPack) -> str:
    """The agenda in plain lines, for whoever reads no PDF; what is confidential only by its number."""
    return "\n".join(_line(item) for item in pack.items)


def _line(item: PackItem) -> str:
    if item.confidential:
        return _("{number}. Confidential item").format(number=item.number)
    purpose = f" ({purpose_words(item.purpose)})" if item.purpose else ""
    return f"{item.number}. {one_line(item.title)}{purpose}"

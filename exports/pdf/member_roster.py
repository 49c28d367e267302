"""The full roster on paper, for coordinators only: it is the chapter's most private list."""

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.member_words import channel_words, status_words
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper, ruled
from exports.pdf.spans import Span, Text
from exports.pdf.story import Story
from exports.pdf.style import SOFT, Sheet
from exports.pdf.table import Column
from exports.words import bare_date, unparted
from models.queries.papers_of_members import MemberEntry, MembersPaper

_SHORT = 20


def paper(roster: MembersPaper, printing: Printing | None = None) -> Paper:
    """Everybody by family name."""
    printing = printing or Printing()
    many = len(roster.members)
    under = ngettext("{count} person", "{count} people", many).format(count=many)
    mark = _("Private, for coordinators")

    def tell(story: Story) -> None:
        story.paragraph(
            _("Personal data: keep this paper locked away, and shred it when a newer one is printed."),
            story.sheet.small,
        )
        story.space(0.6)
        columns = [
            Column(_("Name"), share=13),
            Column(_("How to reach them"), share=16),
            Column(_("In the chapter"), share=13),
        ]
        rows = [[_name(each), _reach(each), _belongs(each)] for each in roster.members]
        ruled(story, columns, rows, summary=_("Everybody the chapter knows"), printing=printing)

    titled = Titled(roster.chapter, _("Members"), under, mark)
    return plain_paper(titled, tell, printing, sheet=Sheet(left=48.0, right=40.0))


def _name(member: MemberEntry) -> Text:
    spans: list[Span | str] = [Span(one_line(member.name) or _("Without a name"), bold=True)]
    if member.pronouns.strip():
        pronouns = f"({one_line(member.pronouns)})"
        spans += [" ", Span(unparted(pronouns) if len(pronouns) <= _SHORT else pronouns, colour=SOFT)]
    if member.organisation.strip():
        spans += ["\n", one_line(member.organisation)]
    return spans


def _reach(member: MemberEntry) -> str:
    prefers = _("prefers: {channel}").format(channel=channel_words(member.prefers)) if member.prefers.strip() else ""
    return "\n".join(one for one in (*member.phones, *member.emails, ", ".join(member.address), prefers) if one.strip())


def _belongs(member: MemberEntry) -> str:
    since = _("since {day}").format(day=bare_date(member.joined_on)) if member.joined_on else ""
    standing = ", ".join(part for part in (status_words(member.status), since) if part)
    lines = (standing, ", ".join(member.roles), ", ".join(member.skills))
    return "\n".join(one_line(line) for line in lines if line.strip())

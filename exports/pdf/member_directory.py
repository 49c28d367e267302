"""The members' directory on paper: only who agreed to be listed, and only what each agreed to show."""

from exports.language import _, ngettext
from exports.meeting_words import one_line
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from exports.pdf.plain_paper import Titled, plain_paper
from exports.pdf.spans import Span
from exports.pdf.story import Story
from models.queries.papers_of_members import Directory, DirectoryEntry


def paper(directory: Directory, printing: Printing | None = None) -> Paper:
    """Entries by family name, and how many members are not listed."""
    printing = printing or Printing()
    many = len(directory.entries)
    under = ngettext("{count} member who agreed to be listed", "{count} members who agreed to be listed", many)

    def tell(story: Story) -> None:
        story.paragraph(
            _("For members of this chapter. Please use it to reach each other, and do not pass it on."),
            story.sheet.small,
        )
        for number, entry in enumerate(directory.entries):
            printing.progress(number, 2 * many)
            _entry(story, entry)
        if directory.not_listed:
            _others(story, directory.not_listed)

    return plain_paper(Titled(directory.chapter, _("Members’ directory"), under.format(count=many)), tell, printing)


def _entry(story: Story, entry: DirectoryEntry) -> None:
    story.space(0.75)
    with story.together(), story.within("Sect"):
        story.heading(one_line(entry.name) or _("Without a name"), 2)
        about = ", ".join(part for part in (*entry.roles, one_line(entry.organisation)) if part.strip())
        reach = " · ".join((*entry.phones, *entry.emails))
        for words in (about, reach, ", ".join(entry.address)):
            if words.strip():
                story.paragraph(words)
        if entry.skills:
            story.paragraph([Span(_("Can help with:"), bold=True), " ", ", ".join(entry.skills)])


def _others(story: Story, count: int) -> None:
    story.space(1.2)
    words = ngettext("{count} member is not listed here.", "{count} members are not listed here.", count)
    told = words.format(count=count) + " " + _("Nobody is listed without having said yes.")
    story.paragraph(told, story.sheet.small)

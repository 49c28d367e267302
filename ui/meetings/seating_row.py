"""One line of a list of people, as it is drawn and as it is said."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonLine:
    """`action` is a drawing at the right that can be pressed, named `action_name`; `tone` colours the disc.

    Who has the floor, or whose turn it is, stands out as `is_strong`.
    """

    key: str
    name: str
    initials: str = ""
    detail: str = ""
    tone: str = ""
    action: str = ""
    action_name: str = ""
    is_heading: bool = False
    is_strong: bool = False
    movable: bool = False
    has_menu: bool = False

    def said(self) -> str:
        """The whole line in words."""
        return ", ".join(filter(None, (self.name, self.detail)))


def heading(title: str) -> PersonLine:
    """A line above others."""
    return PersonLine(f"heading:{title}", title, is_heading=True)

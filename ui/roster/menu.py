"""What can be done to the members chosen in the list, under the right button."""

from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QToolButton

from models.queries.roster import RosterRow
from ui.widgets.buttons import icon_button

if TYPE_CHECKING:
    from ui.roster.chosen import WithChosen


@dataclass(frozen=True)
class Chosen:
    """The members chosen, the one with the keyboard among them, and whether they lie in the bin."""

    ids: list[str]
    row: RosterRow
    in_bin: bool


def more_button(page: "WithChosen") -> QToolButton:
    """What is seldom wanted, behind a small button of the page's header."""
    made = icon_button("more", _("More about members"))
    menu = QMenu(made)
    menu.addAction(_("Find duplicates…"), page.find_duplicates)
    merge = menu.addAction(_("Merge the two chosen…"), page.merge_chosen)
    menu.aboutToShow.connect(lambda: merge.setEnabled(page.may_merge()))
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def _forget(page: "WithChosen", chosen: Chosen) -> None:
    """Erase somebody at their wish, after everything that is to be said first."""
    from ui.sharing import erase

    erase.open(page.house, chosen.row.id, page)


def members_menu(page: "WithChosen", chosen: Chosen) -> QMenu:
    """The menu; it goes away by itself."""
    menu = QMenu(page)
    count = len(chosen.ids)
    menu.addAction(_("Write e-mail"), page.write_email).setEnabled(count == 1 and bool(chosen.row.email))
    copy = ngettext("Copy e-mail address", "Copy {count} people’s e-mail addresses", count)
    menu.addAction(copy.format(count=count), page.copy_addresses)
    menu.addSeparator()
    menu.addAction(_("Merge…"), page.merge_chosen).setEnabled(count == 2 and not chosen.in_bin)
    if chosen.in_bin:
        menu.addAction(_("Take out of the bin"), page.restore)
    else:
        menu.addAction(_("Put in the bin"), page.to_bin)
    menu.addSeparator()
    menu.addAction(_("Forget for good…"), partial(_forget, page, chosen)).setEnabled(count == 1)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu

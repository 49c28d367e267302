"""Photographs how a chapter suggests a change to another's thing, and how that one is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models import migrate
from models.commands import assets, national
from models.queries import elsewhere
from models.rules.london import day_of
from models.store import Store, utc_now
from tests.builders_national import Country, country
from tests.screenshots_room import Shoot
from ui.main_window import MainWindow
from ui.national.catalogue_tab import CatalogueTab
from ui.national.chapters_tab import ChaptersTab
from ui.national.pass_on import PassForm
from ui.national.suggest import SuggestForm

_WINDOW, _SMALL = (1360, 850), (1024, 700)
_SHARED = (
    ("Gazebo", "kit", 2, "Ely, the old fire station", "Three metres square, with sides and weights."),
    ("Portable hearing loop", "kit", 1, "March library", "For rooms of up to sixty people."),
    ("Walk leaders’ handbook", "document", 40, "", "How we plan a walk and what we do when somebody falls."),
    ("Meeting room by the station", "room", 1, "Littleport", "Thirty chairs, a kettle, no steps."),
)


@contextmanager
def neighbours(folder: Path) -> Iterator[Country]:
    """Fens shares a few things; Avon has suggested a change, and another was declined."""
    folder.mkdir(parents=True, exist_ok=True)
    template = folder / "template.chapter"
    migrate.create(template)
    with country(template, folder / "land", "Avon", "Fens") as land:
        fens, avon = land.chapters["Fens"], land.chapters["Avon"]
        ids = [_shared(fens, told) for told in _SHARED]
        around(land)
        _suggest(avon, ids[1], quantity=2, unit="loops")
        around(land)
        _answer(fens)
        around(land)
        _suggest(avon, ids[1], place="March community centre", rule_of_use="Chapters, for a week at a time")
        _suggest(land.hub, ids[0], place="Ely, Market Street")
        around(land)
        yield land


def around(land: Country) -> None:
    """Everybody's news reaches everybody."""
    for name in land.chapters:
        land.take_up(name)
    land.publish()


def store_of(land: Country, name: str) -> Store:
    """The file of a chapter, or national's own."""
    return land.chapters.get(name, land.hub)


def suggester(window: MainWindow, _land: Country, shoot: Shoot) -> None:
    """What others share, with our suggestions, and the sheet for another."""
    window.show_page("national")
    window.ask_page("focus_search")
    (tab,) = window.findChildren(CatalogueTab)
    shoot("suggest-catalogue", window, _WINDOW)
    with window.house.store.read() as reader:
        tab.table.select_id(elsewhere.asset_ids(reader, "hearing")[0])
    _sheet(window, tab, "suggest", shoot)


def hub(window: MainWindow, _land: Country, shoot: Shoot) -> None:
    """The same in national's own file, and the sheet for what a chapter says of itself."""
    window.show_page("chapters")
    (chapters,) = window.findChildren(ChaptersTab)
    shoot("suggest-hub-chapters", window, _WINDOW)
    row = chapters.row()
    assert row
    chapters.suggest(row)
    shoot("suggest-hub-chapter-sheet", window, _WINDOW)
    chapters.close_form()
    window.ask_page("focus_search")
    shoot("suggest-hub", window, _WINDOW)
    (shared,) = window.findChildren(CatalogueTab)
    thing = shared.table.current_row()
    assert thing
    shared.open_form(PassForm(shared, thing.asset), alone=True)
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"pass-on{name}", window, size)
    shared.close_form()


def asked(window: MainWindow, _land: Country, shoot: Shoot) -> None:
    """The other end."""
    window.show_page("share", "settle")
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"suggest-asked{name}", window, size)


def _sheet(window: MainWindow, tab: CatalogueTab, called: str, shoot: Shoot) -> None:
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"{called}-waiting{name}", window, size)
    row = tab.table.current_row()
    assert row
    tab.suggest(row)
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"{called}-sheet{name}", window, size)
    form = tab.pane.form()
    assert isinstance(form, SuggestForm)
    form.act()
    shoot(f"{called}-nothing", window, _WINDOW)
    form._fields["description"].set_value("For rooms of up to sixty people, with two microphones.")
    form.act()
    shoot(f"{called}-done", window, _WINDOW)


PARTS = {"Avon": suggester, "National": hub, "Fens": asked}


def _shared(store: Store, told: tuple[str, str, int, str, str]) -> str:
    name, kind, quantity, place, description = told
    with store.write("Add") as session:
        id = assets.add_asset(session, name=name, kind=kind, quantity=quantity, place=place)
        session.flush()
        assets.change(session, asset_id=id, field="description", value=description, now=utc_now())
        assets.change(session, asset_id=id, field="rule_of_use", value="Chapters nearby", now=utc_now())
        return id


def _suggest(store: Store, id: str, **values: str | int) -> None:
    with store.write("Suggest") as session:
        national.suggest(session, table="asset", id=id, values=values, today=day_of(utc_now()))


def _answer(store: Store) -> None:
    from models.log.conflicts import proposals

    with store.read() as reader:
        declined, accepted = proposals(reader.connection)
    with store.write("Answer") as session:
        national.decline(session, proposal=declined)
        national.accept(session, proposal=accepted, now=utc_now())

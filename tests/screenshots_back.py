"""Photographs the ways back: the fence around a sample, the bin with all kinds in it, the history of what was done."""

from PySide6.QtCore import QMargins

from models.commands import actions, assets, roster
from models.store import Store, utc_now
from tests.screenshots_room import Shoot
from ui.chapter.sample_fence import SampleFence
from ui.main_window import FileActions, MainWindow
from ui.widgets.inset import Inset

_WINDOW, _SMALL = (1360, 850), (780, 560)


def walk(window: MainWindow, shoot: Shoot) -> None:
    """Everything once; what is put in the bin is put back."""
    deeds = _thrown_away(window.house.store)
    for page in ("bin", "history"):
        window.show_page(page)
        for name, size in (("", _WINDOW), ("-small", _SMALL)):
            shoot(f"back-{page}{name}", window, size)
    files = FileActions(new_chapter=list, open_chapter=list, save_copy=list, remove=list)
    window.put_above(Inset(SampleFence(files), QMargins(28, 16, 28, 0)))
    window.show_page("today")
    for name, size in (("", _WINDOW), ("-small", _SMALL)):
        shoot(f"back-fence{name}", window, size)
    for _deed in range(deeds):
        window.undo()


def _thrown_away(store: Store) -> int:
    """A member, a thing and an action put in the bin; how many deeds that was."""
    with store.read() as reader:
        person, action = (
            reader.value(f"SELECT id FROM {table} WHERE NOT removed LIMIT 1") for table in ("person", "action")
        )
    with store.write("Add Gazebo") as session:
        gazebo = assets.add_asset(session, name="Gazebo", kind="kit")
    with store.write("Put Gazebo in the bin") as session:
        assets.to_bin(session, asset_id=gazebo, now=utc_now())
    with store.write("Put an action in the bin") as session:
        actions.to_bin(session, action_id=action)
    with store.write("Put a member in the bin") as session:
        roster.to_bin(session, person_ids=[person])
    return 4

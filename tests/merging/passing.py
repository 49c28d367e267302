"""Things that the national community passes on, in a history: by words that travel with every bundle."""

from models.log import passing
from models.rules.certificates import Claim
from models.rules.passing import passings
from tests.merging.laptop import Laptop
from tests.merging.story import Story

_THINGS = """
SELECT lower(hex(row)), chapter FROM elsewhere WHERE tbl = (SELECT id FROM log_name WHERE name = 'asset')
    AND NOT coalesce(body ->> 'removed', 0)
UNION ALL SELECT asset.id, _ctl.chapter FROM asset, _ctl WHERE NOT asset.removed ORDER BY 1
"""
_WON = """
SELECT lower(hex(cell.row)), field.name, writer.chapter, wid, cell.seq FROM cell JOIN writer ON writer.id = cell.w
    JOIN log_name AS field ON field.id = cell.fld AND field.name LIKE 'asset.%'
WHERE cell.row IN (SELECT unhex(value) FROM json_each(?))
"""


def pass_on(story: Story, which: int, to: int) -> None:
    """National passes a thing on to another chapter, or to itself."""
    hub = story.laptops["hub"]
    chapters = [story.laptops[name].rows("SELECT chapter FROM _ctl")[0][0] for name in ("a1", "b1", "hub")]
    chapter = chapters[to % len(chapters)]
    things = [(row, owner) for row, owner in hub.rows(_THINGS) if owner != chapter]
    if not things:
        return
    row, owner = things[which % len(things)]
    with hub.store.uncaptured("") as (connection, _):
        until = passing.heard_until(connection, owner, row)
    step = len(story.words) + 1
    story.words.append(Claim(str(step), "passed", "root", "", chapter, table="asset", row=row, step=step, until=until))
    hear(story, hub, step)


def hear(story: Story, laptop: Laptop, count: int) -> None:
    """So many of national's words have come; a file that was put back hears them again."""
    story.heard[laptop.name] = max(count, story.heard.get(laptop.name, 0))
    if story.heard[laptop.name]:
        with laptop.store.uncaptured("") as (connection, _):
            passing.pass_on(connection, passings(story.words[: story.heard[laptop.name]], {"root"}))


def require_passed(story: Story) -> None:
    """What counts of a thing that was passed on was written by its owner, or by one before while it was theirs."""
    passed = {each.row: each for each in passings(story.words, {"root"})}
    listed = "[" + ",".join(f'"{row}"' for row in passed) + "]"
    for name, laptop in story.laptops.items():
        for row, field, chapter, wid, seq in laptop.rows(_WON, listed):
            thing = passed[row]
            assert chapter == thing.chapter or seq <= dict(thing.until).get(wid, 0), (
                f"{name} lets {field} of {row} be what a former owner wrote later"
            )

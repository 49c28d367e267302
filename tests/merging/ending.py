"""How a history ends: everything is handed round until nobody learns anything, and then it is looked at."""

from models.ids import mark_of
from models.log import exchange
from tests.merging import outside, passing, twins
from tests.merging.laptop import Key, Laptop
from tests.merging.look import Look, look, require_same
from tests.merging.mishaps import shut_out
from tests.merging.post import edges, take, written
from tests.merging.story import Story, token
from tests.merging.truth import require_true_conflicts

_ROUNDS = 8
_STRICTEST = ("withdrawn", "refused", "expired", "granted")


def end(story: Story) -> None:
    """Hand everything round, and hold it against what must be so."""
    for laptop in story.laptops.values():
        laptop.skew(0)
    if story.world.has_twins:
        for laptop in story.laptops.values():
            story.add(laptop, "asset")  # twins are found out once both of them have written
    held = {name: ops_in_full(laptop) for name, laptop in story.laptops.items()}
    for to, parcel in story.post:
        take(story, to, parcel)
    if story.revoked:
        introduce(story)
    for laptop in story.laptops.values():
        passing.hear(story, laptop, len(story.words))
    hand_round(story)
    bring_late_answers(story)
    looks = {name: look(laptop) for name, laptop in story.laptops.items()}
    require_sound(story)
    require_alike(story, looks)
    require_nothing_lost(story, held)
    require_owners(story)
    passing.require_passed(story)
    require_true_conflicts(story, looks["a1"])
    require_groups_whole(story)
    require_consent(story)
    twins.require_twins(story)
    require_the_same_catalogue(story)
    require_newcomers_see_the_same(story, looks["a1"])
    require_no_news_in_old_bundles(story, looks)
    require_forgotten(story)


def introduce(story: Story) -> None:
    """Let everybody know whom there is, and who was shut out."""
    for _ in range(2):
        for sender, to in edges(story):
            take(story, to, written(story, sender, to))
    for laptop in story.laptops.values():
        for wid, last in story.revoked.items():
            shut_out(laptop, wid, last)


def hand_round(story: Story) -> None:
    """Bundles along every way, each cut by the last answer, until a whole round brings nothing new."""
    for _ in range(_ROUNDS):
        if not sum(take(story, to, written(story, sender, to)) for sender, to in edges(story)):
            return
    raise AssertionError("bundles never end")


def bring_late_answers(story: Story) -> None:
    """I10: national holds nobody over a no that nobody is told of; it is given back once that no is brought along."""
    home = story.laptops["a1"]
    late = twins.late_answers(home)
    if not story.was_set_back:
        held = set(outside.people_held(story.laptops["hub"])) & {id for (id,) in home.rows("SELECT id FROM person")}
        may = outside.nameable(home) | late
        assert held <= may, f"I10 held over a no: {held - may}"
    if late:
        twins.bring(story, 0)
        hand_round(story)


def ops_in_full(laptop: Laptop, least: int = 1) -> set[Key]:
    """The ops held with their values, or forgotten."""
    return set(laptop.rows("SELECT wid, seq, lower(hex(h)) FROM op JOIN writer ON writer.id = w WHERE fid >= ?", least))


def require_sound(story: Story) -> None:
    """I7 and I14: the vectors say what is held, and the log tells every table anew."""
    for name, laptop in story.laptops.items():
        found = laptop.sound()
        assert not found, f"I14 {name} is not what its log says: {found[:3]}"


def require_alike(story: Story, looks: dict[str, Look]) -> None:
    """I1 and I3: copies of one chapter are one."""
    first: dict[str, str] = {}
    for name, chapter in sorted(story.chapter_of.items()):
        other = first.setdefault(chapter, name)
        require_same(other, looks[other], name, looks[name])


def require_nothing_lost(story: Story, held: dict[str, set[Key]]) -> None:
    """I11: whatever a copy of a chapter held of it before is held by every copy of it after."""
    for name, laptop in story.laptops.items():
        chapter = story.chapter_of[name]
        writers = {wid for (wid,) in laptop.rows("SELECT wid FROM writer WHERE chapter = (SELECT chapter FROM _ctl)")}
        have = ops_in_full(laptop)
        for other, ops in held.items():
            if story.chapter_of[other] == chapter:
                lost = {key for key in ops - have if key[0] in writers}
                assert not lost, f"I11 {name} has not what {other} had: {sorted(lost)[:3]}"


def require_owners(story: Story) -> None:
    """A thing is its own chapter's wherever something of that chapter is held of it, whoever says they began it."""
    for name, laptop in story.laptops.items():
        written = set(laptop.rows("SELECT lower(hex(row)), chapter FROM op JOIN writer ON writer.id = w WHERE fid > 0"))
        passed = {claim.row for claim in story.words}
        for _table, row, chapter, _body in (each for each in outside.elsewhere(laptop) if each[1] not in passed):
            owners = {other for id, other in written if id == row and mark_of(other) == mark_of(row)}
            assert owners <= {chapter}, f"{name} takes {row} for a thing of {chapter}"


def require_groups_whole(story: Story) -> None:
    """Names are never mixed from two edits; a laptop shut out amid a deed may leave somebody without any."""
    for laptop in story.laptops.values():
        now = set(laptop.rows("SELECT id, given_name, family_name FROM person"))
        gone = laptop.forgotten()
        named = {pair for pair in now if pair[0] not in gone and (pair[1:] != ("", "") or not story.revoked)}
        assert named <= story.world.pairs, "halves of two names are mixed"


def require_consent(story: Story) -> None:
    """I10 and I13: the national community holds exactly whom every standing answer allows; nobody else holds any."""
    homes, hub = (story.laptops["a1"], story.laptops["b1"]), story.laptops["hub"]
    require_answers_in_force(story, homes[0])
    for name, laptop in story.laptops.items():
        if name != "hub" and story.chapter_of[name] != "H":
            assert not outside.people_held(laptop), f"I10 {name} holds people of another chapter"
    may = {person for home in homes for person in outside.nameable(home)}
    if story.was_set_back:
        return  # an answer may be lost with the only file it was in
    held = outside.people_held(hub)
    assert set(held) <= may, f"I10 held without consent: {set(held) - may}"
    names = {
        row: {"given_name": given, "family_name": family}
        for home in homes
        for row, given, family in home.rows("SELECT id, given_name, family_name FROM person")
        if row in may
    }
    told = {row: {k: v for k, v in body.items() if k in ("given_name", "family_name")} for row, body in held.items()}
    if story.revoked:  # amid a deed: whoever was left without a name is nobody to tell of
        told, names = ({row: body for row, body in each.items() if any(body.values())} for each in (told, names))
    assert told == names, f"I13 who allows it has not arrived: {told} {names}"


def require_answers_in_force(story: Story, home: Laptop) -> None:
    """The strictest answer that no other was given in knowledge of is in force."""
    facts = {fact.row: fact for fact in story.world.facts.values() if fact.table == "consent_event"}
    allowed = outside.granted(home)
    for person, events in outside.counting(home).items():
        given = {event.id: event.state for event in events}
        if not given:
            continue
        heads = [id for id in given if not any(id in story.followed.get(other, ()) for other in given)]
        strictest = min(_STRICTEST.index(given[id]) for id in heads)
        assert facts.keys() >= set(heads)
        assert strictest == _STRICTEST.index("granted") or person not in allowed, "I10 a withdrawal is not in force"


def require_the_same_catalogue(story: Story) -> None:
    """What every chapter shares of its things reaches every other as it stands at home."""
    if story.was_set_back:
        return
    home = story.laptops["a1"]
    names = dict(home.rows("SELECT id, name FROM asset WHERE removed = 0"))
    for name in ("hub", "b1"):
        told = {
            row: body.get("name", "")
            for table, row, _chapter, body in outside.elsewhere(story.laptops[name])
            if table == "asset" and row in names
        }
        assert told == names, f"I13 the catalogue at {name} is not that at home: {told} {names}"


def require_newcomers_see_the_same(story: Story, seen: Look) -> None:
    """I8: whoever gets everything at once sees what those see who got it piece by piece."""
    home = story.laptops["a1"]
    newcomer = Laptop(home.folder, "newcomer", world=story.world)
    newcomer.pin(story.laptops["hub"])
    passing.hear(story, newcomer, len(story.words))
    with newcomer.store.uncaptured("") as (connection, _):
        exchange.take_in(connection, home.pack(everything=True))
    for wid, last in story.revoked.items():
        shut_out(newcomer, wid, last)
    now = look(newcomer)
    newcomer.store.close()
    require_same("a1", seen, "a newcomer", now)


def require_no_news_in_old_bundles(story: Story, looks: dict[str, Look]) -> None:
    """I2: every bundle once more, and everything from everybody: nothing changes."""
    for to, parcel in story.opened + story.post:
        take(story, to, parcel)
    for sender, to in edges(story):
        take(story, to, written(story, sender, to, everything=True))
    for name, laptop in story.laptops.items():
        require_same(name, looks[name], f"{name} afterwards", look(laptop))


def require_forgotten(story: Story) -> None:
    """I9: nothing of what was forgotten is left in any byte, and no forgetting was forgotten."""
    alone = story.forgotten - twins.taken_for_somebody_else(story)
    for name, laptop in story.laptops.items():
        if story.chapter_of[name] == "A":
            missed = story.forgotten - laptop.forgotten()
            assert not missed, f"I9 {name} forgot to forget {missed}"
        laptop.store.close()
        content = laptop.path.read_bytes().lower()
        for row in alone:
            assert token(row).encode() not in content, f"I9 {name} still holds bytes of {row}"

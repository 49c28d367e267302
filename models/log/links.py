"""Which rows ever belonged to a person: the log has an index for each field that links to one.

So forgetting somebody costs what they left behind, however much there is of others.
"""

from models.log.names import Connection, Names

# What is forgotten with a person: whole rows of theirs, and their name where somebody wrote it beside a link to them.
WITH_A_PERSON: dict[tuple[str, str], tuple[str, ...]] = {
    ("contact_point", "person_id"): (),
    ("person_skill", "person_id"): (),
    ("person_role", "person_id"): (),
    ("consent_event", "person_id"): (),
    ("attendance", "person_id"): ("name",),
    ("interest", "person_id"): ("name",),
    ("stance", "person_id"): ("name",),
    ("meeting", "facilitator_id"): ("facilitator",),
    ("meeting", "note_taker_id"): ("note_taker",),
    ("action", "owner_id"): ("owner",),
    ("agenda_item", "owner_id"): ("owner",),
    ("decision", "proposer_id"): ("proposer",),
    ("decision", "seconder_id"): ("seconder",),
    ("decision", "decider_id"): ("decider",),
    ("decision_option", "person_id"): ("text",),
    ("correction", "person_id"): ("name",),
    ("minutes_signature", "person_id"): ("name",),
    ("ballot", "person_id"): ("name",),
    ("advice", "person_id"): ("name",),
    ("notified", "person_id"): ("name",),
    ("nomination", "person_id"): ("name",),
    ("nomination", "nominee_id"): ("nominee",),
}


def install(connection: Connection, names: Names) -> None:
    """Make the indexes this file lacks; each holds only the ops of its own table."""
    for (table, field), (tbl, path) in _places(names).items():
        name = f"op_by_{table}_{field}"
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON op(body ->> {path}) WHERE tbl = {tbl}")


def rows_of(names: Names) -> str:
    """A query of the rows that ever belonged to the people in the JSON list `:people`."""
    return " UNION ".join(
        f"SELECT op.row FROM json_each(:people) AS p CROSS JOIN op ON op.tbl = {tbl} AND op.body ->> {path} = p.value"
        for tbl, path in _places(names).values()
    )


def _places(names: Names) -> dict[tuple[str, str], tuple[int, str]]:
    """The number of each link's table, and where in the body of an op the link stands."""
    return {
        link: (names.number_of[link[0]], f"""'$."{names.number_of[".".join(link)]}"'""")
        for link in WITH_A_PERSON
        if ".".join(link) in names.number_of
    }

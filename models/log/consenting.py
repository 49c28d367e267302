"""How somebody's answer is asked for: what two laptops may differ about is looked at only where there is anything."""

from models.log.names import Connection
from models.rules.consent import ALONE_SQL, CONSENT_SQL


def consent_sql(connection: Connection) -> str:
    """`CONSENT_SQL`, or the short text that says the same while no two entries were ever compared."""
    (compared,) = connection.execute("SELECT EXISTS (SELECT 1 FROM likeness)").fetchone()
    return CONSENT_SQL if compared else ALONE_SQL

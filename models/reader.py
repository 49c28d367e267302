"""Reading a chapter in plain SQL: no ORM, so that the first page is there before the ORM is loaded."""

from collections.abc import Callable
from typing import Any, TypeVar

from models.log.names import Connection

R = TypeVar("R")


class Reader:
    """One consistent look at the chapter; lives inside `with store.read()`."""

    def __init__(self, connection: Connection) -> None:
        """`connection` is there for the change log's own functions; queries use the methods."""
        self.connection = connection

    def rows(self, make: Callable[..., R], sql: str, **params: Any) -> list[R]:
        """Every row of the query, built positionally by `make`."""
        return [make(*row) for row in self.connection.execute(sql, params)]

    def one(self, make: Callable[..., R], sql: str, **params: Any) -> R | None:
        """The first row of the query, or None."""
        row = self.connection.execute(sql, params).fetchone()
        return make(*row) if row else None

    def value(self, sql: str, **params: Any) -> Any:
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, params).fetchone()
        return row[0] if row else None

    def column(self, sql: str, **params: Any) -> list[Any]:
        """The first column of every row."""
        return [value for (value,) in self.connection.execute(sql, params)]

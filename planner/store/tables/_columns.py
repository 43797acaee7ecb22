"""Column types and shorthands that every table is made of, for every kind of database."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, ForeignKey, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
"""Every table of the store. Each constraint has a name, so that a migration can name it."""


class Word(TypeDecorator[StrEnum]):
    """One of a fixed set of words, kept as the word itself; a new word needs no migration."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """Return the word as it is written in the files."""
        return None if value is None else value.value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """Return the member of the enumeration.

        Raises
        ------
        ValueError
            The word is none of the set.
        """
        return None if value is None else self.words(value)


class TextList(TypeDecorator[tuple[str, ...]]):
    """Several texts in order, kept as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        """Return a JSON list."""
        return json.dumps(list(value or ()), ensure_ascii=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        """Return the texts."""
        return () if value in (None, "[]") else tuple(json.loads(str(value)))


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept as text: not every database can keep one exactly."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Return the digits as they were written."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Return the number."""
        return None if value is None else Decimal(value)


class Moment(TypeDecorator[datetime]):
    """A moment, kept in UTC; comes out aware. One without a zone is local time."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC, without the zone, which not every database keeps."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment with its zone."""
        return None if value is None else value.replace(tzinfo=UTC)


class StoreModel(SQLModel):
    """What every table of the store begins with."""

    metadata = METADATA


class ServiceRow(StoreModel):
    """What every table of the service begins with; the other columns are the frozen row's fields.

    `row_id` belongs to the database and means nothing outside it. `position` keeps the order of
    the file; positions only rise, they need not be neighbours.
    """

    row_id: int | None = Field(default=None, primary_key=True)
    position: int


def table_of(model: type[SQLModel]) -> Table:
    """Return the table of a class, for statements about many rows at once."""
    return METADATA.tables[str(model.__tablename__)]


def word(words: type[StrEnum], *, optional: bool = False) -> Any:  # noqa: ANN401 - as Field
    """Return a field that holds one word of an enumeration."""
    return Field(sa_column=Column(Word(words), nullable=optional))


def texts() -> Any:  # noqa: ANN401 - as Field
    """Return a field that holds several texts."""
    return Field(sa_column=Column(TextList, nullable=False))


def refers_to(column: str, *, optional: bool = False) -> Any:  # noqa: ANN401 - as Field
    """Return a field that holds the id of a row elsewhere, such as ``families.family_id``.

    The reference is tested when the transaction ends, so that rows may be written in any order.
    """
    key = ForeignKey(column, deferrable=True, initially="DEFERRED")
    return Field(sa_column=Column(String, key, nullable=optional, index=True))

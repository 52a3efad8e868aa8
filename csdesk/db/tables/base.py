"""What every table has in common: how its rows are known, versioned, owned and typed."""

import uuid
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Dialect, Enum, ForeignKey, Integer, MetaData, Numeric, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

from csdesk.domain.contact import Part

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
NAME_LENGTH = 200
SHA256_LENGTH = 64


class Amount(TypeDecorator[Decimal]):
    """An exact decimal. SQLite has none, so it keeps the digits as text."""

    impl = Numeric
    cache_ok = True

    @property
    def python_type(self) -> type[Decimal]:
        """What a value is in Python."""
        return Decimal

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, NUMERIC elsewhere."""
        return dialect.type_descriptor(String(40) if dialect.name == "sqlite" else Numeric(28, 8))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Write without exponent, so that equal amounts are equal texts."""
        if value is None or dialect.name != "sqlite":
            return value
        return format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Read the very digits that were written."""
        return None if value is None else Decimal(value)


class Parts(TypeDecorator[frozenset[Part]]):
    """The parts that a contact plays, kept as their values in alphabetical order with commas between."""

    impl = String(80)
    cache_ok = True

    @property
    def python_type(self) -> type[frozenset[Part]]:
        """What a value is in Python."""
        return frozenset

    def process_bind_param(self, value: frozenset[Part] | None, dialect: Dialect) -> Any:
        """Equal sets are equal texts."""
        return ",".join(sorted(Part(part).value for part in value or ()))

    def process_result_value(self, value: Any, dialect: Dialect) -> frozenset[Part]:
        """The set that was written."""
        return frozenset(Part(part) for part in value.split(",") if part)


def choice(values: type[StrEnum], name: str) -> Enum:
    """A column type for one of `values`, kept as the member's value and checked by the database."""
    return Enum(
        values,
        name=name,
        values_callable=lambda enum: [member.value for member in enum],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=32,
    )


def new_uuid() -> str:
    """A key by which a record is known outside this book."""
    return uuid.uuid4().hex


class Base(DeclarativeBase):
    """A row with an integer id that is never used again and a version that is only ever raised.

    `owner` names the column that leads to the record it lies under; the account is where the chain ends.
    """

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    owner: ClassVar[str | None] = None

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-3)
    version: Mapped[int] = mapped_column(sort_order=-2)

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> Any:
        """Every table: no id is ever given twice."""
        return rules()

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> Any:
        """Every table: a stale writer is caught by the version."""
        return {"version_id_col": cls.version}


class Travelling(Base):
    """A record that is known outside this book too: by its own key, and by its source's where that has one."""

    __abstract__ = True

    uuid: Mapped[str] = mapped_column(String(32), unique=True, default=new_uuid, sort_order=-1)


def rules(*constraints: SchemaItem) -> tuple[Any, ...]:
    """A table's constraints and indexes, for `__table_args__`."""
    return (*constraints, {"sqlite_autoincrement": True})


def reference(target: str) -> ForeignKey:
    """A foreign key that undo may hold back until its transaction ends, when old rows go out and new ones come in."""
    return ForeignKey(f"{target}.id", deferrable=True, initially="IMMEDIATE")


def child_of(parent: str) -> Mapped[int]:
    """A reference to the record that this one lies under; deleting that one deletes this one."""
    return mapped_column(Integer, reference(parent), index=True)


def link_to(target: str) -> Mapped[int | None]:
    """A reference that is cleared when its target is deleted."""
    return mapped_column(Integer, reference(target), index=True)

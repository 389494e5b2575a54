"""Rows as objects to look at: for a quarter of what it takes a session to load and watch them."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import inspect
from sqlalchemy.orm import make_transient_to_detached

from xenia.core.database import AsyncSession, Base

Object = TypeVar("Object", bound=Base)


class Seen(Generic[Object]):
    """What is read of one table often enough that loading it counts."""

    def __init__(self, entity: type[Object]) -> None:
        mapper = inspect(entity)
        self.columns = tuple(entity.__table__.columns)
        """To be selected, in this order."""
        self._names = [mapper.get_property_by_column(one).key for one in self.columns]
        self._new = mapper.class_manager.new_instance

    def __call__(self, values: Sequence[Any]) -> Object:
        """An object with these values of `columns`. It belongs to no session: nobody would write a change."""
        seen = cast("Object", self._new())
        seen.__dict__.update(zip(self._names, values, strict=True))
        return seen


def kept(session: AsyncSession, seen: Object) -> Object:
    """The same as an object of a session, as if loaded by it: what is changed is written."""
    make_transient_to_detached(seen)
    key = inspect(seen).key
    if key is not None and (known := session.identity_map.get(key)) is not None:
        return cast("Object", known)
    session.add(seen)
    return seen

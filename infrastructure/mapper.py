"""Events to stored bytes and back: primitives in JSON, explicit topics, upcasters."""

import types
import typing
from collections.abc import Callable
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

import orjson
from eventsourcing.utils import get_topic, resolve_topic

from domain import catalogue

ENVELOPE = ("originator_id", "originator_version", "timestamp")
"""What the ledger keeps beside the payload; the time is the ledger's ``recorded_at``."""

Convert = Callable[[Any], Any]

# Looked up once, not for each event.
_new = object.__new__
_put = object.__setattr__
_loads = orjson.loads

assert catalogue.AGGREGATES, "importing the catalogue registers every topic"


def to_payload(event: Any) -> bytes:
    """The bytes that are stored and hashed: the event's own fields, keys in order."""
    state = vars(event).copy()
    for name in ENVELOPE:
        del state[name]
    class_version = getattr(type(event), "class_version", 1)
    if class_version > 1:
        state["class_version"] = class_version
    return orjson.dumps(state, default=_decimal, option=orjson.OPT_SORT_KEYS)


def to_event(
    topic: str, payload: bytes, stream_id: UUID, version: int, recorded_at: datetime
) -> Any:
    """The event as it was when it was recorded, brought up to the present class."""
    cls, known, convert = _reading(topic)
    state = _loads(payload)
    if known > 1:
        for stored in range(state.pop("class_version", 1), known):
            getattr(cls, f"upcast_v{stored}_v{stored + 1}")(state)
    for name, to in convert:
        if (value := state[name]) is not None:
            state[name] = to(value)
    state["originator_id"] = stream_id
    state["originator_version"] = version
    state["timestamp"] = recorded_at
    event = _new(cls)
    _put(event, "__dict__", state)
    return event


@cache
def _reading(topic: str) -> "tuple[type[Any], int, tuple[tuple[str, Convert], ...]]":
    cls = resolve_topic(topic)
    return cls, getattr(cls, "class_version", 1), converters(cls)


def topic_of(event: Any) -> str:
    return get_topic(type(event))


@cache
def converters(cls: type[Any]) -> tuple[tuple[str, Convert], ...]:
    """The fields of a dataclass that JSON cannot carry as they are."""
    hints = typing.get_type_hints(cls)
    return tuple(
        (field.name, convert)
        for field in fields(cls)
        if field.name not in ENVELOPE and (convert := _convert(hints[field.name]))
    )


_CONVERT: dict[Any, Convert] = {
    UUID: lru_cache(100_000)(UUID),  # the same people and campaigns are named over and over
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
}


def _convert(hint: Any) -> Convert | None:
    if hint in _CONVERT:
        return _CONVERT[hint]
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        return next((found for arg in args if (found := _convert(arg))), None)
    if origin is list and (inner := _convert(args[0])):
        return lambda values: list(map(inner, values))
    return None


def _decimal(value: Any) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be stored")

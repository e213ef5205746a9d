"""Golden events: one stored payload for each event and version, never edited afterwards.

``python -m tests.support.golden`` adds a file for every event that has none, made from the
types of its fields. Put a real story into it before you commit it; from then on it stays.
"""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin
from uuid import UUID

from domain.catalogue import events
from domain.shared.aggregate import Created
from infrastructure.mapper import to_event, to_payload

FOLDER = Path(__file__).parents[1] / "golden"
STREAM = UUID(int=1)
RECORDED_AT = datetime(2024, 9, 30, 9, tzinfo=UTC)
ENVELOPE = {"originator_id", "originator_version", "timestamp"}


class Golden(NamedTuple):
    """One file: what was stored under a topic by a version of its class."""

    topic: str
    version: int

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.topic}.v{self.version}.json"

    @property
    def payload(self) -> bytes:
        """The bytes as they are in a ledger; the last line end is the file's own."""
        return self.file.read_bytes().removesuffix(b"\n")

    def read(self) -> Any:
        return to_event(self.topic, self.payload, STREAM, 2, RECORDED_AT)


def kept() -> list[Golden]:
    """Every golden file there is."""
    stems = sorted(file.stem.rpartition(".v") for file in FOLDER.glob("*.json"))
    return [Golden(topic, int(version)) for topic, _, version in stems]


def current() -> list[Golden]:
    """Every golden file that there must be for the classes as they are now."""
    return [Golden(topic, getattr(cls, "class_version", 1)) for topic, cls in events().items()]


def declared(event: type[Any]) -> dict[str, Any]:
    """The fields that an event carries in its payload, with their types."""
    return {
        field.name: str if field.name == "originator_topic" else field.type
        for field in fields(event)
        if field.name not in ENVELOPE
    }


def fits(value: Any, hint: Any) -> bool:
    """Whether a value is of a declared type, down to the elements.

    >>> fits([UUID(int=1)], list[UUID]), fits(["1"], list[UUID])
    (True, False)
    >>> fits(datetime(2024, 9, 30, tzinfo=UTC), date)
    False
    """
    match get_origin(hint), get_args(hint):
        case _ if hint is Any:
            return True
        case None, _:
            return type(value) is hint
        case origin, args if origin is UnionType:
            return any(fits(value, arg) for arg in args)
        case origin, [element] if origin is list:
            return type(value) is list and all(fits(each, element) for each in value)
        case origin, [key, element] if origin is dict:
            return type(value) is dict and all(
                fits(name, key) and fits(each, element) for name, each in value.items()
            )
    raise TypeError(hint)


def added() -> Iterator[Path]:
    """Write what is missing; touch nothing that is there."""
    for golden in current():
        if not golden.file.exists():
            golden.file.write_bytes(to_payload(_example(golden.topic)) + b"\n")
            yield golden.file


_EXAMPLES: dict[Any, Any] = {
    str: "示例",
    int: 1,
    bool: True,
    UUID: UUID(int=2),
    Decimal: Decimal("810.50"),
    date: date(2024, 9, 30),
    datetime: RECORDED_AT,
    Any: "示例",
    NoneType: None,
}


def _example(topic: str) -> Any:
    event = events()[topic]
    facts = {name: _made(kind) for name, kind in declared(event).items()}
    if issubclass(event, Created):
        facts["originator_topic"] = topic.partition(".")[0]
    return event(originator_id=STREAM, originator_version=1, timestamp=RECORDED_AT, **facts)


def _made(kind: Any) -> Any:
    arguments = [_made(argument) for argument in get_args(kind)]
    match get_origin(kind):
        case None:
            return _EXAMPLES[kind]
        case origin if origin is dict:
            return dict([arguments])
        case origin if origin is list:
            return arguments
    return arguments[0]


if __name__ == "__main__":
    for each in added():
        print(each)  # noqa: T201 — this is a script; what it wrote is its answer

"""Rows of boards to JSON and back."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

import orjson

from infrastructure.mapper import converters


def dump(row: Any) -> str:
    """A row as canonical JSON."""
    return orjson.dumps(row, default=str, option=orjson.OPT_SORT_KEYS).decode()


def loader(kind: type[Any]) -> Callable[[str | bytes], Any]:
    """How rows of one kind come back from JSON.

    A row that holds just the fields of its kind is not checked field by field once more.
    """
    convert = converters(kind)  # type: ignore[arg-type]
    width = len(fields(kind))

    def load(text: str | bytes) -> Any:
        state = orjson.loads(text)
        for name, to in convert:
            if (value := state[name]) is not None:
                state[name] = to(value)
        if len(state) != width:
            return kind(**state)
        row = object.__new__(kind)
        object.__setattr__(row, "__dict__", state)
        return row

    return load

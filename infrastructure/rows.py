"""Rows of boards to JSON and back."""

from collections.abc import Callable
from typing import Any

import orjson

from infrastructure.mapper import converters


def dump(row: Any) -> str:
    """A row as canonical JSON."""
    return orjson.dumps(row, default=str, option=orjson.OPT_SORT_KEYS).decode()


def loader(kind: type[Any]) -> Callable[[str | bytes], Any]:
    """How rows of one kind come back from JSON."""
    convert = converters(kind)  # type: ignore[arg-type]

    def load(text: str | bytes) -> Any:
        state = orjson.loads(text)
        for name, to in convert:
            value = state[name]
            if value is not None:
                state[name] = to(value)
        return kind(**state)

    return load

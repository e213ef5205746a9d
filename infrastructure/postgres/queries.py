"""SQL lives in files: ``-- name: x`` opens a statement, the lines up to the next are it."""

import re
from functools import cache
from pathlib import Path

from psycopg.sql import SQL

_NAME = re.compile(r"^-- name: (\w+)\s*$", re.MULTILINE)


@cache
def queries(file: str) -> dict[str, SQL]:
    """The statements of ``<file>.sql`` beside this module, by name."""
    text = (Path(__file__).parent / f"{file}.sql").read_text(encoding="utf-8")
    parts = _NAME.split(text)[1:]
    return {
        name: SQL(body.strip().removesuffix(";"))
        for name, body in zip(parts[::2], parts[1::2], strict=True)
    }

"""Cursors: where a list goes on, good for that list alone."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from application.views import AsOf
from interface.http.refusals import BadCursor
from interface.http.schemas.words import POSITION_MAX


def sealed(
    before: int, board: str, jurisdiction_id: UUID, where: Mapping[str, str], as_of: AsOf | None
) -> str:
    """A cursor that goes on before a position."""
    words = [board, jurisdiction_id, _conditions(where, as_of), before]
    return urlsafe_b64encode(orjson.dumps(words)).decode().rstrip("=")


def opened(
    cursor: str | None,
    board: str,
    jurisdiction_id: UUID,
    where: Mapping[str, str],
    as_of: AsOf | None,
) -> int | None:
    """The position that a cursor goes on before.

    Raises:
        BadCursor: it was made up, changed, or given out for another list.
    """
    if cursor is None:
        return None
    try:
        said: Any = orjson.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        raise BadCursor from None
    match said:
        case [str(table), str(place), str(conditions), int(before)]:
            known = [board, str(jurisdiction_id), _conditions(where, as_of)]
            position = type(before) is int and 0 < before <= POSITION_MAX
            if [table, place, conditions] == known and position:
                return before
    raise BadCursor


def _conditions(where: Mapping[str, str], as_of: AsOf | None) -> str:
    """The filters and the past that a list was asked for, as a short fingerprint."""
    said = orjson.dumps([dict(where), as_of], option=orjson.OPT_SORT_KEYS)
    return sha256(said).hexdigest()[:16]

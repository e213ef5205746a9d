"""Cursors: where a list goes on, good for that list alone."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

import orjson

from application.views import AsOf
from interface.http.refusals import BadCursor
from interface.http.schemas.words import POSITION_MAX


def sealed(
    place: Sequence[int],
    board: str,
    jurisdiction_id: UUID,
    where: Mapping[str, Any],
    as_of: AsOf | None,
) -> str:
    """A cursor that goes on at a place: the numbers that tell it, none of them below 1."""
    words = [board, jurisdiction_id, _conditions(where, as_of), *place]
    return urlsafe_b64encode(orjson.dumps(words)).decode().rstrip("=")


def opened(
    cursor: str | None,
    board: str,
    jurisdiction_id: UUID,
    where: Mapping[str, Any],
    as_of: AsOf | None,
    *,
    most: Sequence[int] = (POSITION_MAX,),
) -> tuple[int, ...] | None:
    """The place that a cursor goes on at; ``most``: how large each of its numbers may be.

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
        case [str(table), str(ledger), str(conditions), *place] if len(place) == len(most):
            known = [board, str(jurisdiction_id), _conditions(where, as_of)]
            numbers = all(
                type(each) is int and 0 < each <= top
                for each, top in zip(place, most, strict=True)
            )
            if [table, ledger, conditions] == known and numbers:
                return tuple(place)
    raise BadCursor


def _conditions(where: Mapping[str, str], as_of: AsOf | None) -> str:
    """The filters and the past that a list was asked for, as a short fingerprint."""
    said = orjson.dumps([dict(where), as_of], option=orjson.OPT_SORT_KEYS)
    return sha256(said).hexdigest()[:16]

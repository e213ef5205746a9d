"""What is checked of every event before it is stored."""

from typing import Any

import orjson

from application.ledger import EventTooLarge
from domain.shared.errors import BadValue
from infrastructure import mapper
from infrastructure.postgres.append import Written

EVENT_BYTES_MAX = 1024 * 1024


class TextWithNul(BadValue):
    """{field} contains the NUL character, which no text may."""


def written(event: Any) -> Written:
    """The event as it will be stored.

    Raises:
        EventTooLarge: more than 1 MiB.
        TextWithNul: a NUL character anywhere in it.
    """
    payload = mapper.to_payload(event)
    if len(payload) > EVENT_BYTES_MAX:
        raise EventTooLarge(field="event", size=len(payload), most=EVENT_BYTES_MAX)
    if rb"\u0000" in payload:
        _no_nul(orjson.loads(payload), "")
    return Written(
        event.originator_id, event.originator_version, mapper.topic_of(event), payload
    )


def _no_nul(value: Any, where: str) -> None:
    if isinstance(value, str) and "\0" in value:
        raise TextWithNul(field=where.strip("."))
    if isinstance(value, dict):
        for key, each in value.items():
            _no_nul(key, where)
            _no_nul(each, f"{where}.{key}")
    if isinstance(value, list):
        for at, each in enumerate(value):
            _no_nul(each, f"{where}[{at}]")

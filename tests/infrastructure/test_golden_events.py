"""What was once stored can always be read: one payload for each event and version."""

from datetime import date
from decimal import Decimal
from types import NoneType
from typing import Any, get_args, get_origin
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.catalogue import AGGREGATES, events
from domain.shared.aggregate import Created
from infrastructure.mapper import to_event, to_payload, topic_of
from tests.support import golden
from tests.support.golden import RECORDED_AT, STREAM, Golden
from tests.support.laws import law
from tests.support.scenario import fold

KEPT = golden.kept()
BEGINNINGS = [each for each in KEPT if issubclass(events()[each.topic], Created)]
KINDS = {vars(kind)["TOPIC"]: kind for kind in AGGREGATES}


def name(each: Golden) -> str:
    return each.file.stem


def test_every_event_has_a_golden_file() -> None:
    missing = set(golden.current()) - set(KEPT)

    assert not missing, "run: python -m tests.support.golden"


def test_every_golden_file_belongs_to_an_event() -> None:
    now = dict(golden.current())

    assert [] == [each for each in KEPT if each.version > now.get(each.topic, 0)]


@pytest.mark.parametrize("each", KEPT, ids=name)
def test_what_was_once_stored_can_still_be_read(each: Golden) -> None:
    event = each.read()
    types = golden.declared(type(event))

    assert types.keys() | golden.ENVELOPE == vars(event).keys()
    assert {} == {
        field: getattr(event, field)
        for field, hint in types.items()
        if not golden.fits(getattr(event, field), hint)
    }


@pytest.mark.parametrize("each", golden.current(), ids=name)
def test_what_is_read_is_stored_as_the_same_bytes(each: Golden) -> None:
    assert each.payload == to_payload(each.read())


@pytest.mark.parametrize("each", BEGINNINGS, ids=name)
def test_a_record_can_begin_from_what_was_stored(each: Golden) -> None:
    noun, _, _ = each.topic.partition(".")

    assert STREAM == fold(KINDS[noun], [each.read()]).id


VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(max_size=9),
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    date: st.dates(),
    UUID: st.uuids(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    Any: st.text(max_size=9) | st.integers(0, 99) | st.lists(st.text(max_size=9), max_size=2),
    NoneType: st.none(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    parts = [values(part) for part in get_args(hint)]
    match get_origin(hint):
        case None:
            return VALUES[hint]
        case origin if origin is dict:
            return st.dictionaries(*parts, max_size=2)
        case origin if origin is list:
            return st.lists(*parts, max_size=2)
    return st.one_of(parts)


@st.composite
def happened(draw: st.DrawFn) -> Any:
    event = draw(st.sampled_from(list(events().values())))
    facts = {field: draw(values(hint)) for field, hint in golden.declared(event).items()}
    return event(originator_id=STREAM, originator_version=7, timestamp=RECORDED_AT, **facts)


@law
@for_all(happened())
def test_any_event_survives_being_stored(event: Any) -> None:
    stored = to_payload(event)

    assert event == to_event(topic_of(event), stored, STREAM, 7, RECORDED_AT)

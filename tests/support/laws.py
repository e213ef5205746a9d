"""Laws that hold for every record, whatever is asked of it and in whatever order."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from domain.shared.errors import DomainError
from tests.support.scenario import A, Given, fold

Command = tuple[Callable[..., None], dict[str, Any]]

law = settings(max_examples=20, deadline=None)
"""Few enough for all laws together to take about a second; the nightly run may ask for more."""

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))


def command(
    method: Callable[..., None], **facts: st.SearchStrategy[Any]
) -> st.SearchStrategy[Command]:
    """A command with some facts, to be accepted or refused."""
    return st.tuples(st.just(method), st.fixed_dictionaries(facts))


def commands(*each: st.SearchStrategy[Command]) -> st.SearchStrategy[list[Command]]:
    """Any sequence of these commands."""
    return st.lists(st.one_of(*each), max_size=8)


def replay_is_live(start: Given[A], asked: Iterable[Command]) -> A:
    """A refusal changes nothing; the events alone make the record as it stands now."""
    record = start.record
    for method, facts in asked:
        before = record.version, len(record.pending_events)
        try:
            method(record, **facts)
        except DomainError:
            assert before == (record.version, len(record.pending_events))
    start.history += record.collect_events()

    assert record == fold(type(record), start.history)
    return record

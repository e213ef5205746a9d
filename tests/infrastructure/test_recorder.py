"""The eventsourcing library's own test cases for recorders, against the ledger."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import ClassVar
from uuid import uuid4

import pytest
from eventsourcing import persistence
from eventsourcing.persistence import StoredEvent
from eventsourcing.tests import persistence as library

from infrastructure.postgres.recorder import LedgerAggregateRecorder, LedgerRecorder, Pool, pool
from tests.support.database import copy

READER_THREADS, WRITER_THREADS = 2, 10


@pytest.fixture(scope="class")
def connections(server: str, template: str, request: pytest.FixtureRequest) -> Iterator[None]:
    """Connections to a fresh database, as an attribute of the test case."""
    with ExitStack() as stack:
        url = stack.enter_context(copy(server, template))
        assert request.cls is not None
        request.cls.pool = stack.enter_context(pool(url, size=READER_THREADS + WRITER_THREADS))
        yield


@pytest.mark.usefixtures("connections")
class TestStreams(library.AggregateRecorderTestCase):
    pool: ClassVar[Pool]

    def create_recorder(self) -> LedgerAggregateRecorder:
        return LedgerAggregateRecorder(self.pool, uuid4())


@pytest.mark.usefixtures("connections")
class TestLedger(library.ApplicationRecorderTestCase[LedgerRecorder]):
    pool: ClassVar[Pool]

    def create_recorder(self) -> LedgerRecorder:
        return LedgerRecorder(self.pool, uuid4())

    def test_insert_subscribe(self) -> None:
        self.optional_test_insert_subscribe()

    def test_nothing_is_told_of_another_ledger(self) -> None:
        ours, theirs = self.create_recorder(), self.create_recorder()
        theirs.insert_events([event()])

        assert [1] == ours.insert_events([event()])
        assert 1 == len(ours.select_notifications(None, 10))

    def test_an_event_that_the_ledger_cannot_hold_is_refused(self) -> None:
        recorder = self.create_recorder()

        with pytest.raises(persistence.IntegrityError, match="payload"):
            recorder.insert_events([event(state=bytes(1024 * 1024 + 1))])
        with pytest.raises(persistence.DataError):
            recorder.insert_events([event(topic="nul \0")])

        assert recorder.max_notification_id() is None


@pytest.mark.usefixtures("connections")
class TestOrder(library.NonInterleavingNotificationIDsBaseCase):
    pool: ClassVar[Pool]

    def create_recorder(self) -> LedgerRecorder:
        return LedgerRecorder(self.pool, uuid4())


def event(topic: str = "topic", state: bytes = b"{}") -> StoredEvent:
    return StoredEvent(originator_id=uuid4(), originator_version=1, topic=topic, state=state)

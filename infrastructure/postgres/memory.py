"""记性 — where a lane left its ledgers, so that it need not read them again.

A ledger that nobody else has written to is where this lane left it, and so are its records.
Nobody is asked whether that still holds: what was decided from memory is appended only if
the head has not moved since (``advance``) and the command is new (``append``). A refusal
appends nothing, so from memory nobody is refused: it is decided again on what is read.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from domain.shared.aggregate import Aggregate
from infrastructure.postgres.append import Append, Head
from infrastructure.postgres.turn import Command, Turn

LEDGERS_MAX = 1024
RECORDS_MAX = 32
YOUNG_MAX = 8
"""Records of one event that a turn leaves: of what is made among many, few go on at once."""


@dataclass(slots=True)
class Page:
    """One ledger: its end, and the records that were last in hand."""

    head: Head
    left_at: int
    records: dict[int, Aggregate]

    def put(self, id_: int, record: Aggregate | None) -> None:
        self.records.pop(id_, None)
        if record:
            self.records[id_] = record

    def trim(self) -> None:
        """The last in hand stay."""
        for id_ in [*islice(self.records, max(0, len(self.records) - RECORDS_MAX))]:
            del self.records[id_]


class Memory:
    """The ledgers of one lane, the last used last."""

    def __init__(self) -> None:
        self.pages: dict[int, Page] = {}

    def recall(self, batch: Collection[Command]) -> Turn | None:
        """All that these commands need, or nothing; ``keep`` or ``forget`` it afterwards."""
        turn = Turn(Append({}), recalled=True)
        for command in batch:
            ledger = command.stream[0]
            page = self.pages.get(ledger)
            if page is None:
                return None
            turn.append.heads[ledger] = page.head
            for stream in command.reads():
                if stream[1] not in page.records:
                    return None
                turn.aggregates[stream] = page.records[stream[1]]
        for head in turn.append.heads.values():
            head.begin()
        return turn

    def keep(self, turn: Turn) -> None:
        """What a turn knew when it was committed."""
        for ledger, head in turn.append.heads.items():
            page = self.pages.pop(ledger, None)
            records = page.records if page and page.left_at == head.begun else {}
            self.pages[ledger] = Page(head, head.position, records)
        young = [each for each in turn.aggregates.items() if _is_young(each[1])]
        grown = [each for each in turn.aggregates.items() if not _is_young(each[1])]
        for (ledger, id_), record in [*young[-YOUNG_MAX:], *grown]:
            if page := self.pages.get(ledger):
                page.put(id_, record)
        for ledger in turn.append.heads:
            self.pages[ledger].trim()
        while len(self.pages) > LEDGERS_MAX:
            del self.pages[next(iter(self.pages))]

    def forget(self, batch: Collection[Command]) -> None:
        """What was decided from memory was not appended, so it may be wrong."""
        for command in batch:
            self.pages.pop(command.stream[0], None)


def _is_young(record: Aggregate | None) -> bool:
    return record is not None and record.version == record.INITIAL_VERSION

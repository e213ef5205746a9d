"""导入 — the rows of one spreadsheet, taken into a register as one act and undone as one."""

from datetime import date
from typing import Self
from uuid import UUID

from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken

DIGITS = 32


class UndoUnderWay(RuleBroken):
    """The import of this file is being undone; that has to end first."""


class ImportUndone(RuleBroken):
    """The import was undone on {on}."""


class ImportBatch(Aggregate):
    """导入: opened → rows recorded → applied → possibly undone.

    The records themselves are those of the register, made by the same commands as any other;
    here stands which they are. To undo an import is to compensate each of them by a fact.
    """

    TOPIC = "import_batch"

    class Event(Aggregate.Event):
        """Something happened to an import."""

    class Opened(Event, Created):
        """``rows`` stand in the file; ``faulty`` ones among them cannot be taken."""

        TOPIC = "import_batch.opened"
        form: str
        file_name: str
        file_digest: str
        rows: int
        faulty: int
        opened_on: date

        def apply(self, aggregate: "ImportBatch") -> None:
            aggregate.form = self.form

    class RowsStarted(Event):
        """What of them is recorded, the log tells, even where it was not noted any more.

        ``ids`` are digits without a space: they are read with every portion, and rarely used.
        """

        TOPIC = "import_batch.rows_started"
        ids: str

        def apply(self, aggregate: "ImportBatch") -> None:
            aggregate.started += self.ids

    class RowsRecorded(Event):
        TOPIC = "import_batch.rows_recorded"
        record_ids: list[UUID]

        def apply(self, aggregate: "ImportBatch") -> None:
            aggregate.record_ids.update(dict.fromkeys(self.record_ids))
            aggregate.finished = False

    class Applied(Event):
        """``repeated``: rows that stood in the register already."""

        TOPIC = "import_batch.applied"
        recorded: int
        repeated: int
        refused: int
        applied_on: date

        def apply(self, aggregate: "ImportBatch") -> None:
            aggregate.started = ""
            aggregate.finished = True

    class UndoOrdered(Event):
        TOPIC = "import_batch.undo_ordered"
        reason: str
        ordered_on: date

        def apply(self, aggregate: "ImportBatch") -> None:
            aggregate.undoing = True

    class Undone(Event):
        """``kept``: records that somebody has changed since."""

        TOPIC = "import_batch.undone"
        undone: int
        kept: int
        undone_on: date

        def apply(self, aggregate: "ImportBatch") -> None:
            aggregate.undone_on = self.undone_on

    def __init__(self) -> None:
        self.form = ""
        self.record_ids: dict[UUID, None] = {}
        self.started = ""
        self.finished = False
        self.undoing = False
        self.undone_on: date | None = None

    @classmethod
    def open(
        cls,
        *,
        id: UUID,
        form: str,
        file_name: str,
        file_digest: str,
        rows: int,
        faulty: int,
        on: date,
    ) -> Self:
        """开始 — before its first row, so that no row is without its import."""
        if not rows:
            raise BadValue(field="file", reason="表里没有要导入的行")
        return cls.begin(
            cls.Opened,
            id=id,
            form=form,
            file_name=file_name,
            file_digest=file_digest,
            rows=rows,
            faulty=faulty,
            opened_on=on,
        )

    def start(self, *, record_ids: list[UUID]) -> None:
        """着手若干行 — before they are recorded, so that none is lost where it breaks off."""
        self._must_stand()
        if self.undoing:
            raise UndoUnderWay
        known = self.record_ids.keys() | self.unnoted()
        new = [each.hex for each in record_ids if each not in known]
        if new:
            self.trigger_event(self.RowsStarted, ids="".join(new))

    def unnoted(self) -> set[UUID]:
        """What was started, and is not noted as recorded."""
        starts = range(0, len(self.started), DIGITS)
        ids = {UUID(self.started[at : at + DIGITS]) for at in starts}
        return ids - self.record_ids.keys()

    def record(self, *, record_ids: list[UUID]) -> None:
        """记下若干行 — those that it does not know yet."""
        self._must_stand()
        new = [each for each in record_ids if each not in self.record_ids]
        if new:
            self.trigger_event(self.RowsRecorded, record_ids=new)

    def finish(self, *, repeated: int, refused: int, on: date) -> None:
        """做完 — the same file again, with nothing new in it, changes nothing."""
        self._must_stand()
        if not self.finished:
            self.trigger_event(
                self.Applied,
                recorded=len(self.record_ids),
                repeated=repeated,
                refused=refused,
                applied_on=on,
            )

    def order_undo(self, *, reason: str, on: date) -> None:
        """决定撤销 — also of an import that broke off; again, if this was interrupted."""
        if self.undone_on is not None:
            raise ImportUndone(on=self.undone_on)
        if not reason.strip():
            raise BadValue(field="reason", reason="撤销导入须说明理由")
        if not self.undoing:
            self.trigger_event(self.UndoOrdered, reason=reason, ordered_on=on)

    def finish_undo(self, *, undone: int, kept: int, on: date) -> None:
        """撤销完毕"""
        if self.undone_on is None:
            self.trigger_event(self.Undone, undone=undone, kept=kept, undone_on=on)

    def _must_stand(self) -> None:
        if self.undone_on is not None:
            raise ImportUndone(on=self.undone_on)

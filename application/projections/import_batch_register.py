"""Import register: which spreadsheets were taken in, how much of each, and what was undone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from application.projections.board import changed, opened
from domain.import_batch import ImportBatch


@dataclass(frozen=True)
class ImportBatchRow:
    """导入. ``status``: applying, applied, undoing, undone."""

    form: str
    file_name: str
    file_digest: str
    status: str
    rows: int
    faulty: int
    recorded: int
    repeated: int
    refused: int
    undone: int
    kept: int
    reason: str
    opened_on: date
    applied_on: date | None
    undone_on: date | None


_NEW: dict[str, Any] = {
    "status": "applying",
    "recorded": 0,
    "repeated": 0,
    "refused": 0,
    "undone": 0,
    "kept": 0,
    "reason": "",
    "applied_on": None,
    "undone_on": None,
}


def fold(row: ImportBatchRow | None, event: Any) -> ImportBatchRow | None:
    """The row after the event."""
    match event:
        case ImportBatch.Opened():
            return opened(ImportBatchRow, event, **_NEW)
        case _ if row is None:
            return None
        case ImportBatch.RowsRecorded():
            recorded = row.recorded + len(event.record_ids)
            return changed(row, recorded=recorded, status="applying")
        case ImportBatch.Applied():
            return changed(
                row,
                status="applied",
                repeated=event.repeated,
                refused=event.refused,
                applied_on=event.applied_on,
            )
        case ImportBatch.UndoOrdered():
            return changed(row, status="undoing", reason=event.reason)
        case ImportBatch.Undone():
            return changed(
                row,
                status="undone",
                undone=event.undone,
                kept=event.kept,
                undone_on=event.undone_on,
            )
        case _:
            return row

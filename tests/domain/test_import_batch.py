from datetime import date
from typing import Any
from uuid import UUID

from domain.import_batch import ImportBatch, ImportUndone, UndoUnderWay
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

ON, LATER = date(2024, 9, 30), date(2024, 10, 8)
FIRST, SECOND, THIRD = (UUID(int=n) for n in (1, 2, 3))
FILE: dict[str, Any] = {
    "form": "activities",
    "file_name": "上半年活动.xlsx",
    "file_digest": "ab" * 32,
    "rows": 3,
    "faulty": 1,
}
OPENED = past(ImportBatch.Opened, **FILE, opened_on=ON)
STARTED = past(ImportBatch.RowsStarted, ids=FIRST.hex + SECOND.hex)
RECORDED = past(ImportBatch.RowsRecorded, record_ids=[FIRST, SECOND])
APPLIED = past(ImportBatch.Applied, recorded=2, repeated=0, refused=0, applied_on=ON)
ORDERED = past(ImportBatch.UndoOrdered, reason="导错了文件", ordered_on=LATER)
UNDONE = past(ImportBatch.Undone, undone=2, kept=0, undone_on=LATER)


def test_a_sheet_without_rows_is_no_import() -> None:
    when_new(ImportBatch.open, **FILE | {"rows": 0}, on=ON).refused(BadValue)


def test_a_record_is_noted_once() -> None:
    """The second time a chunk comes, only what is new in it."""
    given(ImportBatch, OPENED, RECORDED).when(
        ImportBatch.record, record_ids=[SECOND, THIRD]
    ).then(past(ImportBatch.RowsRecorded, record_ids=[THIRD]))


def test_it_is_finished_with_all_that_it_recorded() -> None:
    given(ImportBatch, OPENED, RECORDED).when(
        ImportBatch.finish, repeated=1, refused=0, on=ON
    ).then(past(ImportBatch.Applied, recorded=2, repeated=1, refused=0, applied_on=ON))


def test_the_same_file_again_changes_nothing() -> None:
    given(ImportBatch, OPENED, RECORDED, APPLIED).when(
        ImportBatch.finish, repeated=2, refused=0, on=LATER
    ).then()


def test_what_the_same_file_can_record_later_belongs_to_it_too() -> None:
    """A deputy that a row names was registered in the meantime."""
    more = past(ImportBatch.RowsRecorded, record_ids=[THIRD])
    given(ImportBatch, OPENED, RECORDED, APPLIED, more).when(
        ImportBatch.finish, repeated=2, refused=0, on=LATER
    ).then(past(ImportBatch.Applied, recorded=3, repeated=2, refused=0, applied_on=LATER))


def test_an_import_that_broke_off_can_be_undone() -> None:
    given(ImportBatch, OPENED, STARTED, RECORDED).when(
        ImportBatch.order_undo, reason="导错了文件", on=LATER
    ).then(ORDERED)


def test_only_rows_that_are_new_are_started() -> None:
    given(ImportBatch, OPENED, STARTED, RECORDED).when(
        ImportBatch.start, record_ids=[FIRST, SECOND, THIRD]
    ).then(past(ImportBatch.RowsStarted, ids=THIRD.hex))


def test_no_rows_are_started_once_it_is_to_be_undone() -> None:
    given(ImportBatch, OPENED, STARTED, RECORDED, ORDERED).when(
        ImportBatch.start, record_ids=[THIRD]
    ).refused(UndoUnderWay)


def test_an_undo_has_a_reason() -> None:
    given(ImportBatch, OPENED, RECORDED, APPLIED).when(
        ImportBatch.order_undo, reason="　", on=LATER
    ).refused(BadValue)


def test_an_undo_that_was_interrupted_is_ordered_again() -> None:
    given(ImportBatch, OPENED, RECORDED, APPLIED, ORDERED).when(
        ImportBatch.order_undo, reason="导错了文件", on=LATER
    ).then()


def test_what_is_undone_is_not_undone_again() -> None:
    given(ImportBatch, OPENED, RECORDED, APPLIED, ORDERED, UNDONE).when(
        ImportBatch.order_undo, reason="导错了文件", on=LATER
    ).refused(ImportUndone, on=LATER)


def test_nothing_is_recorded_in_what_is_undone() -> None:
    given(ImportBatch, OPENED, RECORDED, APPLIED, ORDERED, UNDONE).when(
        ImportBatch.record, record_ids=[THIRD]
    ).refused(ImportUndone, on=LATER)

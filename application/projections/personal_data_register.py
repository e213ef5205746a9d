"""Personal data: whose was shown how often, what is restricted, what was erased and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from application.projections.board import changed, opened
from domain.personal_data import PersonalData


class State(StrEnum):
    """What stands in the way of showing it."""

    KEPT = "kept"
    RESTRICTED = "restricted"
    ERASED = "erased"


@dataclass(frozen=True)
class PersonalDataRow:
    """个人信息的处理记录"""

    noun: str
    subject_id: UUID
    state: str
    reason: str
    retain_until: date | None
    erasure_requested_on: date | None
    ground: str
    fields: list[str]
    requested_by: UUID | None
    erased: list[dict[str, Any]]
    shown: int
    last_shown_on: date | None
    opened_on: date


def fold(row: PersonalDataRow | None, event: Any) -> PersonalDataRow | None:
    """The row after the event."""
    match event:
        case PersonalData.Opened():
            return opened(
                PersonalDataRow,
                event,
                state=str(State.KEPT),
                reason="",
                retain_until=None,
                erasure_requested_on=None,
                ground="",
                fields=[],
                requested_by=None,
                erased=[],
                shown=0,
                last_shown_on=None,
            )
        case _ if row is None:
            return None
        case PersonalData.Revealed():
            return changed(
                row,
                state=str(State.KEPT),
                shown=row.shown + 1,
                last_shown_on=event.revealed_on,
            )
        case PersonalData.Restricted():
            return changed(
                row,
                state=str(State.RESTRICTED),
                reason=event.reason,
                retain_until=event.retain_until,
            )
        case PersonalData.Released():
            return changed(row, state=str(State.KEPT), reason=event.reason, retain_until=None)
        case PersonalData.ErasureRequested():
            return changed(
                row,
                erasure_requested_on=event.requested_on,
                ground=event.ground,
                fields=event.fields,
                reason=event.reason,
                requested_by=event.requested_by,
            )
        case PersonalData.ErasureDeclined():
            return changed(row, erasure_requested_on=None, reason=event.reason)
        case PersonalData.Erased():
            return changed(row, **_erased(row, event))
        case _:
            return row


def _erased(row: PersonalDataRow, event: PersonalData.Erased) -> dict[str, Any]:
    on = event.erased_on.isoformat()
    whole = not row.fields
    return {
        "state": str(State.ERASED) if whole else row.state,
        "erasure_requested_on": None,
        "erased": [*row.erased, *({"on": on, **each} for each in event.erased)],
    }

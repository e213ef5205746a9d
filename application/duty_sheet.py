"""What people can do with the rules by which deputies are scored."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.duty_file.done import NAMES, Part
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.duty_sheet import DutySheet
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import BadValue


class DutySheetUseCases(RecordUseCases):
    """履职积分办法: adopted version by version, where the place scores at all."""

    KIND = DutySheet

    async def adopt(self, intent: Intent, sheet_id: UUID, *, on: date, **facts: Any) -> Receipt:
        """通过"""

        def adopted(place: Jurisdiction) -> DutySheet:
            sheet = DutySheet.adopt(place.rules(on), id=sheet_id, on=on, **facts)
            _must_be_in_the_file(sheet.sheet["items"])
            return sheet

        return await self._open(
            intent,
            Action.KEEP_CAMPAIGN,
            sheet_id,
            adopted,
            beside=[(Jurisdiction, intent.jurisdiction_id)],
            on=on,
        )

    async def withdraw(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """停用"""
        return await self._change(intent, Action.KEEP_CAMPAIGN, id, DutySheet.withdraw, **facts)


def _must_be_in_the_file(items: list[dict[str, Any]]) -> None:
    """A measure that no duty file has would score nobody, for ever."""
    for at, item in enumerate(items):
        part, _, kind = item["measure"].partition(".")
        if part not in NAMES or (kind and part != Part.ACTIVITY):
            known = "、".join(f"{key}（{name}）" for key, name in NAMES.items())
            reason = f"履职档案里没有 {item['measure']}；可以写 {known}，或者 activity.活动类型"
            raise BadValue(field=f"sheet.items[{at}].measure", reason=reason)

"""履职积分办法 — a version of the rules by which a place scores what its deputies do."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.shared import score
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken
from domain.shared.policy import Rules


class ScoringOff(RuleBroken):
    """Deputies are not scored here, by {basis}."""


class SheetWithdrawn(RuleBroken):
    """The sheet was withdrawn on {on}."""


class DutySheet(Aggregate):
    """履职积分办法: adopted under a version, for the days from ``from_on`` → withdrawn.

    A later version takes nothing back: any period can be scored again under any of them.
    """

    TOPIC = "duty_sheet"

    class Event(Aggregate.Event):
        """Something happened to a sheet."""

    class Adopted(Event, Created):
        TOPIC = "duty_sheet.adopted"
        edition: str
        sheet: dict[str, Any]
        adopted_by: str
        from_on: date
        adopted_on: date

        def apply(self, aggregate: "DutySheet") -> None:
            aggregate.sheet = self.sheet

    class Withdrawn(Event):
        TOPIC = "duty_sheet.withdrawn"
        reason: str
        withdrawn_on: date

        def apply(self, aggregate: "DutySheet") -> None:
            aggregate.withdrawn_on = self.withdrawn_on

    def __init__(self) -> None:
        self.sheet: dict[str, Any] = {}
        self.withdrawn_on: date | None = None

    @classmethod
    def adopt(
        cls,
        rules: Rules,
        *,
        id: UUID,
        edition: str,
        sheet: dict[str, Any],
        adopted_by: str,
        from_on: date,
        on: date,
    ) -> Self:
        """通过 — only where the place has said that it scores its deputies."""
        if not rules.flag("duty_scoring"):
            raise ScoringOff(basis=rules.basis("duty_scoring"))
        if not edition.strip():
            raise BadValue(field="edition", reason="须写明版次")
        read = score.read(sheet)
        if read.subject != "deputy":
            raise BadValue(field="sheet.subject", reason="履职积分的对象是代表（deputy）")
        if read.over != score.YEAR:
            raise BadValue(field="sheet.over", reason="履职积分按年度计（year）")
        return cls.begin(
            cls.Adopted,
            id=id,
            edition=edition,
            sheet=read.state(),
            adopted_by=adopted_by,
            from_on=from_on,
            adopted_on=on,
        )

    def withdraw(self, *, reason: str, on: date) -> None:
        """停用"""
        if self.withdrawn_on is not None:
            raise SheetWithdrawn(on=self.withdrawn_on)
        self.trigger_event(self.Withdrawn, reason=reason, withdrawn_on=on)

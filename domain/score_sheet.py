"""评分办法 — how subjects of one kind are scored here, edition by edition."""

from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.shared import score
from domain.shared.aggregate import Aggregate, Created
from domain.shared.errors import BadValue, RuleBroken


class NoSuchEdition(RuleBroken):
    """There is no edition {edition} of the score sheet."""


class ScoreSheet(Aggregate):
    """评分办法: adopted → revised. Every edition stays and can be applied again."""

    TOPIC = "score_sheet"

    class Event(Aggregate.Event):
        """Something happened to a score sheet."""

    class Adopted(Event, Created):
        TOPIC = "score_sheet.adopted"
        sheet: dict[str, Any]
        adopted_by: str
        adopted_on: date

        def apply(self, aggregate: "ScoreSheet") -> None:
            aggregate.editions.append(self.sheet)

    class Revised(Event):
        TOPIC = "score_sheet.revised"
        edition: int
        sheet: dict[str, Any]
        reason: str
        revised_on: date

        def apply(self, aggregate: "ScoreSheet") -> None:
            aggregate.editions.append(self.sheet)

    def __init__(self) -> None:
        self.editions: list[dict[str, Any]] = []

    @classmethod
    def adopt(cls, *, id: UUID, sheet: dict[str, Any], adopted_by: str, on: date) -> Self:
        """通过评分办法"""
        return cls.begin(
            cls.Adopted,
            id=id,
            sheet=score.read(sheet).state(),
            adopted_by=adopted_by,
            adopted_on=on,
        )

    def revise(self, *, sheet: dict[str, Any], reason: str, on: date) -> None:
        """修订 — a further edition; what was scored before stays as it was."""
        read = score.read(sheet)
        if read.subject != self.editions[0]["subject"]:
            raise BadValue(field="sheet.subject", reason="修订不能改考评对象")
        self.trigger_event(
            self.Revised,
            edition=len(self.editions) + 1,
            sheet=read.state(),
            reason=reason,
            revised_on=on,
        )

    def edition(self, number: int) -> score.Sheet:
        """One edition; raises NoSuchEdition."""
        if not 0 < number <= len(self.editions):
            raise NoSuchEdition(edition=number)
        return score.read(self.editions[number - 1])

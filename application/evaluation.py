"""What people can do with evaluations."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt, today
from application.measured import NAMES, measured
from application.projections.books import EVALUATIONS, SCORE_SHEETS
from application.projections.evaluation_register import EvaluationRow
from application.record import RecordUseCases
from application.snapshot import Snapshot, Snapshots
from application.views import Boards
from domain.evaluation import Evaluation
from domain.evaluation.standings import standings
from domain.score_sheet import NoSuchEdition, ScoreSheet
from domain.shared import score
from domain.shared.errors import BadValue


class EvaluationUseCases(RecordUseCases):
    """考评: opened under a sheet, proposed, verified, published, commended."""

    KIND = Evaluation

    def __init__(self, ledger: Ledger, boards: Boards, snapshots: Snapshots) -> None:
        super().__init__(ledger)
        self._boards = boards
        self._snapshots = snapshots

    async def open(
        self, intent: Intent, evaluation_id: UUID, *, sheet_id: UUID, **facts: Any
    ) -> Receipt:
        """启动"""
        return await self._open(
            intent,
            Action.EVALUATE,
            evaluation_id,
            lambda sheet: Evaluation.open(sheet, id=evaluation_id, **facts),
            beside=[(ScoreSheet, sheet_id)],
            on=facts["on"],
        )

    async def propose(
        self, intent: Intent, id: UUID, *, subjects: list[dict[str, Any]], **facts: Any
    ) -> Receipt:
        """推荐 — what the ledgers count of a place below is never taken from the request."""
        intent.must(Action.PROPOSE_HONOUR)
        counted = await self._counted(intent.jurisdiction_id, id, subjects)
        return await self._change(
            intent, Action.PROPOSE_HONOUR, id, Evaluation.propose, subjects=counted, **facts
        )

    async def verify(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """核实"""
        return await self._change(intent, Action.EVALUATE, id, Evaluation.verify, **facts)

    async def refuse(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """不予参评"""
        return await self._change(intent, Action.EVALUATE, id, Evaluation.refuse, **facts)

    async def publish(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """公布"""
        return await self._change(intent, Action.EVALUATE, id, Evaluation.publish, **facts)

    async def commend(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """表彰"""
        return await self._change(intent, Action.EVALUATE, id, Evaluation.commend, **facts)

    async def standings(
        self, jurisdiction_id: UUID, id: UUID, edition: int | None
    ) -> list[dict[str, Any]]:
        """Everybody who takes part, by any edition of the sheet."""
        row = (await self._boards.one(EVALUATIONS, jurisdiction_id, id)).row
        sheet = row.sheet
        if edition is not None:
            known = (await self._boards.one(SCORE_SHEETS, jurisdiction_id, row.sheet_id)).row
            if not 0 < edition <= len(known.editions):
                raise NoSuchEdition(edition=edition)
            sheet = known.editions[edition - 1]["sheet"]
        taking_part = {each["id"]: each for each in row.subjects if each["state"] != "refused"}
        return standings(score.read(sheet), taking_part)

    async def _counted(
        self, here: UUID, id: UUID, subjects: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """With what the sheet measures by the records, which nobody states beside them."""
        await self._boards.counted(here, (await self._boards.head(here)).position)
        row = (await self._boards.one(EVALUATIONS, here, id)).row
        sheet = score.read(row.sheet)
        if sheet.subject == "township":
            counts = await self._shares(here, row, sheet, [each["id"] for each in subjects])
        elif {each.measure for each in sheet.items} & NAMES[sheet.subject].keys():
            ids = {each["id"] for each in subjects}
            over = row.campaign_id if sheet.over == score.CAMPAIGN else None
            known = (self._boards, here, sheet.subject, ids)
            counts = await measured(*known, over or row.year)
        else:
            return subjects
        return [_with(each, sheet, counts.get(each["id"], {})) for each in subjects]

    async def _shares(
        self, here: UUID, row: EvaluationRow, sheet: score.Sheet, townships: list[str]
    ) -> dict[str, dict[str, int]]:
        """What each township gave to the figures in the year, or in all of the campaign."""
        whole = sheet.over == score.CAMPAIGN
        now = await self._year(here, row.campaign_id, today().year if whole else row.year)
        before = None if whole else await self._year(here, row.campaign_id, row.year - 1)
        found: dict[str, dict[str, int]] = {each: {} for each in townships}
        for item in sheet.items:
            counted = now.find(item.measure)
            if counted and not counted.rate:
                earlier = before.find(item.measure) if before else None
                less = earlier.parts if earlier else {}
                for id, counts in found.items():
                    counts[item.measure] = counted.parts.get(id, 0) - less.get(id, 0)
        return found

    async def _year(self, here: UUID, campaign_id: UUID | None, year: int) -> Snapshot:
        return await self._snapshots.take(
            here, campaign_id, period_from=date(year, 1, 1), period_to=date(year, 12, 31)
        )


def _with(
    subject: dict[str, Any], sheet: score.Sheet, counts: Mapping[str, int]
) -> dict[str, Any]:
    """A subject with what was counted of it; of who is not on record here, nothing is."""
    counted = {
        item.measure: counts[item.measure] for item in sheet.items if item.measure in counts
    }
    for name in subject["measures"]:
        if name in counted:
            raise BadValue(field="subjects", reason=f"{name} 由系统数出，不用填写")
    return {**subject, "measures": {**subject["measures"], **counted}}

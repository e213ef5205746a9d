"""What people can do with the livelihood projects that were chosen."""

from datetime import date
from typing import Any
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Receipt
from application.record import RecordUseCases
from domain.livelihood_project import LivelihoodProject
from domain.livelihood_vote import LivelihoodVote


class LivelihoodProjectUseCases(RecordUseCases):
    """民生实事项目: commissioned to a unit, reported on, completed, assessed, or carried."""

    KIND = LivelihoodProject

    async def commission(
        self, intent: Intent, project_id: UUID, *, vote_id: UUID, on: date, **facts: Any
    ) -> Receipt:
        """交办"""
        return await self._open(
            intent,
            Action.KEEP_LIVELIHOOD_VOTE,
            project_id,
            lambda vote: LivelihoodProject.commission(vote, id=project_id, on=on, **facts),
            beside=[(LivelihoodVote, vote_id)],
            on=on,
        )

    async def report(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """报告进展"""
        return await self._change(
            intent, Action.REPORT_PROJECT, id, LivelihoodProject.report, **facts
        )

    async def assess_progress(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """进展测评"""
        return await self._change(
            intent, Action.KEEP_LIVELIHOOD_VOTE, id, LivelihoodProject.assess_progress, **facts
        )

    async def complete(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """办成"""
        return await self._change(
            intent, Action.REPORT_PROJECT, id, LivelihoodProject.complete, **facts
        )

    async def assess(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """代表测评"""
        return await self._change(
            intent, Action.KEEP_LIVELIHOOD_VOTE, id, LivelihoodProject.assess, **facts
        )

    async def carry(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """结转"""
        return await self._change(
            intent, Action.KEEP_LIVELIHOOD_VOTE, id, LivelihoodProject.carry, **facts
        )

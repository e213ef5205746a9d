"""What people can do with votes on livelihood projects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from application import acting
from application.access import Action
from application.ballot_box import Ballot, BallotBox, Box
from application.ledger import Beside, IfHere, Intent, Ledger, Receipt
from application.record import RecordUseCases
from domain.campaign import Campaign
from domain.deputy import Deputy
from domain.jurisdiction import Jurisdiction
from domain.livelihood_project import LivelihoodProject
from domain.livelihood_vote import LivelihoodVote, Origin
from domain.opinion import Opinion
from domain.shared.errors import BadValue, DomainError

SOURCES = {
    Origin.OPINION: Opinion,
    Origin.DEPUTY: Deputy,
    Origin.CARRIED: LivelihoodProject,
}
"""What a candidate comes from, where that is a record of this ledger."""


@dataclass(frozen=True, slots=True)
class Slips:
    """What was issued, and to whom not, and why."""

    receipt: Receipt
    slips: dict[UUID, str]
    refused: dict[UUID, DomainError]


class LivelihoodVoteUseCases(RecordUseCases):
    """民生实事票决: from the candidates to the announced result."""

    KIND = LivelihoodVote

    def __init__(self, ledger: Ledger, box: BallotBox) -> None:
        super().__init__(ledger)
        self._box = box

    async def open(
        self,
        intent: Intent,
        vote_id: UUID,
        *,
        campaign_id: UUID | None = None,
        on: date,
        **facts: Any,
    ) -> Receipt:
        """启动征集"""

        def new(place: Jurisdiction, campaign: Campaign | None = None) -> LivelihoodVote:
            acting.running(campaign, on)
            return LivelihoodVote.open(
                place, id=vote_id, campaign_id=campaign_id, on=on, **facts
            )

        beside: Beside = [(Jurisdiction, intent.jurisdiction_id)]
        if campaign_id:
            beside = [*beside, (Campaign, campaign_id)]
        return await self._open(
            intent, Action.KEEP_LIVELIHOOD_VOTE, vote_id, new, on=on, beside=beside
        )

    async def collect(
        self, intent: Intent, id: UUID, *, origin: str, source_ids: list[UUID], **facts: Any
    ) -> Receipt:
        """征集到一个候选项目 — what it comes from must be on record here."""
        kind = SOURCES.get(Origin(origin)) if origin in set(Origin) else None

        def collect(it: LivelihoodVote, *_: Any, **told: Any) -> None:
            it.collect(origin=origin, source_ids=source_ids, **told)

        beside: Beside = [(kind, each) for each in source_ids] if kind else ()
        return await self._change(
            intent, Action.KEEP_LIVELIHOOD_VOTE, id, collect, beside=beside, **facts
        )

    async def review(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """审查"""
        return await self._kept(intent, id, LivelihoodVote.review, **facts)

    async def propose(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """提请票决"""
        return await self._ruled(
            intent, Action.KEEP_LIVELIHOOD_VOTE, id, LivelihoodVote.propose, **facts
        )

    async def open_ballot(
        self, intent: Intent, id: UUID, *, roll: Sequence[UUID], **facts: Any
    ) -> Receipt:
        """开始投票"""
        return await self._ruled(
            intent,
            Action.KEEP_LIVELIHOOD_VOTE,
            id,
            LivelihoodVote.open_ballot,
            beside=[IfHere(Deputy, each) for each in dict.fromkeys(roll)],
            roll=list(dict.fromkeys(roll)),
            **facts,
        )

    async def issue_slips(
        self, intent: Intent, id: UUID, *, round: int, deputy_ids: list[UUID], on: date
    ) -> Slips:
        """发放投票码 — each time is recorded anew, even when a request is repeated."""
        named = list(dict.fromkeys(deputy_ids))
        refused: dict[UUID, DomainError] = {}

        def issue(it: LivelihoodVote, *known: Deputy | None, on: date) -> None:
            refused.clear()
            refused.update(it.issue_slips(*known, round=round, deputy_ids=named, on=on))

        receipt = await self._kept(
            intent._replace(command_id=uuid4()),
            id,
            issue,
            beside=[IfHere(Deputy, each) for each in named],
            on=on,
        )
        given = [each for each in named if each not in refused]
        slips = await self._box.slips(intent.jurisdiction_id, Box(id, round), given)
        return Slips(receipt, slips, refused)

    async def cast(
        self,
        intent: Intent,
        id: UUID,
        *,
        round: int,
        deputy_id: UUID,
        slip: str,
        ballot: Ballot,
        on: date,
    ) -> Receipt:
        """投票 — the ballot is in the box before it is on record that the deputy has voted."""
        intent.must(Action.CAST_BALLOT)
        intent.must_be(deputy_id, Action.CAST_BALLOT)
        await self._box.drop(intent, Box(id, round), deputy_id, slip, ballot)

        return await self._change(
            intent,
            Action.CAST_BALLOT,
            id,
            LivelihoodVote.cast,
            beside=[IfHere(Deputy, deputy_id)],
            deputy_id=deputy_id,
            round=round,
            choices=ballot.choices,
            on=on,
        )

    async def remove_voter(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """除名"""
        return await self._kept(intent, id, LivelihoodVote.remove_voter, **facts)

    async def close_ballot(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """投票结束"""
        return await self._kept(intent, id, LivelihoodVote.close_ballot, **facts)

    async def count(self, intent: Intent, id: UUID, *, round: int, on: date) -> Receipt:
        """计票 — all ballots at once, in the order of their commitments; then the box goes."""
        intent.must(Action.KEEP_LIVELIHOOD_VOTE)
        taken = await self._box.take(intent.jurisdiction_id, Box(id, round))
        published = sorted(
            (each.published() for each in taken), key=lambda it: str(it["commitment"])
        )
        receipt = await self._kept(
            intent, id, LivelihoodVote.count, round=round, ballots=published, on=on
        )
        await self._box.destroy(intent.jurisdiction_id, id)
        return receipt

    async def count_paper(
        self, intent: Intent, id: UUID, *, votes: Sequence[Mapping[str, Any]], **facts: Any
    ) -> Receipt:
        """计票（纸质） — the votes of each candidate, as they were read out."""
        told = {UUID(str(each["candidate_id"])): each["votes"] for each in votes}
        if len(told) < len(votes):
            raise BadValue(field="votes", reason="同一个候选项目写了两次")
        return await self._kept(intent, id, LivelihoodVote.count_paper, votes=told, **facts)

    async def announce(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """公布结果"""
        return await self._kept(intent, id, LivelihoodVote.announce, **facts)

    async def cancel(self, intent: Intent, id: UUID, **facts: Any) -> Receipt:
        """终止"""
        receipt = await self._kept(intent, id, LivelihoodVote.cancel, **facts)
        await self._box.destroy(intent.jurisdiction_id, id)
        return receipt

    async def _kept(self, intent: Intent, id: UUID, decide: Any, **facts: Any) -> Receipt:
        return await self._change(intent, Action.KEEP_LIVELIHOOD_VOTE, id, decide, **facts)

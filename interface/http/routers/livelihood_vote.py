"""民生实事票决"""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Query
from starlette.responses import Response

from application.ledger import Receipt
from application.livelihood_vote import Slips
from application.projections.board import Entry
from application.projections.books import LIVELIHOOD_VOTES
from application.projections.livelihood_vote_board import LivelihoodVoteRow
from interface.http.answers import created, disclosed, recorded
from interface.http.door import App
from interface.http.intent import Change, Wish
from interface.http.problems import sentence_of
from interface.http.reading import Look, Sheet, one, page
from interface.http.routing import LEDGER, router
from interface.http.schemas.livelihood_vote import (
    AnnounceResult,
    CancelVote,
    CastBallot,
    CloseBallot,
    CollectCandidate,
    CountBallots,
    CountPaper,
    IssueSlips,
    LivelihoodVoteList,
    OpenBallot,
    OpenLivelihoodVote,
    ProposeList,
    RemoveVoter,
    ReviewCandidate,
)
from interface.http.schemas.query import AskingPast

routes = router(f"{LEDGER}/livelihood-votes", "民生实事")


@dataclass(frozen=True, slots=True)
class NoSlip:
    """没有发给投票码的代表：代号与说明。"""

    deputy_id: UUID
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Issued:
    """投票码：已记下的发放，每位代表的码，只显示这一次；没有发给的逐人说明。"""

    receipt: Receipt
    slips: dict[str, str]
    refused: list[NoSlip]


@routes.get("", response_model=Sheet[LivelihoodVoteRow])
async def listed(
    query: Annotated[LivelihoodVoteList, Query()], app: App, look: Look
) -> Response:
    """民生实事票决列表"""
    return await page(app, LIVELIHOOD_VOTES, look, query)


@routes.post("", status_code=201, response_model=Receipt)
async def open(body: OpenLivelihoodVote, app: App, intent: Wish) -> Response:
    """启动征集"""
    id = body.id_under(intent.command_id)
    receipt = await app.livelihood_votes.open(intent, id, **body.facts())
    return created("livelihood-votes", receipt)


@routes.get("/{vote_id}", response_model=Entry[LivelihoodVoteRow])
async def shown(
    vote_id: UUID, query: Annotated[AskingPast, Query()], app: App, look: Look
) -> Response:
    """一次票决：候选项目、各轮投票、结果；公布的选票可自行重数"""
    return await one(app, LIVELIHOOD_VOTES, look, vote_id, query)


@routes.post("/{vote_id}/issue-slips", status_code=201, response_model=Issued)
async def issue_slips(vote_id: UUID, body: IssueSlips, app: App, intent: Wish) -> Response:
    """发放投票码：能投票的都发给，不能的逐人说明；一个也不能发的，不发"""
    told = await app.livelihood_votes.issue_slips(intent, vote_id, **body.facts())
    return disclosed(_issued(told))


@routes.post("/{vote_id}/cast", status_code=201, response_model=Receipt)
async def cast(vote_id: UUID, body: CastBallot, app: App, intent: Wish) -> Response:
    """投票"""
    receipt = await app.livelihood_votes.cast(intent, vote_id, **body.told())
    return created("livelihood-votes", receipt)


@routes.post("/{vote_id}/collect", response_model=Receipt)
async def collect(vote_id: UUID, body: CollectCandidate, app: App, intent: Change) -> Response:
    """征集到一个候选项目"""
    return recorded(await app.livelihood_votes.collect(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/review", response_model=Receipt)
async def review(vote_id: UUID, body: ReviewCandidate, app: App, intent: Change) -> Response:
    """审查候选项目"""
    return recorded(await app.livelihood_votes.review(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/propose", response_model=Receipt)
async def propose(vote_id: UUID, body: ProposeList, app: App, intent: Change) -> Response:
    """提请票决"""
    return recorded(await app.livelihood_votes.propose(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/open-ballot", response_model=Receipt)
async def open_ballot(vote_id: UUID, body: OpenBallot, app: App, intent: Change) -> Response:
    """开始投票"""
    return recorded(await app.livelihood_votes.open_ballot(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/remove-voter", response_model=Receipt)
async def remove_voter(vote_id: UUID, body: RemoveVoter, app: App, intent: Change) -> Response:
    """从名册除名"""
    return recorded(await app.livelihood_votes.remove_voter(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/close-ballot", response_model=Receipt)
async def close_ballot(vote_id: UUID, body: CloseBallot, app: App, intent: Change) -> Response:
    """投票结束"""
    return recorded(await app.livelihood_votes.close_ballot(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/count", response_model=Receipt)
async def count(vote_id: UUID, body: CountBallots, app: App, intent: Change) -> Response:
    """计票"""
    return recorded(await app.livelihood_votes.count(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/count-paper", response_model=Receipt)
async def count_paper(vote_id: UUID, body: CountPaper, app: App, intent: Change) -> Response:
    """计票（纸质）"""
    return recorded(await app.livelihood_votes.count_paper(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/announce", response_model=Receipt)
async def announce(vote_id: UUID, body: AnnounceResult, app: App, intent: Change) -> Response:
    """公布结果"""
    return recorded(await app.livelihood_votes.announce(intent, vote_id, **body.facts()))


@routes.post("/{vote_id}/cancel", response_model=Receipt)
async def cancel(vote_id: UUID, body: CancelVote, app: App, intent: Change) -> Response:
    """终止"""
    return recorded(await app.livelihood_votes.cancel(intent, vote_id, **body.facts()))


def _issued(told: Slips) -> Issued:
    slips = {str(each): slip for each, slip in told.slips.items()}
    refused = [NoSlip(id, why.code(), sentence_of(why)) for id, why in told.refused.items()]
    return Issued(told.receipt, slips, refused)

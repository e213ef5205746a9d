"""What is asked of 民生实事票决."""

# ruff: noqa: RUF012 — pydantic gives each request its own copy of a default

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from application.ballot_box import Ballot
from domain.livelihood_vote import Body, Fate, Method, Origin, Status
from interface.http.schemas.query import AskingList
from interface.http.schemas.words import (
    Asked,
    Count,
    Day,
    Number,
    Opened,
    Prose,
    Remark,
    Title,
    Word,
    example,
)

DEPUTY = "00000000-0000-4000-8000-000000000001"
LIGHTS = "00000000-0000-4000-8000-00000000000b"
BUSES = "00000000-0000-4000-8000-00000000000c"
ON = "2024-01-10"

Year = Annotated[int, Field(strict=True, ge=1949, le=2199)]
Roll = Annotated[list[UUID], Field(max_length=5000)]


class OpenLivelihoodVote(Opened):
    """启动征集：一年一次；body 为 congress 由代表票决，residents 为街道居民（选民）代表会议"""

    model_config = example(
        title="2024年民生实事项目票决",
        year=2024,
        body="congress",
        congress="清苑区第十七届人民代表大会",
        on="2023-11-20",
    )

    title: Title
    year: Year
    body: Body = Body.CONGRESS
    congress: Annotated[Title, Field(description="由哪个会议票决；代表须有它的职务")]
    campaign_id: UUID | None = None
    on: Day


class CollectCandidate(Asked):
    """征集到一个候选项目；来自意见、代表、结转项目的，写明是哪几件（本地的编号）"""

    model_config = example(
        candidate_id=LIGHTS,
        title="主街路灯改造",
        text="更换主街两侧路灯120盏",
        origin="unit",
        source_ids=[],
        proposer="区住房和城乡建设局",
        on="2023-12-05",
    )

    candidate_id: UUID
    title: Title
    text: Remark = ""
    origin: Origin
    source_ids: Annotated[list[UUID], Field(max_length=200)] = []
    proposer: Word = ""
    on: Day


class ReviewCandidate(Asked):
    """审查：保留、并入另一项，或者不列入并写明理由"""

    model_config = example(
        candidate_id=LIGHTS, fate="dropped", reason="已列入专项计划", on="2023-12-20"
    )

    candidate_id: UUID
    fate: Fate
    into: UUID | None = None
    reason: Remark = ""
    on: Day


class ProposeList(Asked):
    """提请票决：政府提出的候选项目，次序就是选票上的次序"""

    model_config = example(
        candidate_ids=[LIGHTS, BUSES], seats=1, by="区人民政府", on="2024-01-05"
    )

    candidate_ids: Annotated[list[UUID], Field(min_length=1, max_length=100)]
    seats: Annotated[Number, Field(description="应选几项")]
    by: Title
    on: Day


class OpenBallot(Asked):
    """开始投票：电子投票写名册；纸质投票写全体人数"""

    model_config = example(method="electronic", roll=[DEPUTY], on=ON)

    method: Method
    roll: Roll = []
    members: Count = 0
    on: Day


class IssueSlips(Asked):
    """发放投票码：先记入台账，再给看；交给代表本人，遗失的可再发，码不变"""

    model_config = example(round=1, deputy_ids=[DEPUTY], on=ON)

    round: Number
    deputy_ids: Roll
    on: Day


class RemoveVoter(Asked):
    """除名：在别处登记、职务已终止或者暂停的代表"""

    model_config = example(deputy_id=DEPUTY, reason="当日起暂时停止执行代表职务", on=ON)

    deputy_id: UUID
    reason: Prose
    on: Day


class SealedBallot(Asked):
    """选票：选哪几项（名单上的序号，不选为弃权）；mark 由投票的设备随机生成并由本人保存"""

    slip: Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z2-7 -]+$")]
    choices: Annotated[
        list[Annotated[int, Field(strict=True, ge=1, le=100)]], Field(max_length=100)
    ]
    mark: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9a-f]{32}$"),
        Field(description="16 字节随机数的十六进制；凭它在公布的选票中找到自己的一张"),
    ]


class CastBallot(Asked):
    """投票：谁投了记入台账，怎样投的不记；选票封存到计票"""

    model_config = example(
        round=1,
        deputy_id=DEPUTY,
        ballot={
            "slip": "ABCD-EFGH-IJKL-MNOP",
            "choices": [1],
            "mark": "9f86d081884c7d659a2feaa0c55ad015",
        },
        on=ON,
    )

    round: Number
    deputy_id: UUID
    ballot: SealedBallot
    on: Day

    def told(self) -> dict[str, Any]:
        """What the use case takes."""
        given = self.ballot
        ballot = Ballot(tuple(given.choices), given.mark)
        return self.facts("ballot") | {"slip": given.slip, "ballot": ballot}


class CloseBallot(Asked):
    """投票结束"""

    model_config = example(on=ON)

    on: Day


class CountBallots(Asked):
    """计票：全部选票一次公布，次序与投票先后无关；票数与投票人数不符的，不能计票"""

    model_config = example(round=1, on=ON)

    round: Number
    on: Day


class Votes(Asked):
    """一个候选项目的赞成票"""

    candidate_id: UUID
    votes: Count


class CountPaper(Asked):
    """计票（纸质）：监票人报告的到会人数和发出、收回、无效票数，各项得票"""

    model_config = example(
        present=180,
        issued=180,
        returned=179,
        invalid=1,
        votes=[{"candidate_id": LIGHTS, "votes": 150}, {"candidate_id": BUSES, "votes": 20}],
        scrutineers=["李明", "王芳"],
        on=ON,
    )

    present: Count
    issued: Count
    returned: Count
    invalid: Count
    votes: Annotated[list[Votes], Field(min_length=1, max_length=100)]
    scrutineers: Annotated[list[Title], Field(max_length=20)]
    on: Day


class AnnounceResult(Asked):
    """公布结果"""

    model_config = example(text="入选的项目由区人民政府组织实施", on="2024-01-12")

    text: Remark = ""
    on: Day


class CancelVote(Asked):
    """终止，写明理由"""

    model_config = example(reason="会议改期", on=ON)

    reason: Prose
    on: Day


class LivelihoodVoteList(AskingList):
    """哪些民生实事票决"""

    status: Status | None = None
    year: Year | None = None
    level: Word | None = None
    campaign_id: UUID | None = None

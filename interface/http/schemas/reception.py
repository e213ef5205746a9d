"""What is asked of 接待日."""

from typing import Annotated, Any
from uuid import UUID

from pydantic import Field

from domain.reception import Status
from domain.shared.schedule import Every, Schedule
from interface.http.schemas.query import Asking, AskingList
from interface.http.schemas.words import (
    Asked,
    Day,
    Opened,
    Prose,
    Remark,
    Word,
    example,
)

DEPUTIES = [f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3)]
ON = "2024-05-20"
Deputies = Annotated[list[UUID], Field(min_length=1, max_length=200)]
Voters = Annotated[int, Field(strict=True, ge=0, le=100_000)]


class AnnounceReception(Opened):
    """公告接待日：哪些代表，何时，在哪个家站或者别处"""

    model_config = example(
        place="清苑镇人大代表之家",
        deputies=DEPUTIES[:2],
        receive_on="2024-05-30",
        hours="9:00—11:00",
        on=ON,
    )

    station_id: UUID | None = None
    place: Word = ""
    campaign_id: UUID | None = None
    deputies: Deputies
    receive_on: Day
    hours: Word = ""
    on: Day


class ReceiveVoters(Opened):
    """随到随接：没有公告而来的选民；voters 是人数，没有另计人数的不写，voter_times 是人次"""

    model_config = example(
        place="清苑镇人大代表之家",
        attended=DEPUTIES[:1],
        voters=3,
        voter_times=4,
        on=ON,
    )

    station_id: UUID | None = None
    place: Word = ""
    campaign_id: UUID | None = None
    attended: Deputies
    voters: Voters | None = None
    voter_times: Voters
    on: Day


class RescheduleReception(Asked):
    """改期，如遇节假日；同样要提前公告"""

    model_config = example(
        receive_on="2024-06-11", hours="9:00—11:00", reason="原定日期是端午假期", on=ON
    )

    receive_on: Day
    hours: Word = ""
    reason: Prose
    on: Day


class SubstituteDeputy(Asked):
    """替班"""

    model_config = example(
        deputy_id=DEPUTIES[0], substitute_id=DEPUTIES[2], reason="因公出差", on=ON
    )

    deputy_id: UUID
    substitute_id: UUID
    reason: Remark = ""
    on: Day


class HoldReception(Asked):
    """接待：到的代表，来的选民几人、几人次"""

    model_config = example(attended=DEPUTIES[:2], voters=12, voter_times=14, on="2024-05-30")

    attended: Deputies
    voters: Voters | None = None
    voter_times: Voters
    on: Day


class ReceptionChanges(Asked):
    """写错了的几项"""

    attended: Deputies | None = None
    voters: Voters | None = None
    voter_times: Voters | None = None


class CorrectReception(Asked):
    """更正，写明理由"""

    model_config = example(changes={"voter_times": 15}, reason="漏记一人", on="2024-05-31")

    changes: ReceptionChanges
    reason: Prose
    on: Day


class CancelReception(Asked):
    """取消"""

    model_config = example(reason="暴雨红色预警", on=ON)

    reason: Prose
    on: Day


class PublishReception(Asked):
    """公布结果：在这次接待听取的意见都已答复、引导或者交出以后"""

    model_config = example(summary="听取意见 9 条，当场答复 3 条，交办 6 条", on="2024-06-05")

    summary: Prose
    on: Day


class ReceptionList(AskingList):
    """哪些接待日"""

    station_id: UUID | None = None
    campaign_id: UUID | None = None
    status: Status | None = None
    place: Word | None = None
    receive_on: Day | None = None


def _numbers(description: str, most: int) -> Any:
    return Field(default_factory=list, max_length=most, description=description)


class AskingProposals(Asking):
    """按什么规律排，排哪一段"""

    every: Annotated[
        Every, Field(description="week 每周几；month 每月几日或者第几个星期几；lunar 农历几日")
    ]
    weekday: Annotated[list[int], _numbers("星期几，星期一是 1", 7)]
    day: Annotated[list[int], _numbers("几日；农历初六是 6", 31)]
    week: Annotated[int, Field(ge=0, le=5, description="每月第几个星期几；0 是每一个")] = 0
    month: Annotated[list[int], _numbers("只在这几个月，如季度末月 3、6、9、12", 12)]
    from_on: Day
    to_on: Day

    def schedule(self) -> Schedule:
        """The rule that was asked for."""
        return Schedule(
            every=self.every,
            weekdays=tuple(self.weekday),
            days=tuple(self.day),
            week=self.week,
            months=tuple(self.month),
        )

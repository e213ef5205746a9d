from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.campaign import Campaign, WrongStage
from domain.pilot import Pilot, PilotOver
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

ON, LATER = date(2017, 5, 2), date(2017, 6, 20)
FACTS = {"place": "黄潭镇", "tasks": "建设代表之家", "designated_by": "市人大常委会"}
DESIGNATED = past(Pilot.Designated, campaign_id=UUID(int=9), **FACTS, designated_on=ON)


def campaign(*, launched: bool = True) -> Campaign:
    it = Campaign.draw_up(id=UUID(int=9), title="活动", plan={}, indicators=[], planned_on=ON)
    it.adopt(title="", plan={}, indicators=[], adopted_by="主任会议", on=ON)
    if launched:
        it.launch(on=ON)
    it.collect_events()
    return it


def review(verdict: str) -> dict[str, Any]:
    return {"verdict": verdict, "finding": "阵地齐全", "reviewed_by": "督导组"}


def test_a_place_tries_out_a_campaign_that_runs() -> None:
    when_new(Pilot.designate, campaign(), **FACTS, on=ON).then(DESIGNATED)
    when_new(Pilot.designate, campaign(launched=False), **FACTS, on=ON).refused(WrongStage)
    when_new(Pilot.designate, campaign(), **FACTS | {"place": ""}, on=ON).refused(
        BadValue, field="place"
    )


def test_a_pilot_is_reviewed_again_until_it_is_spread() -> None:
    improve = past(Pilot.Reviewed, **review("improve"), reviewed_on=ON)
    spread = past(Pilot.Reviewed, **review("spread"), reviewed_on=LATER)

    given(Pilot, DESIGNATED, improve).when(Pilot.review, **review("spread"), on=LATER).then(
        spread
    )
    given(Pilot, DESIGNATED, spread).when(Pilot.review, **review("stop"), on=LATER).refused(
        PilotOver, on=LATER
    )


@pytest.mark.parametrize("verdict", ["", "很好"])
def test_a_review_comes_to_a_verdict(verdict: str) -> None:
    given(Pilot, DESIGNATED).when(Pilot.review, **review(verdict), on=LATER).refused(
        BadValue, field="verdict"
    )

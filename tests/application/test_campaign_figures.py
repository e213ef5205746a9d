"""What the records of a campaign add to its figures, folded as the worker folds them."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.projections.books import Books
from application.projections.figures import EVER
from application.projections.points.line import NO_CAMPAIGN
from domain.activity import Activity
from domain.activity.words import AlreadyServes
from domain.campaign import Campaign
from domain.deputy import Deputy
from domain.jurisdiction import Jurisdiction
from domain.matching import Matching
from domain.meeting import Meeting
from domain.pilot import Pilot
from domain.plan import Plan
from domain.shared.indicator import Indicator
from domain.working_body import WorkingBody

HERE, CAMPAIGN = UUID(int=1), UUID(int=2)
DEPUTIES = [UUID(int=n) for n in range(101, 106)]
BEGAN = date(2024, 4, 16)


class Ledger:
    """The events of one ledger as they come, and what its figures come to."""

    def __init__(self, *indicators: Indicator) -> None:
        self.events: list[Any] = []
        self.keep(
            Jurisdiction.establish(
                id=HERE,
                name="清苑区",
                level="county",
                organ="congress",
                parent_id=None,
                codes=[{"scheme": "gb2260", "edition": "2023", "code": "130608"}],
                predecessors=[],
                established_on=date(2015, 4, 28),
            )
        )
        self.campaign(CAMPAIGN, *indicators)

    def campaign(self, id: UUID, *indicators: Indicator, **plan: Any) -> Campaign:
        """A campaign that is launched."""
        lines = [each.state() for each in indicators]
        new = Campaign.draw_up(
            id=id, title="活动", plan=Plan(**plan).state(), indicators=lines, planned_on=BEGAN
        )
        new.adopt(title="", plan={}, indicators=[], adopted_by="主任会议", on=BEGAN)
        new.launch(on=BEGAN)
        return self.keep(new)

    def keep(self, record: Any) -> Any:
        """What a record has just recorded is in the ledger."""
        self.events += record.collect_events()
        return record

    def figure(self, key: str, campaign_id: UUID = CAMPAIGN) -> int:
        """The figure over all days."""
        books = Books()
        books.fold(enumerate(self.events, 1))
        books.figures.settle()
        return books.figures.tally.get((campaign_id, key, EVER), 0)


def meeting(at: int, **facts: Any) -> Meeting:
    told = {"kind": "coordination", "title": "调度会", "held_by": "区人大常委会"} | facts
    return Meeting.hold(id=UUID(int=1000 + at), held_on=BEGAN, campaign_id=CAMPAIGN, **told)


def test_meetings_are_counted_by_kind_and_persons_apart_from_times() -> None:
    ledger = Ledger(
        Indicator("times", "调度会", "次", source="meetings", where={"kind": ["coordination"]}),
        Indicator("persons", "到会", "人次", source="meetings", take="persons"),
        Indicator("deputies", "到会代表", "名", "distinct", "meetings", "attendees"),
        Indicator("copies", "倡议书", "份", "things", "meetings", "copies"),
    )
    ledger.keep(meeting(1, attendees=DEPUTIES[:3], others=10))
    ledger.keep(meeting(2, attendees=DEPUTIES[2:], others=4))
    leaflets = [{"title": "倡议书", "copies": 600}]
    ledger.keep(meeting(3, kind="mobilisation", title="动员会", documents=leaflets))

    assert 2 == ledger.figure("times")
    assert 20 == ledger.figure("persons")
    assert 5 == ledger.figure("deputies")
    assert 600 == ledger.figure("copies")
    assert 3 == ledger.figure("meetings", NO_CAMPAIGN)


def test_a_corrected_meeting_counts_as_it_stands_and_a_voided_one_nowhere() -> None:
    ledger = Ledger(Indicator("persons", "到会", "人次", source="meetings", take="persons"))
    first, second = (ledger.keep(meeting(at, others=10)) for at in (1, 2))
    first.correct(changes={"others": 12}, reason="补登")
    second.void(reason="重复登记")
    ledger.keep(first)
    ledger.keep(second)

    assert 12 == ledger.figure("persons")
    assert 1 == ledger.figure("meetings", NO_CAMPAIGN)


OTHER = UUID(int=3)
TIMES = Indicator("times", "走访", "次")


def activity() -> Activity:
    return Activity.hold(
        id=UUID(int=2001), kind="走访", occurred_on=BEGAN, campaign_id=CAMPAIGN, households=3
    )


def test_an_activity_of_two_campaigns_counts_once_in_each_and_once_for_itself() -> None:
    ledger = Ledger(TIMES)
    ledger.campaign(OTHER, TIMES)
    held = ledger.keep(activity())
    held.serve(campaign_id=OTHER)
    ledger.keep(held)

    assert 1 == ledger.figure("times", CAMPAIGN)
    assert 1 == ledger.figure("times", OTHER)
    assert 1 == ledger.figure("activities", NO_CAMPAIGN)


def test_what_is_corrected_or_voided_changes_in_both_campaigns() -> None:
    households = Indicator("households", "走访户", "户", take="households")
    ledger = Ledger(TIMES, households)
    ledger.campaign(OTHER, TIMES, households)
    held = ledger.keep(activity())
    held.serve(campaign_id=OTHER)
    held.correct(changes={"households": 5}, reason="漏登两户")
    ledger.keep(held)

    assert [5, 5] == [ledger.figure("households", each) for each in (CAMPAIGN, OTHER)]

    held.void(reason="重复登记")
    ledger.keep(held)

    assert [0, 0] == [ledger.figure("times", each) for each in (CAMPAIGN, OTHER)]
    assert 0 == ledger.figure("activities", NO_CAMPAIGN)


def test_an_activity_serves_a_campaign_once() -> None:
    held = activity()

    with pytest.raises(AlreadyServes):
        held.serve(campaign_id=CAMPAIGN)


def test_deputies_and_projects_of_matchings_are_counted_once_each() -> None:
    ledger = Ledger(
        Indicator("pairs", "结对", "对", "things", "matchings"),
        Indicator("deputies", "联系代表", "名", "distinct", "matchings", "deputies"),
        Indicator("projects", "联系项目", "个", "distinct", "matchings", "targets"),
    )
    pairs = [(DEPUTIES[0], "甲"), (DEPUTIES[1], "甲"), (DEPUTIES[1], "乙"), (DEPUTIES[2], "丙")]
    for at, (deputy, target) in enumerate(pairs):
        registered = {"name": "李明", "level": "county", "congress": "满城区人大"}
        who = Deputy.register(id=deputy, registered_on=BEGAN, **registered)
        matching = Matching.start(
            who,
            id=UUID(int=3000 + at),
            campaign_id=CAMPAIGN,
            kind="project",
            target=target,
            duty="",
            started_on=BEGAN,
        )
        if target == "丙":
            matching.void(who, reason="登记错了")
        ledger.keep(matching)

    assert (3, 2, 2) == tuple(ledger.figure(key) for key in ("pairs", "deputies", "projects"))


def test_bodies_are_counted_by_kind_and_by_the_members_they_have() -> None:
    ledger = Ledger(
        Indicator(
            "teams",
            "督导组",
            "个",
            "things",
            "working_bodies",
            where={"kind": ["supervision_team"]},
        ),
        Indicator(
            "units",
            "联席会议单位",
            "个",
            "distinct",
            "working_bodies",
            "members_now",
            where={"kind": ["joint_conference"]},
        ),
        Indicator("pilots", "试点乡镇", "个", "things", "pilots"),
    )
    for at, kind in enumerate(["supervision_team", "supervision_team", "joint_conference"]):
        body = WorkingBody.set_up(
            id=UUID(int=4000 + at),
            campaign_id=CAMPAIGN,
            kind=kind,
            name=f"机构{at}",
            members=[{"name": f"单位{n}", "role": "member"} for n in range(3)],
            areas=[],
            set_up_on=BEGAN,
        )
        if kind == "joint_conference":
            body.join(name="市水利局", role="member", unit="", on=BEGAN)
            body.join(name="市农办", role="member", unit="", on=BEGAN)
            body.leave(name="单位0", reason="机构改革", on=BEGAN)
        ledger.keep(body)
    running = Ledger(TIMES).campaign(CAMPAIGN)
    ledger.keep(
        Pilot.designate(
            running, id=UUID(int=5000), place="黄潭镇", tasks="", designated_by="", on=BEGAN
        )
    )

    assert (2, 4, 1) == tuple(ledger.figure(key) for key in ("teams", "units", "pilots"))

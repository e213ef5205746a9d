"""Who has done which item of the checklist: by what the ledger holds, never by a ticked box."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from application import campaign_line, checklist_board
from application.checklist_board import ChecklistSheet
from application.container import Container
from application.onboarding import intent
from tests.interface.world import DEPUTIES, HERE, MATTER, named, places

WANG, LI, ZHAO = DEPUTIES
CAMPAIGN, LAST_YEAR = named("campaign"), named("last year")
BEGAN = date(2023, 4, 10)
CHECKLIST: list[dict[str, Any]] = [
    {
        "text": "提一条好建议",
        "code": "suggestion",
        "subject": "deputy",
        "ticked_by": {"source": "suggestions_filed"},
    },
    {
        "text": "每季度参加一次小组活动",
        "code": "group_activity",
        "subject": "deputy",
        "frequency": "每季度",
        "ticked_by": {"source": "activities", "where": {"kind": ["代表小组活动"]}},
    },
    {"text": "记一本日志", "code": "log_book", "subject": "deputy", "evidence": "日志"},
    {
        "text": "走访一次园区",
        "code": "park",
        "subject": "group",
        "ticked_by": {"source": "activities", "where": {"kind": ["代表小组活动"]}},
    },
]
PROJECTS = {
    "key": "projects",
    "name": "视察项目",
    "unit": "个",
    "kind": "distinct",
    "take": "projects",
}
IN_TOWN = {
    "key": "town",
    "name": "城市更新活动",
    "unit": "次",
    "where": {"focus_area": ["城建"]},
}


class Office:
    """清苑区 with three deputies in a group, and what is recorded there."""

    def __init__(self) -> None:
        self.world = places()
        self.app: Container = self.world.container
        self.said = 0
        for at, id in enumerate(DEPUTIES):
            self.tell(
                "deputies.register",
                id,
                name=f"代表{at}",
                level="county",
                congress="清苑区人大",
                constituency="",
                on=BEGAN,
            )
        self.tell(
            "deputy_groups.form",
            named("group"),
            name="第一小组",
            basis="",
            members=DEPUTIES,
            convener=WANG,
            on=BEGAN,
        )

    def tell(self, command: str, id: UUID, **facts: Any) -> None:
        self.said += 1
        use_cases, _, method = command.partition(".")
        wish = intent(HERE, uuid5(HERE, str(self.said)), {"said": self.said})
        asyncio.run(getattr(getattr(self.app, use_cases), method)(wish, id, **facts))

    def launch(self, id: UUID, on: date, **plan: Any) -> None:
        facts: dict[str, Any] = {"plan": plan, "indicators": [PROJECTS, IN_TOWN], "on": on}
        self.tell("campaigns.draw_up", id, title=f"{on.year}", **facts)
        nothing: dict[str, Any] = {"plan": {}, "indicators": [], "on": on}
        self.tell("campaigns.adopt", id, title="", adopted_by="主任会议", **nothing)
        self.tell("campaigns.launch", id, on=on)

    def hold(self, at: int, on: date, **facts: Any) -> None:
        told = {"campaign_id": CAMPAIGN, "kind": "代表小组活动"} | facts
        self.tell("activities.hold", uuid5(CAMPAIGN, str(at)), occurred_on=on, **told)

    def sheet(self, subject: str, on: date) -> ChecklistSheet:
        boards, rollups = self.app.boards, self.app.rollups
        return asyncio.run(
            checklist_board.sheet(boards, rollups, HERE, CAMPAIGN, subject=subject, on=on)
        )


def missing(sheet: ChecklistSheet) -> dict[UUID, list[str]]:
    return {row.id: row.missing for row in sheet.rows}


def test_facts_tick_what_they_show_and_what_is_left_is_entered() -> None:
    office = Office()
    office.launch(CAMPAIGN, BEGAN, checklist=CHECKLIST)
    office.tell(
        "suggestions.file", named("idea"), **MATTER | {"campaign_id": CAMPAIGN}, on=BEGAN
    )
    office.hold(1, date(2023, 5, 9), participants=[WANG, LI])
    office.tell(
        "checklist_records.enter",
        named("log"),
        campaign_id=CAMPAIGN,
        item="log_book",
        subject="deputy",
        subject_id=WANG,
        what="",
        evidence="日志",
        done_on=date(2023, 6, 1),
    )

    found = office.sheet("deputy", date(2023, 6, 30))

    assert 1 == found.completed
    assert {
        WANG: [],
        LI: ["suggestion", "log_book"],
        ZHAO: ["suggestion", "group_activity", "log_book"],
    } == missing(found)


def test_what_is_asked_each_quarter_is_missing_again_in_the_next() -> None:
    office = Office()
    office.launch(CAMPAIGN, BEGAN, checklist=CHECKLIST)
    office.hold(1, date(2023, 5, 9), participants=[WANG])

    in_time, next_quarter, before = (
        office.sheet("deputy", on).rows[0].items["group_activity"]
        for on in (date(2023, 6, 30), date(2023, 7, 1), date(2023, 5, 8))
    )

    assert (1, True) == (in_time.times, in_time.met)
    assert (0, 1, False) == (next_quarter.times, next_quarter.ever, next_quarter.met)
    assert (0, None) == (before.ever, before.last_on)


def test_a_voided_activity_unticks_what_it_ticked() -> None:
    office = Office()
    office.launch(CAMPAIGN, BEGAN, checklist=CHECKLIST)
    office.hold(1, date(2023, 5, 9), participants=[LI])
    office.tell("activities.void", uuid5(CAMPAIGN, "1"), reason="重复登记")

    assert "group_activity" in missing(office.sheet("deputy", date(2023, 6, 30)))[LI]


def test_a_group_is_ticked_by_what_it_holds() -> None:
    office = Office()
    office.launch(CAMPAIGN, BEGAN, checklist=CHECKLIST)
    office.hold(1, date(2023, 5, 9), group_id=named("group"), participants=[LI])

    found = office.sheet("group", date(2023, 6, 30))

    assert {named("group"): []} == missing(found)
    assert ["park"] == found.items


def test_each_item_is_counted_by_times_and_by_persons() -> None:
    """What groups are asked to do, by groups: deputies without one have not done it."""
    office = Office()
    office.launch(CAMPAIGN, BEGAN, checklist=CHECKLIST)
    office.hold(1, date(2023, 5, 9), participants=[WANG, LI])
    office.hold(2, date(2023, 6, 9), group_id=named("group"), participants=[LI, ZHAO])

    boards, rollups = office.app.boards, office.app.rollups
    counts = asyncio.run(checklist_board.counts(boards, rollups, HERE, CAMPAIGN))

    assert {
        "suggestion": (0, 0),
        "group_activity": (2, 3),
        "log_book": (0, 0),
        "park": (1, 1),
    } == {each.code: (each.times, each.done) for each in counts}


def test_this_year_is_read_beside_last_year_with_what_was_looked_at_again() -> None:
    office = Office()
    office.launch(LAST_YEAR, BEGAN, year=2023)
    office.launch(CAMPAIGN, date(2024, 4, 10), year=2024)
    office.tell("campaigns.follow", CAMPAIGN, previous_id=LAST_YEAR, on=date(2024, 4, 10))
    office.hold(1, date(2023, 6, 1), campaign_id=LAST_YEAR, projects=["甲", "乙", "丙"])
    office.hold(2, date(2024, 6, 1), projects=["乙", "丙", "丁", "戊"])

    boards, rollups = office.app.boards, office.app.rollups
    line = asyncio.run(campaign_line.line(boards, rollups, HERE, CAMPAIGN))

    assert [2023, 2024] == [each.year for each in line.years]
    assert ("视察项目", [3, 4], 2) == next(
        (each.name, each.values, each.again)
        for each in line.figures
        if each.indicator == "projects"
    )


def test_a_focus_area_shows_the_figures_that_look_at_it() -> None:
    office = Office()
    office.launch(CAMPAIGN, BEGAN, focus_areas=["城建", "乡村"])
    office.hold(1, date(2023, 5, 9), focus_area="城建")
    office.hold(2, date(2023, 5, 9), focus_area="乡村")

    boards, rollups = office.app.boards, office.app.rollups
    areas = asyncio.run(campaign_line.focus_areas(boards, rollups, HERE, CAMPAIGN))

    assert {"城建": [("town", 1)], "乡村": []} == {
        each.name: [(figure.indicator, figure.value) for figure in each.figures]
        for each in areas
    }

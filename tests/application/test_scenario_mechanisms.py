"""Every mechanism that a report may name has its place in a scenario file."""

from collections import Counter
from typing import Any

import pytest
import yaml

from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from domain.activity import Activity
from domain.activity_notice import ActivityNotice
from domain.campaign import Campaign
from domain.deputy_group import DeputyGroup
from domain.evaluation import Evaluation
from domain.group_round import GroupRound
from domain.handling_case import HandlingCase
from domain.handling_unit import HandlingUnit
from domain.inspection import Inspection
from domain.inspection_round import InspectionRound
from domain.key_topic import KeyTopic
from domain.matching import Matching
from domain.opinion import Opinion
from domain.reception import Reception
from domain.station import Station
from domain.station_standard import StationStandard
from domain.suggestion import Suggestion
from domain.working_body import WorkingBody
from tests.support.scenarios import Instance, changed

DOCUMENT: dict[str, Any] = yaml.safe_load(
    """
scenario: mechanisms
title: 各项机制
source: {document: 示例}
as_of: 2024-12-31
places:
  - {code: "990000", name: 青山省, level: province, organ: congress}
  - code: "990181"
    name: 云水市
    level: county
    organ: congress
    parent: 青山省
    townships: {presidium: [东河镇, 西山镇]}

campaigns:
  - key: year-2023
    line:
      - at: 青山省
        title: 代表行动2023
        adopted_by: 省人大
        adopted_on: 2023-03-01
        indicators: [{key: surveys, name: 调研, unit: 次, where: {kind: [调研]}}]
      - {at: 云水市, adopted_by: 市人大, adopted_on: 2023-03-10}
      - {at: {townships_of: 云水市}, adopted_by: "{at}人大", adopted_on: 2023-03-20}
  - key: year-2024
    follows: year-2023
    line:
      - at: 青山省
        title: 代表行动2024
        drafts:
          - {drafted_on: 2024-02-01, plan: {theme: 初稿}, reason: 征求意见}
          - {drafted_on: 2024-02-10, plan: {theme: 二稿}, reason: 再次征求意见}
        planned_on: 2024-02-20
        adopted_by: 省人大
        adopted_on: 2024-03-01
        plan:
          theme: 定稿
          phases:
            - {name: 动员, from_on: 2024-03-01, to_on: 2024-03-31}
            - {name: 实施, from_on: 2024-04-01, to_on: 2024-09-30, documents: [总结材料]}
      - at: 云水市
        adopted_by: 市人大
        adopted_on: 2024-03-10
        drafts:
          - drafted_on: 2024-03-05
            title: 云水行动
            plan: {checklist: [{text: 走访一户企业}]}
            reason: 结合本市实际
        informed: [{informed_on: 2024-03-11, committee: 中共云水市委, answer: 同意}]
        suspended: [{suspended_on: 2024-06-20, reason: 防汛, resumed_on: 2024-07-20}]
        advances: [{phase: 实施, advanced_on: 2024-04-01}]
        rescheduled:
          - {rescheduled_on: 2024-08-01, phase: 实施, to_on: 2024-10-31, reason: 防汛}
        submitted: [{submitted_on: 2024-11-05, phase: 实施, document: 总结材料}]
      - {at: 东河镇, adopted_by: 镇人大, adopted_on: 2024-03-20}
      - at: 西山镇
        adopted_by: 镇人大
        adopted_on: 2024-03-20
        cancelled: {cancelled_on: 2024-10-01, reason: 撤镇}

deputies:
  - {at: {townships_of: 云水市}, count: 24, level: township, congress: "{at}人大",
     registered_on: 2023-01-01}
  - {at: 云水市, count: 3, level: county, congress: 云水市人大, registered_on: 2023-01-01}
groups:
  - {at: {townships_of: 云水市}, count: 2, formed_on: 2024-03-20, squad_size: 4,
     officers: {leader: 1, deputy_leader: 2}}

activities:
  - {at: {townships_of: 云水市}, kind: 走访, count: 4, campaign: year-2024, from_on: 2024-04-01,
     to_on: 2024-06-01, by_groups: true, rounds: true}
  - {at: 东河镇, kind: 视察, count: 2, occurred_on: 2024-05-10, campaign: year-2024,
     participants: 6, on_leave: 2, absent: 1, notice: {days: 7, content: 视察项目}}
  - {at: 东河镇, kind: 调研, occurred_on: 2024-05-20, campaign: year-2024, participants: 3,
     absent: 1, also: [year-2023]}

matchings:
  - {at: 东河镇, kind: project, deputies: 4, targets: 2, campaign: year-2024,
     started_on: 2024-04-01, ended: {count: 3, ended_on: 2024-11-01}}
bodies:
  - {at: 云水市, kind: task_squad, name: 专班, campaign: year-2024, set_up_on: 2024-03-12,
     dissolved_on: 2024-12-01}

station_standards:
  - at: 东河镇
    name: 五有
    items: [有阵地, 有制度, 有计划, 有经费]
    adopted_on: 2024-03-01
    revised: [{revised_on: 2024-03-15, items: [有阵地, 有制度, 有计划, 有经费, 有记录]}]
    withdrawn: {withdrawn_on: 2024-12-30, reason: 另定}
stations:
  - at: 东河镇
    kind: liaison_station
    tier: village
    count: 3
    under_construction: true
    established_on: 2024-01-10
    completed_on: 2024-04-01
    staff: {站长: [镇人大主席]}
    assessed: {standard: 五有, met: 2, missing: [有记录], assessed_on: 2024-05-01,
               rectified_on: 2024-06-01}
    stars: 3
    starred_on: 2024-07-01
    suspended: {suspended_on: 2024-08-01, reason: 修缮, resumed_on: 2024-09-01}
receptions:
  - {at: 东河镇, count: 2, held_on: 2024-09-12, deputies: 2, voters: 9, campaign: year-2024,
     announced_days: 5, published: true}

handling_units:
  - at: 云水市
    names: [市交通局, 市水利局, 市民政局]
    kind: 政府部门
    listed_on: 2024-01-05
    renamed: [{name: 市交通局, to: 市交通运输局, renamed_on: 2024-02-01}]
    closed: [{name: 市民政局, successor: 市社会局, closed_on: 2024-03-01}]
suggestions:
  - {at: 东河镇, key: roads, title: 修路, count: 3, filed_on: 2024-05-01, route: hand_up,
     lead_unit: 市交通运输局, resolved: 2, campaign: year-2024,
     conference: {units: 23, decision: 列入计划}}
  - {at: 东河镇, key: lights, title: 路灯, count: 2, filed_on: 2024-05-01, route: settle_here,
     resolved: all, campaign: year-2024}
  - {at: 云水市, key: parks, title: 公园, count: 6, filed_on: 2024-05-01, route: assign,
     lead_unit: 市水利局, replied: 4, resolved: 1, promises: 3, promises_kept: 2,
     rejected: {count: 2, as_letter: true}, campaign: year-2024}
opinions:
  - {at: 东河镇, title: 路灯不亮, count: 5, heard_on: 2024-05-01, route: village, unit: 村委会,
     solved: 4, fed_back: 3, confirmed: 2, campaign: year-2024}
key_topics:
  - at: 东河镇
    title: 路灯建设
    suggestions: lights
    count: 2
    leader: 镇人大主席
    set_on: 2024-05-05
    supervised: [{supervised_on: 2024-05-15, finding: 已进场}]
    concluded: {concluded_on: 2024-06-01, conclusion: 已亮灯}

inspections:
  - {at: 云水市, key: first, team: 督导一组, inspectors: [组长], count: 2, findings: 3,
     held_on: 2024-05-10, ordered: 2, rectified: 2, campaign: year-2024,
     items: [{key: records, text: 有无活动记录, points: 20}], marks: {records: 12},
     concluded: {concluded_on: 2024-05-31, summary: 查毕}}
  - {at: 云水市, key: second, after: first, team: 督导一组, count: 1, held_on: 2024-09-10,
     items: [{key: records, text: 有无活动记录, points: 20}], campaign: year-2024}

evaluations:
  - at: 云水市
    title: 优秀人大代表评选
    campaign: year-2024
    adopted_on: 2024-10-01
    opened_on: 2024-11-01
    published_on: 2024-11-20
    sheet:
      subject: deputy
      items: [{key: filed, name: 提出建议, measure: filed, points: 3}]
      quota: {name: 优秀代表, percent: 20}
    subjects: 11
    measures: {filed: 25}
    refused: 1
    commended: {honour: 优秀人大代表, count: 2, commended_on: 2024-12-10}

published:
  - {at: 云水市, metric: 不予受理, value: 2, unit: 件, indicator: handling.rejected}
  - {at: 云水市, metric: 承诺, value: 3, unit: 项, indicator: handling.promises}
  - {at: 云水市, metric: 兑现, value: 2, unit: 项, indicator: handling.promises.kept}
  - {at: 云水市, metric: 群众认可, value: 2, unit: 件, indicator: opinions.confirmed}
  - {at: 云水市, metric: 调研, value: 1, unit: 次, campaign: year-2023}
  - {at: 云水市, metric: 重点督办, value: 1, unit: 项}
  - {at: 云水市, metric: 重点督办的代表建议, value: 2, unit: 件}
  - {at: 云水市, metric: 接待, value: 2, unit: 次, indicator: receptions}
  - {at: 东河镇, metric: 达标家站, value: 3, unit: 个, indicator: stations.standard_met}
"""
)


@pytest.fixture(scope="module")
def instance() -> Instance:
    here = Instance()
    told = read(DOCUMENT, file="示例.yaml")
    here.load(told)
    here.load(told)  # a second time, which changes nothing
    return here


EXPECTED: dict[type[Any], int] = {
    Campaign.PlanRevised: 3,
    Campaign.Continued: 4,
    Campaign.PartyInformed: 1,
    Campaign.Suspended: 1,
    Campaign.Resumed: 1,
    Campaign.BelowInformed: 2,
    Campaign.SuperiorNoted: 4,
    Campaign.Rescheduled: 1,
    Campaign.DocumentSubmitted: 1,
    Campaign.Cancelled: 1,
    GroupRound.Opened: 4,
    GroupRound.StepFinished: 20,
    GroupRound.Concluded: 4,
    ActivityNotice.Issued: 2,
    ActivityNotice.LeaveDecided: 2,
    ActivityNotice.Held: 2,
    Activity.Held: 7,
    Activity.AttendanceNoted: 3,
    Activity.CampaignServed: 1,
    Matching.Ended: 3,
    WorkingBody.Dissolved: 1,
    StationStandard.Revised: 1,
    StationStandard.Withdrawn: 1,
    Station.Completed: 3,
    Station.Staffed: 3,
    Station.Assessed: 4,
    Station.RectificationOrdered: 1,
    Station.Rectified: 1,
    Station.Starred: 3,
    Station.Suspended: 3,
    Station.Resumed: 3,
    Reception.Announced: 2,
    Reception.Held: 2,
    Reception.Published: 2,
    HandlingUnit.Listed: 3,
    HandlingUnit.Renamed: 1,
    HandlingUnit.Closed: 1,
    HandlingCase.ConferenceHeld: 3,
    KeyTopic.Set: 1,
    KeyTopic.SupervisionReported: 1,
    KeyTopic.Concluded: 1,
    InspectionRound.Planned: 2,
    InspectionRound.Concluded: 1,
    Inspection.RectificationOrdered: 2,
    Inspection.Rectified: 2,
    DeputyGroup.OfficersNamed: 4,
    Suggestion.Rejected: 2,
    Suggestion.PromiseKept: 2,
    Opinion.Confirmed: 2,
    Evaluation.Verified: 10,
    Evaluation.Refused: 1,
    Evaluation.Published: 1,
    Evaluation.Commended: 1,
}


def test_what_the_file_says_is_what_the_ledgers_have(instance: Instance) -> None:
    found = Counter(type(each.event) for each in instance.ledger.recorded())

    assert EXPECTED == {kind: found[kind] for kind in EXPECTED}


def events(instance: Instance, kind: type[Any]) -> list[Any]:
    return [it.event for it in instance.ledger.recorded() if isinstance(it.event, kind)]


def test_what_is_published_comes_out(instance: Instance) -> None:
    rows = instance.compare(read(DOCUMENT, file="示例.yaml"))

    assert [] == [row for row in rows if not row.equal]


def test_the_visits_of_a_round_are_the_activity(instance: Instance) -> None:
    """The other steps have no record of their own; the squad that went out is named."""
    steps = events(instance, GroupRound.StepFinished)
    visits = [each for each in steps if each.activity_id]
    held = {each.originator_id: each for each in events(instance, Activity.Held)}

    assert {"visit"} == {each.step for each in visits}
    assert all(each.squad and held[each.activity_id].participants for each in visits)


def test_who_is_on_leave_was_invited_and_did_not_come(instance: Instance) -> None:
    held = events(instance, ActivityNotice.Held)
    invited = {
        each.originator_id: each.invited for each in events(instance, ActivityNotice.Planned)
    }

    assert [(3, 1, 1), (3, 1, 0)] == [
        (len(each.present), len(each.on_leave), len(each.absent)) for each in held
    ]
    assert all(
        {*each.present, *each.on_leave, *each.absent} == set(invited[each.originator_id])
        for each in held
    )


def test_what_was_missing_is_there_after_rectification(instance: Instance) -> None:
    assessed = events(instance, Station.Assessed)

    assert [[], [], ["有记录"], []] == [each.missing for each in assessed]
    assert all("有记录" in each.items for each in assessed)


def test_the_best_are_commended(instance: Instance) -> None:
    [published] = events(instance, Evaluation.Published)
    [commended] = events(instance, Evaluation.Commended)
    first = {each["subject_id"] for each in published.results if each["rank"] == 1}

    assert set(commended.subject_ids) <= first


def test_a_place_is_marked_as_the_file_says(instance: Instance) -> None:
    """What is not said has earned all that it could."""
    held = events(instance, Inspection.Held)

    assert [12, 12, 20] == [each.marks[0]["points"] for each in held]


def test_a_later_round_knows_the_earlier_one(instance: Instance) -> None:
    first, second = events(instance, InspectionRound.Planned)

    assert (None, first.originator_id) == (first.after_id, second.after_id)


WRONG: dict[str, tuple[tuple[str | int, ...], Any, str, str]] = {
    "it follows nothing that stands before it": (
        ("campaigns", 1, "follows"), "year-2022", "campaigns[1].follows", "写在前面",
    ),
    "a draft after the plan": (
        ("campaigns", 1, "line", 0, "planned_on"), "2024-02-05",
        "campaigns[1].line[0].drafts", "先后",
    ),
    "what came from above changed before it came": (
        ("campaigns", 1, "line", 1, "drafts"), [{"drafted_on": "2024-02-29", "reason": "改"}],
        "campaigns[1].line[1].drafts[0].drafted_on", "早于上级印发",
    ),
    "a phase to be moved that is none": (
        ("campaigns", 1, "line", 1, "rescheduled", 0, "phase"), "收尾",
        "campaigns[1].line[1].rescheduled[0].phase", "没有阶段",
    ),
    "stopped before it was adopted": (
        ("campaigns", 1, "line", 1, "suspended", 0, "suspended_on"), "2024-01-01",
        "campaigns[1].line[1].suspended[0]", "早于通过",
    ),
    "a round of nobody's": (
        ("activities", 0, "by_groups"), False, "activities[0].rounds", "by_groups",
    ),
    "more away than there are": (
        ("activities", 1, "absent"), 40, "activities[1].absent", "减少",
    ),
    "a notice to nobody": (
        ("activities", 1, "participants"), 0, "activities[1].participants", "没有写参加",
    ),
    "another campaign that is none": (
        ("activities", 2, "also"), ["year-2020"], "activities[2].also[0].campaign", "没有活动",
    ),
    "a standard that nobody laid down": (
        ("stations", 0, "assessed", "standard"), "八有",
        "stations[0].assessed.standard", "五有",
    ),
    "something missing that is not asked for": (
        ("stations", 0, "assessed", "missing"), ["有食堂"],
        "stations[0].assessed.missing", "没有",
    ),
    "more that meet it than there are": (
        ("stations", 0, "assessed", "met"), 4, "stations[0].assessed.met", "达标 4",
    ),
    "a unit renamed that is not listed": (
        ("handling_units", 0, "renamed", 0, "name"), "市教育局",
        "handling_units[0].renamed", "names",
    ),
    "a conference on what is settled here": (
        ("suggestions", 0, "route"), "settle_here", "suggestions[0].conference", "交办",
    ),
    "more officers than members": (
        ("groups", 0, "officers"), {"leader": 13}, "groups[0].officers", "只有 12 人",
    ),
    "replies to what was not admitted": (
        ("suggestions", 2, "rejected", "count"), 3, "suggestions[2].rejected", "不予受理 3 件",
    ),
    "more promises kept than made": (
        ("suggestions", 2, "promises_kept"), 4, "suggestions[2].promises", "承诺 3 项",
    ),
    "promises of nobody here": (
        ("suggestions", 1, "promises"), 1, "suggestions[1].promises", "route: assign",
    ),
    "content before anybody told them": (
        ("opinions", 0, "confirmed"), 4, "opinions[0].confirmed", "反馈以后",
    ),
    "a key topic of nothing": (
        ("key_topics", 0, "suggestions"), "水", "key_topics[0].suggestions", "没有 key",
    ),
    "more key ones than were filed": (
        ("key_topics", 0, "count"), 3, "key_topics[0].count", "每处有 2 件",
    ),
    "more ordered than were found": (
        ("inspections", 0, "ordered"), 4, "inspections[0].ordered", "多于前一步（3）",
    ),
    "marks above what an item can earn": (
        ("inspections", 0, "marks"), {"records": 21}, "inspections[0].marks.records", "满分",
    ),
    "marks for what was not looked at": (
        ("inspections", 0, "marks"), {"canteen": 2}, "inspections[0].marks.canteen", "清单里",
    ),
    "after a round that is none": (
        ("inspections", 1, "after"), "third", "inspections[1].after", "first",
    ),
    "another number of units than are named": (
        ("inspections", 0, "units"), ["东河镇"], "inspections[0].count", "不用写 count",
    ),
    "a unit inspected twice in a round": (
        ("inspections", 1, "units"), ["东河镇", "东河镇"],
        "inspections[1].units[1]", "只检查一次",
    ),
    "inspections of one unit": (
        ("inspections", 0, "unit"), "{at}政务中心", "inspections[0].unit", "只检查一次",
    ),
    "more honoured than the quota takes": (
        ("evaluations", 0, "commended", "count"), 3,
        "evaluations[0].commended.count", "名额共 2",
    ),
    "a measure that gives no points": (
        ("evaluations", 0, "measures"), {"heard": 2},
        "evaluations[0].measures.heard", "评分办法",
    ),
    "a campaign to count over that is none": (
        ("evaluations", 0), {
            "at": "云水市", "title": "评选", "campaign": "none", "subjects": 3,
            "sheet": {"subject": "group", "over": "campaign", "items": [
                {"key": "held", "name": "活动", "measure": "activity", "points": 1},
            ]},
        },
        "evaluations[0].campaign", "写明是哪项活动",
    ),
    "honoured before anything is published": (
        ("evaluations", 0, "published_on"), None, "evaluations[0].published_on", "公布以后",
    ),
    "more pairs ended than there were": (
        ("matchings", 0, "ended", "count"), 5, "matchings[0].ended.count", "4 对",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG.values(), ids=WRONG)
def test_what_cannot_have_been_is_refused_by_its_path(
    case: tuple[tuple[str | int, ...], Any, str, str],
) -> None:
    path, value, shown, hint = case

    with pytest.raises(ScenarioRefused) as refused:
        read(changed(DOCUMENT, path, value), file="x.yaml")

    told = {each.path: f"{each.reason} {each.advice}" for each in refused.value.problems}
    assert shown in told
    assert hint in told[shown]

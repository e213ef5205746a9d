"""A report may ask for a figure that no plan has: of any records, or worked out from others."""

from typing import Any

import pytest

from application.scenario.people import people
from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from application.scenario.suggesting import suggestions
from domain.handling_case import HandlingCase
from domain.suggestion import Suggestion
from tests.support.scenarios import Instance, changed

EARLY = "2023-01-01"

REPORT: dict[str, Any] = {
    "scenario": "handling-2024",
    "title": "代表建议办理情况",
    "source": {"document": "示例.txt"},
    "as_of": "2024-12-20",
    "places": [
        {"code": "990000", "name": "青山省", "level": "province", "organ": "congress"},
        {
            "code": "990100",
            "name": "云川市",
            "level": "prefecture",
            "organ": "congress",
            "parent": "青山省",
        },
    ],
    "deputies": [
        {
            "at": "云川市",
            "count": 9,
            "level": "prefecture",
            "congress": "云川市人大",
            "registered_on": "2024-01-01",
        }
    ],
    "suggestions": [
        {
            "at": "云川市",
            "title": "代表建议",
            "count": 11,
            "filed_on": "2024-01-20",
            "categories": {"城建": 7, "农业": 4},
            "lead_units": 4,
            "route": "assign",
            "replied": 8,
            "late": 2,
            "cosigners": 1,
            "withdrawn": 2,
            "rejected": {"count": 1},
            "replies": {"A": 5, "C": 3},
            "satisfaction": {"satisfied": 6, "basically_satisfied": 1},
        }
    ],
    "published": [],
}


def row(metric: str, value: float, unit: str = "件", **how: Any) -> dict[str, Any]:
    return {"at": "云川市", "metric": metric, "value": value, "unit": unit, **how}


def filed(**asked: Any) -> dict[str, Any]:
    return {"counted_from": {"source": "suggestions_filed", **asked}}


def computed(*rows: dict[str, Any], document: dict[str, Any] = REPORT) -> list[float | None]:
    here, told = Instance(), read(document | {"published": list(rows)}, file="示例.yaml")
    here.load(told)
    return [each.computed for each in here.compare(told)]


def test_a_report_tells_out_of_which_work_the_suggestions_came() -> None:
    """All of an entry came of the same works, or so many of each; the rest is not said."""
    entry = REPORT["suggestions"][0]
    counts = {"drawn_from": {"research": 3, "visit": 2, "own_work": 1}}
    both = {"at": "云川市", "title": "其余建议", "count": 4, "filed_on": "2024-01-20"}
    said = {"suggestions": [entry | counts, both | {"drawn_from": ["research", "inspection"]}]}

    assert [9, 7, 4, 2, 1, 6, 60] == computed(
        row("经履职活动形成", 9, indicator="handling.drawn_from"),
        row("调研", 7, indicator="handling.drawn_from.research"),
        row("视察", 4, indicator="handling.drawn_from.inspection"),
        row("走访", 2, indicator="handling.drawn_from.visit"),
        row("本职", 1, indicator="handling.drawn_from.own_work"),
        row("视察、走访", 6, **filed(where={"drawn_from": ["inspection", "visit"]})),
        row("调研形成占比", 60, "%"),
        document=REPORT | said,
    )


def test_what_an_entry_does_not_say_is_not_asked_for() -> None:
    """A file that was loaded before it could be said is the same file when loaded again."""
    told = read(REPORT, file="示例.yaml")
    [plain, *_] = suggestions(told, people(told))

    assert {"drawn_from", "occasion"}.isdisjoint(plain.facts)


def test_when_suggestions_were_raised_is_told_of_each_entry() -> None:
    """A motion that is handled as a suggestion is one of them."""
    entry = REPORT["suggestions"][0] | {"occasion": "session"}
    more = [
        {"at": "云川市", "title": "闭会", "count": 4, "filed_on": "2024-05-20"},
        {"at": "云川市", "title": "议案", "count": 2, "filed_on": "2024-01-20"},
    ]
    raised = [
        entry, more[0] | {"occasion": "intersession"}, more[1] | {"occasion": "motion"},
    ]  # fmt: skip

    assert [17, 11, 4, 2, 2] == computed(
        row("建议", 17, indicator="suggestions_filed"),
        row("会议期间", 11, indicator="handling.raised.session"),
        row("闭会期间", 4, indicator="handling.raised.intersession"),
        row("议案转建议", 2, indicator="handling.raised.motion"),
        row("议案", 2, **filed(where={"occasion": ["motion"]})),
        document=REPORT | {"suggestions": raised},
    )


def test_what_was_made_public_is_a_rate_of_what_was_answered() -> None:
    text = changed(REPORT, ["suggestions", 0, "text_public"], 7)
    public = changed(text, ["suggestions", 0, "made_public"], 6)

    assert [7, 63.6, 6, 75, 6] == computed(
        row("内容公开", 7, indicator="handling.published.text"),
        row("内容公开率", 63.6, "%"),
        row("公开", 6, indicator="handling.published"),
        row("上网率", 75, "%"),
        row("公开的建议", 6, **filed(where={"publication": ["published"]})),
        document=public,
    )


def test_units_that_help_say_what_they_think_and_are_counted() -> None:
    """Four in the lead take turns, three help with five suggestions: seven take part."""
    some = {"市财政局": 2, "市审计局": 2, "市司法局": 1}
    helped = changed(REPORT, ["suggestions", 0, "assisting_units"], some)

    assert [4, 3, 7, 8] == computed(
        row("主办", 4, "个", **cases("lead_units")),
        row("协办", 3, "个", **cases("assisting_units")),
        row("承办", 7, "个", **cases("taking_part")),
        row("答复", 8, indicator="handling.answered"),
        document=helped,
    )


def test_a_work_that_is_none_and_more_than_there_are_is_told() -> None:
    for given, where in (({"gossip": 1}, "gossip"), ({"visit": 12}, "count 是 11 件")):
        entry = REPORT["suggestions"][0] | {"drawn_from": given}
        with pytest.raises(ScenarioRefused) as refused:
            read(REPORT | {"suggestions": [entry]}, file="示例.yaml")

        assert where in str(refused.value)


def test_a_row_says_itself_which_records_it_counts() -> None:
    """No campaign, no indicator: a report of handling has neither."""
    assert [7, 4, 6, 9, 4] == computed(
        row("城建类", 7, **filed(where={"category": ["城建"]})),
        row("前两个单位", 4, **filed(where={"lead_unit": ["承办单位1", "承办单位2"]})),
        row(
            "城建类满意",
            6,
            **filed(where={"category": ["城建"], "satisfaction": ["satisfied"]}),
        ),
        row("提出建议的代表", 9, "名", **filed(take="deputies")),
        row(
            "承办单位", 4, "个", counted_from={"source": "handling_cases", "take": "lead_units"}
        ),
    )


def test_times_are_not_made_persons() -> None:
    """Eleven suggestions, each with one who joins: nine deputies, 22 signatures."""
    assert [9, 22] == computed(
        row("提出建议的代表", 9, "名", **filed(take="deputies")),
        row("领衔和联名", 22, "人次", **filed(take="deputies")),
    )


def test_a_row_may_count_a_period_alone() -> None:
    """Of two years: who came in both is one deputy in each."""
    visits = [
        {"at": "云川市", "kind": "视察", "occurred_on": f"{year}-05-10", "participants": n}
        for year, n in ((2023, 3), (2024, 5))
    ]
    old = changed(REPORT, ["deputies", 0, "registered_on"], "2023-01-01")
    last = {"period_from": "2023-01-01", "period_to": "2023-12-31"}
    this = {"period_from": "2024-01-01"}
    asked = {"counted_from": {"source": "activities", "take": "participants"}}

    assert [3, 5, 5, 2] == computed(
        row("上年参加", 3, "名", **asked, **last),
        row("今年参加", 5, "名", **asked, **this),
        row("两年参加", 5, "名", **asked),
        row("比上年增加", 2, "名", plus="今年参加", minus="上年参加"),
        document=old | {"activities": visits},
    )


CAME = {"source": "activities", "take": "participants"}


def came(*entries: dict[str, Any]) -> list[float]:
    """Persons, and person-times."""
    return computed(
        row("人数", 0, "名", counted_from=CAME),
        row("人次", 0, "人次", counted_from=CAME),
        document=REPORT
        | {
            "activities": [{"at": "云川市", "occurred_on": "2024-05-10"} | it for it in entries]
        },
    )


def test_two_entries_take_the_same_deputies_unless_one_begins_further_on() -> None:
    visit, study = {"kind": "视察", "participants": 4}, {"kind": "调研", "participants": 5}

    assert [5, 9] == came(visit, study)
    assert [9, 9] == came(visit, study | {"from_deputy": 5})
    assert [7, 9] == came(visit, study | {"from_deputy": 3})


def test_persons_and_person_times_are_both_met() -> None:
    """Six deputies in turn over five visits: fourteen times, nobody twice on one visit."""
    visits = {"kind": "视察", "count": 5, "participants": 6, "person_times": 14}

    assert [6, 14] == came(visits)
    assert [6, 14] == came(visits | {"from_deputy": 4})
    assert [9, 20] == came(visits, {"kind": "调研", "participants": 6, "from_deputy": 4})


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"from_deputy": 5}, "从第 5 名起出 6 人"),
        ({"person_times": 5}, "6 名代表，一共只有 5 人次"),
        ({"person_times": 7}, "一次要 7 人，有的地方只出 6 名代表"),
    ],
)
def test_who_cannot_have_come_so_is_told(said: dict[str, Any], why: str) -> None:
    visit = {"at": "云川市", "kind": "视察", "occurred_on": "2024-05-10", "participants": 6}

    with pytest.raises(ScenarioRefused) as refused:
        read(REPORT | {"activities": [visit | said]}, file="示例.yaml")

    assert why in str(refused.value)


def test_a_standing_figure_keeps_to_the_period_of_its_row() -> None:
    """Two suggestions of last year, eleven of this; a deputy counts once in each period."""
    [entry] = REPORT["suggestions"]
    earlier = {
        "at": "云川市",
        "title": "上年建议",
        "count": 2,
        "filed_on": "2023-03-01",
        "route": "assign",
        "lead_unit": "市水利局",
        "replied": 2,
        "satisfaction": "dissatisfied",
    }
    old = changed(REPORT, ["deputies", 0, "registered_on"], "2023-01-01")
    reports = [
        {"at": "云川市", "count": n, "held_on": on, "present": 9, "issued": 9, "satisfied": 9}
        for n, on in ((9, "2023-11-10"), (3, "2024-11-10"))
    ]
    this = {"period_from": "2024-01-01"}
    last = {"period_from": "2023-01-01", "period_to": "2023-12-31"}
    reporting = {"indicator": "duty_reports.deputies"}

    assert [13, 11, 2, 2, 3, 33.3, 77.8, 100] == computed(
        row("全部建议", 13, indicator="suggestions_filed"),
        row("今年建议", 11, indicator="suggestions_filed", **this),
        row("上年建议", 2, indicator="suggestions_filed", **last),
        row("上年年底的建议", 2, indicator="suggestions_filed", period_to="2023-12-31"),
        row("今年述职的代表", 3, "名", **reporting, **this),
        row("述职率", 33.3, "%", plus=["duty_reports.deputies"], over=["deputies"], **this),
        row("满意率", 77.8, "%"),
        row("今年满意率", 100, "%", indicator="rate.satisfaction", **this),
        document=old | {"suggestions": [earlier, entry], "duty_reports": reports},
    )


def test_rates_and_differences_follow_from_other_rows() -> None:
    assert [7, 4, 3, 63.6, 85.7] == computed(
        row("城建类", 7, **filed(where={"category": "城建"})),
        row("其余", 4, plus=["suggestions_filed"], minus=["城建类"]),
        row("未解决", 3, plus=["handling.replies"], minus=["handling.replies.solved"]),
        row("城建类占比", 63.6, "%", plus=["城建类"], over=["suggestions_filed"]),
        row(
            "满意占比", 85.7, "%", plus=["handling.judged.satisfied"], over=["handling.judged"]
        ),
    )


def test_a_report_that_leaves_digits_off_is_taken_at_its_word() -> None:
    """7 of 11 are 63.636 percent."""
    share = {"plus": ["handling.answered"], "over": ["suggestions_filed"]}

    assert [72.73, 72.72] == computed(
        row("占比", 72.73, "%", **share),
        row("占比（舍尾）", 72.72, "%", **share, rounding="down"),
    )


def test_withdrawn_and_late_ones_are_counted_and_joint_ones_are_signed() -> None:
    here, told = Instance(), read(REPORT, file="示例.yaml")
    here.load(told)
    events = [recorded.event for recorded in here.ledger.recorded()]

    def count(kind: type[object]) -> int:
        return sum(isinstance(event, kind) for event in events)

    assert (11, 11, 2, 1, 8) == (
        count(Suggestion.Drafted),
        count(Suggestion.CosignConfirmed),
        count(Suggestion.Withdrawn),
        count(Suggestion.Rejected),
        count(HandlingCase.Answered),
    )
    assert [2, 2, 75.0] == computed(
        row("撤回", 2, indicator="handling.withdrawn"),
        row("逾期", 2, plus=["handling.answered"], minus=["handling.answered_in_time"]),
        row("按期办复率", 75, "%"),
    )


def test_what_is_handled_again_is_judged_as_it_was_last() -> None:
    """Two of eight are answered twice: ten replies, but eight suggestions with an answer."""
    again = changed(REPORT, ["suggestions", 0, "redone"], 2)
    rows = [
        row("答复件次", 10, "件次", indicator="handling.replies"),
        row("已解决", 5, **filed(where={"answer": ["solved"]})),
        row("重新办理", 2, **filed(where={"rounds": ["2"]})),
        row("满意", 6, indicator="handling.judged.satisfied"),
        row("不满意", 0, indicator="handling.judged.dissatisfied"),
    ]

    assert [10, 5, 2, 6, 0] == computed(*rows, document=again)


def cases(take: str = "records", **where: list[str]) -> dict[str, Any]:
    return {"counted_from": {"source": "handling_cases", "take": take, "where": where}}


def test_a_reply_put_off_is_in_time() -> None:
    """Two are late, three are put off with consent: three quarters are in time."""
    put_off = changed(REPORT, ["suggestions", 0, "extended"], 3)

    assert [3, 75.0, 2] == computed(
        row("延期", 3, **cases(extension=["granted"])),
        row("按期办复率", 75, "%"),
        row("逾期", 2, plus=["handling.answered"], minus=["handling.answered_in_time"]),
        document=put_off,
    )


@pytest.mark.parametrize(("authority", "granted"), [("none", 3), ("dispatcher", 3)])
def test_whoever_the_place_names_agrees_to_more_time(authority: str, granted: int) -> None:
    rule = {"key": "extension_authority", "value": authority, "basis": "例", "from_on": EARLY}
    there = changed(REPORT, ["places", 1, "policy"], [rule])

    assert [granted] == computed(
        row("延期", granted, **cases(extension=["granted"])),
        document=changed(there, ["suggestions", 0, "extended"], 3),
    )


def test_what_is_handled_together_is_one_case_and_answered_each() -> None:
    """Eleven filed, two withdrawn, one rejected: eight, of which three join another."""
    merged = changed(REPORT, ["suggestions", 0, "merged"], 3)

    assert [5, 6, 8, 75.0] == computed(
        row("办理件", 5, indicator="handling.cases"),
        row("并案的建议", 6, **cases("suggestion_ids", handled=["together"])),
        row("答复", 8, indicator="handling.answered"),
        row("按期办复率", 75, "%"),
        document=merged,
    )


@pytest.mark.parametrize(("stage", "joined"), [("intake", 0), ("handling", 3)])
def test_cases_are_merged_when_the_place_merges_them(stage: str, joined: int) -> None:
    """At intake all are dispatched at once, and none joins later; the figures are the same."""
    rule = {"key": "merge_stage", "value": stage, "basis": "例", "from_on": EARLY}
    there = changed(REPORT, ["places", 1, "policy"], [rule])
    here = Instance()
    told = read(changed(there, ["suggestions", 0, "merged"], 3), file="示例.yaml")
    here.load(told)

    events = [each.event for each in here.ledger.recorded()]
    assert joined == sum(isinstance(each, HandlingCase.SuggestionJoined) for each in events)
    assert 5 == sum(isinstance(each, HandlingCase.Opened) for each in events)
    assert [5, 6] == computed(
        row("办理件", 5, indicator="handling.cases"),
        row("并案的建议", 6, **cases("suggestion_ids", handled=["together"])),
        document=changed(there, ["suggestions", 0, "merged"], 3),
    )


def test_who_is_refused_more_time_replies_in_time() -> None:
    """Two are late, one is put off, two asked for more time in vain."""
    asked = changed(REPORT, ["suggestions", 0, "extended"], 1)

    assert [1, 2, 75] == computed(
        row("延期", 1, **cases(extension=["granted"])),
        row("未准延期", 2, **cases(extension=["refused"])),
        row("按期办复率", 75, "%"),
        document=changed(asked, ["suggestions", 0, "extension_refused"], 2),
    )


def test_where_nobody_has_to_agree_nobody_refuses_more_time() -> None:
    rule = {"key": "extension_authority", "value": "none", "basis": "例", "from_on": EARLY}
    there = changed(REPORT, ["places", 1, "policy"], [rule])

    with pytest.raises(ScenarioRefused) as refused:
        read(changed(there, ["suggestions", 0, "extension_refused"], 1), file="示例.yaml")

    assert "云川市的延期不须批准（例）" in str(refused.value)


def test_delegations_propose_to_the_national_congress_without_a_rule_of_its_own() -> None:
    nation = {"code": "100000", "name": "全国", "level": "nation", "organ": "congress"}
    entry = {"at": "全国", "title": "代表团建议", "filed_on": "2024-03-10", "count": 7}
    said = {"sponsor": "delegation", "delegations": 3}
    document = REPORT | {"places": [nation], "deputies": [], "suggestions": [entry | said]}
    of_delegations = filed(take="delegations", where={"sponsor": ["delegation"]})

    assert [7, 3] == computed(
        row("代表团建议", 7, **filed(where={"sponsor": ["delegation"]})) | {"at": "全国"},
        row("代表团", 3, "个", **of_delegations) | {"at": "全国"},
        document=document,
    )


def test_a_delegation_proposes_where_the_place_lets_it() -> None:
    """It is in no register, and no group: no number of members is asked for."""
    [entry] = REPORT["suggestions"]
    rule = {"key": "delegation_sponsor", "value": True, "basis": "例", "from_on": EARLY}
    told = entry | {"sponsor": "delegation", "cosigners": 0, "withdrawn": 0}
    there = changed(REPORT, ["places", 1, "policy"], [rule])

    assert [11, 0, 8] == computed(
        row("代表团建议", 11, **filed(where={"sponsor": ["delegation"]})),
        row("提出建议的代表", 0, "名", **filed(take="deputies")),
        row("答复", 8, indicator="handling.answered"),
        document=changed(there, ["suggestions", 0], told),
    )


def test_a_rate_may_have_risen_by_so_many_points() -> None:
    """Each rate as it is published, with its decimals; what is no rate has no points."""
    rows = [
        row("城建类", 7, **filed(where={"category": ["城建"]})),
        row("城建类占比", 63.6, "%", plus=["城建类"], over=["suggestions_filed"]),
        row("按期办复率", 75, "%"),
    ]

    risen = row("高出", 11.4, "个百分点", plus=["按期办复率"], minus=["城建类占比"])
    assert [7, 63.6, 75, 11.4] == computed(*rows, risen)

    wrong = row("高出", 4, "个百分点", plus=["按期办复率"], minus=["城建类"])
    with pytest.raises(ScenarioRefused) as refused:
        read(REPORT | {"published": [*rows, wrong]}, file="示例.yaml")

    assert "“城建类”不是这里算得出的比率" in str(refused.value)


def test_a_share_may_say_itself_what_it_is_a_share_of() -> None:
    """Without a row of its own for what stands above the line."""
    of_town = filed(where={"category": ["城建"]})

    assert [63.6] == computed(
        row("城建类占比", 63.6, "%", **of_town, over=["suggestions_filed"])
    )


def test_cases_are_told_apart_by_their_units_and_whether_the_deputy_was_met() -> None:
    met = changed(REPORT, ["suggestions", 0, "met"], 5)
    there = changed(met, ["suggestions", 0, "lead_units"], {"市政府": 6, "市法院": 5})

    assert [6, 5, 5, 3] == computed(
        row("市政府", 6, **cases(lead_units=["市政府"])),
        row("见面", 5, **cases(contact=["met"])),
        row("市政府见面", 5, **cases(lead_units=["市政府"], contact=["met"])),
        row("没有见面", 3, **cases(contact=["none"])),
        document=there,
    )


def test_replies_are_of_the_classes_that_the_place_has() -> None:
    """Told before anything is loaded, with the scheme that would fit."""
    wrong = changed(REPORT, ["suggestions", 0, "replies"], {"甲": 5, "丙": 3})

    with pytest.raises(ScenarioRefused) as refused:
        read(wrong, file="示例.yaml")

    assert "云川市的答复分为 A、B、C、D" in str(refused.value)
    assert "jia_yi_bing（甲、乙、丙三类）" in str(refused.value)


def test_the_first_judgement_is_kept_beside_the_last() -> None:
    """Two of seven were not satisfied at first; handled again, all are."""
    again = changed(REPORT, ["suggestions", 0, "redone"], 2)
    rows = [
        row("首次评价", 7),
        row("首次评价满意和基本满意", 5),
        row("首次满意率", 71.4, "%"),
        row("满意率", 100, "%"),
        row("首次不满意", 2, **filed(where={"first_satisfaction": ["dissatisfied"]})),
    ]

    assert [7, 5, 71.4, 100, 2] == computed(*rows, document=again)


def test_what_is_judged_once_is_judged_so_first_and_last() -> None:
    """One of eight was never judged: it is in neither rate."""
    assert [7, 100, 100] == computed(
        row("首次评价", 7), row("首次评价满意率", 100, "%"), row("满意率", 100, "%")
    )


def test_the_share_of_those_who_came_follows_from_the_records() -> None:
    """Ten places at table, one on leave, one absent: 80 percent came."""
    activity = {
        "at": "云川市",
        "kind": "视察",
        "count": 2,
        "occurred_on": "2024-06-03",
        "participants": 8,
        "on_leave": 1,
        "absent": 1,
    }

    assert [80.0, 88.9] == computed(
        row("参加率", 80, "%", plus=["attendance.came"], over=["attendance.called"]),
        row("参加面", 88.9, "%", plus=["参加的代表"], over=["deputies"]),
        row(
            "参加的代表", 8, "名", counted_from={"source": "activities", "take": "participants"}
        ),
        document=REPORT | {"activities": [activity]},
    )[:2]


def test_members_of_the_standing_committee_keep_in_touch_with_deputies() -> None:
    matching = {"at": "云川市", "kind": "deputy", "deputies": 3, "targets": 6}
    asked = {"source": "matchings", "where": {"kind": ["deputy"]}}

    assert [3, 6] == computed(
        row("联系代表的委员", 3, "名", counted_from=asked | {"take": "deputies"}),
        row("联系的代表", 6, "名", counted_from=asked | {"take": "targets"}),
        document=REPORT | {"matchings": [matching]},
    )


def test_those_who_report_in_another_year_are_others() -> None:
    """Nine deputies: three in one year and four in the next are seven."""
    reports = [
        {
            "at": "云川市",
            "count": n,
            "held_on": on,
            "present": 20,
            "issued": 20,
            "satisfied": 20,
        }
        for n, on in ((3, "2024-03-10"), (4, "2024-11-10"))
    ]
    autumn = {"counted_from": {"source": "duty_reports", "take": "deputies"}}

    assert [7, 77.8, 4] == computed(
        row("述职的代表", 7, "名"),
        row("述职率", 77.8, "%", plus="duty_reports.deputies", over="deputies"),
        row("下半年述职", 4, "名", **autumn, period_from="2024-07-01"),
        document=REPORT | {"duty_reports": reports},
    )


COMPETENCE = {
    "key": "duty_report_scheme",
    "value": "competence",
    "basis": "本级述职评议办法第九条",
    "from_on": "2020-01-01",
}


def test_grades_of_a_place_are_counted_there_and_come_down_to_the_common_ones() -> None:
    """优秀 is counted as such; 优秀 and 称职 together are what is 满意 elsewhere."""
    report = {
        "at": "云川市",
        "count": 3,
        "held_on": "2024-03-10",
        "issued": 130,
        "excellent": 70,
        "competent": 40,
        "basically_competent": 8,
        "incompetent": 2,
    }
    own = changed(REPORT, ["places", 1, "policy"], [COMPETENCE])

    def ballots(take: str) -> dict[str, Any]:
        return {"counted_from": {"source": "duty_reports", "take": take}}

    assert [70, 40, 110, 120] == computed(
        row("优秀", 70, "票", **ballots("excellent")),
        row("称职", 40, "票", **ballots("competent")),
        row("满意", 110, "票", **ballots("satisfied")),
        row("收回", 120, "票", **ballots("returned")),
        document=own | {"duty_reports": [report]},
    )


def test_grades_that_the_place_does_not_have_are_told() -> None:
    report = {"at": "云川市", "held_on": "2024-03-10", "excellent": 7}

    with pytest.raises(ScenarioRefused) as refused:
        read(REPORT | {"duty_reports": [report]}, file="示例.yaml")

    assert "云川市的述职评议分为“满意、基本满意、不满意”" in str(refused.value)


@pytest.mark.parametrize(
    ("said", "where", "advice"),
    [
        (row("城建类", 7), "published[0].indicator", "counted_from"),
        (row("占比", 7, "%"), "published[0].indicator", "plus: [满意], over: [反馈]"),
        (
            row("甲", 7, counted_from={"source": "suggestion"}),
            "published[0].counted_from.source",
            "suggestions_filed",
        ),
        (
            row("甲", 7, **filed(where={"kind": ["城建"]})),
            "published[0].counted_from.where.kind",
            "category",
        ),
        (row("甲", 7, **filed(take="villages")), "published[0].counted_from.take", "deputies"),
        (
            row("代表", 9, "名", indicator="deputies", period_from="2024-01-01"),
            "published[0].period_from",
            "period_to",
        ),
        (row("甲", 7, plus=["乙"]), "published[0].plus[0]", "metric"),
        (row("甲", 7, over=["handling.judged"]), "published[0].plus", "例"),
        (
            row("甲", 7, plus=["handling.judged"], over=["handling.judged"]),
            "published[0].unit",
            "%",
        ),
    ],
)
def test_what_cannot_be_counted_so_is_told(
    said: dict[str, Any], where: str, advice: str
) -> None:
    with pytest.raises(ScenarioRefused) as refused:
        read(REPORT | {"published": [said]}, file="示例.yaml")

    assert where in str(refused.value)
    assert advice in str(refused.value)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("withdrawn", 3, "suggestions[0].rejected"),
        ("late", 9, "suggestions[0].late"),
        ("due_days", 400, "suggestions[0].late"),
        ("redone", 8, "suggestions[0].redone"),
        ("extended", 7, "suggestions[0].extended"),
        ("extension_refused", 7, "suggestions[0].extension_refused"),
        ("merged", 7, "suggestions[0].merged"),
        ("made_public", 9, "suggestions[0].made_public"),
        ("text_public", 9, "suggestions[0].text_public"),
        ("assisting_units", {"市财政局": 12}, "suggestions[0].assisting_units"),
        ("assisting_units", ["承办单位1"], "suggestions[0].assisting_units"),
        ("sponsor", "delegation", "suggestions[0].sponsor"),
        ("cosigners", 9, "suggestions[0].cosigners"),
        ("categories", {"城建": 7}, "suggestions[0].categories"),
        ("lead_unit", "市水利局", "suggestions[0].lead_units"),
    ],
)
def test_what_cannot_have_gone_so_is_told(field: str, value: Any, where: str) -> None:
    [entry] = REPORT["suggestions"]
    wrong = changed(REPORT, ["suggestions", 0], entry | {field: value})

    with pytest.raises(ScenarioRefused) as refused:
        read(wrong, file="示例.yaml")

    assert where in str(refused.value)


def test_a_reply_is_put_off_no_longer_than_the_place_allows() -> None:
    """Half a year at most; the reply would come after seven months."""
    wrong = changed(REPORT, ["suggestions", 0, "extended"], 1)
    wrong = changed(wrong, ["suggestions", 0, "due_days"], 190)

    with pytest.raises(ScenarioRefused) as refused:
        read(wrong, file="示例.yaml")

    assert "云川市最迟到 2024-07-23" in str(refused.value)

"""考评 — proposed, verified, published and commended, by a sheet that has editions."""

from datetime import date
from typing import Any

import pytest

from domain.evaluation import (
    AlreadyProposed,
    Evaluation,
    NotCommendable,
    NotProposed,
    NotVerified,
    ResultsNotPublished,
    ResultsPublished,
)
from domain.score_sheet import NoSuchEdition, ScoreSheet
from domain.shared import score
from domain.shared.errors import BadValue
from tests.support.scenario import ITSELF, Given, given, past, when_new

ON = date(2020, 11, 2)
SAID: dict[str, Any] = {
    "title": "优秀代表评选办法",
    "basis": "",
    "subject": "deputy",
    "items": [
        {"key": "filed", "name": "提出建议", "measure": "filed", "points": 3},
        {"key": "absent", "name": "缺席", "measure": "absent", "points": -1},
    ],
    "quota": {"name": "优秀代表", "percent": 20},
    "excluded": ["领导干部"],
}
SHEET = score.read(SAID).state()
ADOPTED = past(ScoreSheet.Adopted, sheet=SHEET, adopted_by="主任会议", adopted_on=ON)
OPENED = past(
    Evaluation.Opened,
    title="双优评选",
    year=2020,
    sheet_id=ITSELF,
    edition=1,
    sheet=SHEET,
    opened_on=ON,
)


def one(id: str, filed: int, position: str = "") -> dict[str, Any]:
    measures = {"filed": str(filed)}
    return {"id": id, "name": id, "position": position, "measures": measures, "note": ""}


TEN = [one(name, 20 - at) for at, name in enumerate("甲乙丙丁戊己庚辛壬癸")]
PROPOSED = past(Evaluation.Proposed, by="第一小组", subjects=TEN, proposed_on=ON)
VERIFIED = [
    past(
        Evaluation.Verified,
        subject_id=each["id"],
        measures=each["measures"],
        note="",
        verified_on=ON,
    )
    for each in TEN
]


def published(*subjects: dict[str, Any]) -> Given[Evaluation]:
    """An evaluation of these subjects, as published."""
    proposed = past(
        Evaluation.Proposed, by="小组", subjects=list(subjects or TEN), proposed_on=ON
    )
    checked = [
        past(
            Evaluation.Verified,
            subject_id=each["id"],
            measures=each["measures"],
            note="",
            verified_on=ON,
        )
        for each in subjects or TEN
    ]
    history = [OPENED, proposed, *checked]
    [told] = given(Evaluation, *history).when(Evaluation.publish, on=ON).events
    return given(Evaluation, *history, told)


def results(evaluation: Given[Evaluation]) -> dict[str, Any]:
    return evaluation.record.results


def test_a_sheet_is_adopted_and_every_edition_stays() -> None:
    heavier = SAID | {"items": [{**SAID["items"][0], "points": 5}]}
    when_new(ScoreSheet.adopt, sheet=SAID, adopted_by="主任会议", on=ON).then(ADOPTED)
    revised = past(
        ScoreSheet.Revised,
        edition=2,
        sheet=score.read(heavier).state(),
        reason="加大分值",
        revised_on=ON,
    )

    given(ScoreSheet, ADOPTED).when(
        ScoreSheet.revise, sheet=heavier, reason="加大分值", on=ON
    ).then(revised)
    both = given(ScoreSheet, ADOPTED, revised).record
    assert [3, 5] == [both.edition(at).items[0].points for at in (1, 2)]


def test_a_revision_scores_the_same_kind_of_subject() -> None:
    given(ScoreSheet, ADOPTED).when(
        ScoreSheet.revise, sheet=SAID | {"subject": "group"}, reason="", on=ON
    ).refused(BadValue, field="sheet.subject")


def test_an_evaluation_takes_the_sheet_as_it_stands() -> None:
    sheet = given(ScoreSheet, ADOPTED).record
    facts = {"title": "双优评选", "year": 2020, "campaign_id": None, "on": ON}

    when_new(Evaluation.open, sheet, **facts, edition=None).then(OPENED)
    when_new(Evaluation.open, sheet, **facts, edition=2).refused(NoSuchEdition, edition=2)


def test_what_is_counted_over_a_campaign_is_of_a_campaign() -> None:
    over = past(ScoreSheet.Adopted, **ADOPTED.facts | {"sheet": SHEET | {"over": "campaign"}})
    facts = {"title": "双优评选", "year": 2020, "edition": None, "on": ON}

    when_new(
        Evaluation.open, given(ScoreSheet, over).record, campaign_id=None, **facts
    ).refused(BadValue, field="campaign_id")


def test_groups_propose_with_measures() -> None:
    given(Evaluation, OPENED).when(Evaluation.propose, by="第一小组", subjects=TEN, on=ON).then(
        PROPOSED
    )


def test_nobody_is_proposed_twice() -> None:
    again = {"by": "第二小组", "on": ON}

    given(Evaluation, OPENED, PROPOSED).when(
        Evaluation.propose, **again, subjects=[TEN[0]]
    ).refused(AlreadyProposed, name="甲")
    given(Evaluation, OPENED).when(
        Evaluation.propose, **again, subjects=[TEN[0], TEN[0]]
    ).refused(AlreadyProposed)


@pytest.mark.parametrize("measures", [{"weight": 3}, {"filed": "三"}, {"filed": "NaN"}])
def test_a_measure_is_one_of_the_sheet_and_a_number(measures: Any) -> None:
    given(Evaluation, OPENED).when(
        Evaluation.propose, by="小组", subjects=[TEN[0] | {"measures": measures}], on=ON
    ).refused(BadValue)


def test_what_was_proposed_is_verified_and_may_be_corrected() -> None:
    evaluation = given(Evaluation, OPENED, PROPOSED)

    evaluation.when(Evaluation.verify, subject_id="甲", measures=None, note="", on=ON).then(
        VERIFIED[0]
    )
    corrected = given(Evaluation, OPENED, PROPOSED, VERIFIED[0]).when(
        Evaluation.verify, subject_id="甲", measures={"filed": 3}, note="一件系联名", on=ON
    )
    assert {"filed": "3"} == corrected.events[0].facts["measures"]


def test_who_is_refused_takes_no_part() -> None:
    refused = past(Evaluation.Refused, subject_id="癸", reason="任期不满", refused_on=ON)
    given(Evaluation, OPENED, PROPOSED).when(
        Evaluation.refuse, subject_id="癸", reason="任期不满", on=ON
    ).then(refused)
    rest = given(Evaluation, OPENED, PROPOSED, *VERIFIED[:9], refused)

    rest.when(Evaluation.verify, subject_id="癸", measures=None, note="", on=ON).refused(
        NotProposed
    )
    [told] = rest.when(Evaluation.publish, on=ON).events
    assert "癸" not in {each["subject_id"] for each in told.facts["results"]}


def test_nothing_is_published_before_all_is_verified() -> None:
    given(Evaluation, OPENED, PROPOSED, *VERIFIED[:8]).when(Evaluation.publish, on=ON).refused(
        NotVerified, names="壬、癸"
    )
    given(Evaluation, OPENED).when(Evaluation.publish, on=ON).refused(BadValue)


def test_the_best_fifth_is_within_the_quota() -> None:
    found = results(published())

    assert ["甲", "乙"] == [name for name, each in found.items() if each["within"]]
    assert ("60.00", 1) == (found["甲"]["total"], found["甲"]["rank"])


def test_a_leader_is_ranked_and_not_commended() -> None:
    evaluation = published(one("王主任", 30, "领导干部"), *TEN[:9])
    found = results(evaluation)
    assert (1, True, False) == (
        found["王主任"]["rank"],
        found["王主任"]["excluded"],
        found["王主任"]["within"],
    )

    commend(evaluation, "王主任").refused(NotCommendable, name="王主任")


def commend(evaluation: Given[Evaluation], *names: str) -> Any:
    return evaluation.when(
        Evaluation.commend,
        honour="",
        subject_ids=list(names),
        decided_by="常委会",
        on=ON,
    )


def test_those_within_the_quota_are_commended() -> None:
    commend(published(), "甲", "乙").then(
        past(
            Evaluation.Commended,
            honour="优秀代表",
            subject_ids=["甲", "乙"],
            decided_by="常委会",
            commended_on=ON,
        )
    )


@pytest.mark.parametrize("names", [("丙",), ("甲", "乙", "丙")])
def test_nobody_else_is(names: Any) -> None:
    commend(published(), *names).refused(NotCommendable, name="丙")


def test_of_equals_at_the_edge_the_meeting_takes_as_many_as_there_are_places() -> None:
    """Two places; the second is shared by two."""
    equals = published(
        one("甲", 9), one("乙", 8), one("丙", 8), *(one(c, 1) for c in "丁戊己庚辛壬癸")
    )

    commend(equals, "甲", "丙").then(
        past(
            Evaluation.Commended,
            honour="优秀代表",
            subject_ids=["甲", "丙"],
            decided_by="常委会",
            commended_on=ON,
        )
    )
    again = published(
        one("甲", 9), one("乙", 8), one("丙", 8), *(one(c, 1) for c in "丁戊己庚辛壬癸")
    )
    commend(again, "甲", "乙", "丙").refused(NotCommendable, reason="名额共 2 个")


def test_results_are_published_once_and_before_anybody_is_commended() -> None:
    published().when(Evaluation.publish, on=ON).refused(ResultsPublished, on=ON)
    published().when(Evaluation.propose, by="小组", subjects=TEN, on=ON).refused(
        ResultsPublished
    )
    commend(given(Evaluation, OPENED, PROPOSED, *VERIFIED), "甲").refused(ResultsNotPublished)
    commend(published(), "子").refused(NotProposed, subject_id="子")

"""民生实事 — votes as reports publish them: who came, what was done, what they say of it."""

from typing import Any

import pytest

from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from tests.support.scenarios import Instance, changed, document

NINGHAI = document("reports/ninghai-2021")
VOTE = ("livelihood_votes", 0)


def test_what_is_carried_over_is_a_project_of_its_year_still() -> None:
    found = changed(NINGHAI, (*VOTE, "carried"), 2)
    asked = {"source": "livelihood_projects", "where": {"status": ["carried_over"]}}
    line = {"at": "宁海县", "metric": "结转", "value": 2, "unit": "个", "counted_from": asked}
    told = read(changed(found, ("published",), [*found["published"], line]), file="x.yaml")
    here = Instance()
    here.load(told)

    assert [] == [row for row in here.compare(told) if not row.equal]


def computed(document: Any, *takes: str, **where: list[str]) -> list[float]:
    lines = [
        {
            "at": "宁海县",
            "metric": take,
            "value": 0,
            "unit": "票",
            "counted_from": {"source": "livelihood_projects", "take": take, "where": where},
        }
        for take in takes
    ]
    told = read(changed(document, ("published",), lines), file="x.yaml")
    here = Instance()
    here.load(told)
    return [float(line.computed) for line in here.compare(told)]


VOTES = NINGHAI["livelihood_votes"][0]["assessed"]["votes"]


def test_at_the_year_s_end_what_is_not_completed_is_assessed_too_and_told_apart() -> None:
    """Ten assessed, eight of them completed: of the other two it is how far they are."""
    eight = sum(each["satisfied"] for each in VOTES[:8])
    takes = ("satisfied", "progress_satisfied", "progress_basically_satisfied", "records")

    assert [eight, 159 + 168, 62 + 53, 10] == computed(NINGHAI, *takes, cohort=["2020"])
    assert [8] == computed(NINGHAI, "records", status=["accepted"])


def test_who_abstained_is_counted_apart() -> None:
    """弃权 is a ballot, too: 182 said something, 5 said nothing."""
    votes = [{"satisfied": 152, "basically_satisfied": 30, "abstained": 5}, {"satisfied": 187}]
    found = changed(NINGHAI, (*VOTE, "assessed", "votes"), votes)

    assert [339, 30, 0, 5] == computed(
        found, "satisfied", "basically_satisfied", "dissatisfied", "abstained"
    )


def test_assessed_in_summer_and_completed_by_winter() -> None:
    summer = changed(NINGHAI, (*VOTE, "assessed", "assessed_on"), "2020-07-01")
    found = computed(summer, "satisfied", "progress_satisfied", cohort=["2020"])

    assert [0, sum(each["satisfied"] for each in VOTES)] == found
    assert [8] == computed(summer, "records", status=["completed"])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("completed", 11),
        ("assessed", {"votes": [{"satisfied": 1}] * 11}),
        ("carried", 3),
        ("present", 241),
        ("projects", ["城南消防站", "城南消防站"]),
    ],
)
def test_what_cannot_have_been_voted_so_is_told(field: str, value: Any) -> None:
    with pytest.raises(ScenarioRefused):
        read(
            changed(NINGHAI, (*VOTE,), NINGHAI["livelihood_votes"][0] | {field: value}),
            file="x",
        )

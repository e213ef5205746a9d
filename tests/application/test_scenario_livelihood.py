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


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("completed", 11),
        ("completed", 7),
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

"""Handling reports as files: suggestions, replies, judgements, and the rates they make."""

from typing import Any

import pytest

from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from tests.support.scenarios import ROOT, Instance, changed, document, scenario

REPORTS = [
    f"reports/{file.stem}" for file in (ROOT / "deploy/scenarios/reports").glob("*.yaml")
]
SHENZHEN = "reports/shenzhen-2018"


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_out_of_the_ledgers(name: str) -> None:
    """The classes are those of replies: together they are more than the suggestions."""
    here, told = Instance(), scenario(name)
    here.load(told)

    rows = here.compare(told)

    assert rows
    assert [] == [row for row in rows if not row.equal]


def test_a_rate_that_does_not_follow_is_seen() -> None:
    """A published percentage is compared as exactly as it was published."""
    found = document(SHENZHEN)
    at = next(n for n, row in enumerate(found["published"]) if row["metric"] == "反馈率")
    found = changed(found, ["published", at, "value"], 81.5)
    here, told = Instance(), read(found, file="x.yaml")
    here.load(told)

    [row] = [row for row in here.compare(told) if row.metric == "反馈率"]

    assert (81.5, 81.4, False) == (row.published, row.computed, row.equal)


def test_rates_are_known_by_the_names_that_reports_give_them() -> None:
    """Of 1,103 replies 482, 537, 53 and 31 belong to the four classes."""
    found = document(SHENZHEN)
    rates = {
        "答复率": 100,
        "解决率": 43.7,
        "正在解决占比": 48.7,
        "不能解决占比": 4.8,
        "留作参考占比": 2.8,
    }
    told = [
        {"at": "深圳市", "metric": metric, "value": value, "unit": "%"}
        for metric, value in rates.items()
    ]
    scenario_ = read(found | {"published": told}, file="x.yaml")
    here = Instance()
    here.load(scenario_)

    assert list(rates) == [row.metric for row in here.compare(scenario_) if row.equal]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["replies"], {"A": 800}),
        (["replies"], {"A": 2000}),
        (["second_unit"], None),
        (["satisfaction"], {"satisfied": 849}),
        (["met"], 900),
    ],
)
def test_what_cannot_have_happened_is_refused(path: list[str], value: Any) -> None:
    found = changed(document(SHENZHEN), ["suggestions", 0, *path], value)

    with pytest.raises(ScenarioRefused):
        read(found, file="x.yaml")

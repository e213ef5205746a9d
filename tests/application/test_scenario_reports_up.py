"""A scenario with inspections, a report and a brief, loaded over ledgers."""

from typing import Any

import pytest

from application.projections.books import BRIEFS, EVALUATIONS, PERIOD_REPORTS
from application.scenario.loading import ScenarioLoader
from application.scenario.problems import ScenarioRefused
from application.scenario.reading import read
from infrastructure.bootstrap import Service

DOCUMENT: dict[str, Any] = {
    "scenario": "inspected-2017",
    "title": "督导检查",
    "source": {"document": "示例"},
    "as_of": "2017-09-30",
    "places": [
        {"name": "湖北省", "code": "420000", "level": "province", "organ": "congress"},
        {
            "name": "天门市",
            "code": "429006",
            "level": "county",
            "organ": "congress",
            "parent": "湖北省",
        },
    ],
    "inspections": [
        {
            "at": "天门市",
            "team": "第一督导组",
            "count": 5,
            "items": [{"key": "records", "text": "有无活动记录", "points": 20}],
            "findings": 12,
            "rectified": 9,
            "reinspected": 4,
            "held_on": "2017-06-01",
        }
    ],
    "reports": [
        {
            "at": "天门市",
            "period_from": "2017-01-01",
            "period_to": "2017-09-30",
            "accepted": True,
        }
    ],
    "briefs": [
        {
            "at": "天门市",
            "title": "督导见成效",
            "paragraphs": ["发现问题{findings}，整改{findings.rectified}。"],
            "issued_by": "办公室",
        }
    ],
    "published": [],
}


async def test_what_was_inspected_is_counted_reported_and_written_down(
    service: Service,
) -> None:
    scenario = read(DOCUMENT, file="示例.yaml")
    loader = ScenarioLoader(service.container, settled=service.worker.drain)
    await loader.load(scenario)
    again = await loader.load(scenario)
    boards, here = service.container.boards, scenario.places[1].id
    [report] = (await boards.page(PERIOD_REPORTS, here)).entries
    [brief] = (await boards.page(BRIEFS, here)).entries
    figures = {each["indicator"]: each["value"] for each in report.row.figures}

    assert (5, 12, 9, 4) == (
        figures["inspections"],
        figures["findings"],
        figures["findings.rectified"],
        figures["findings.reinspected"],
    )
    assert ("accepted", ["12个", "9个"]) == (
        report.row.status,
        [each["text"] for each in brief.row.figures],
    )
    assert again.reached[here] == (await boards.head(here)).position


@pytest.mark.parametrize(("name", "value"), [("rectified", 13), ("reinspected", 10)])
def test_no_more_is_put_right_than_was_found(name: str, value: int) -> None:
    wrong = DOCUMENT["inspections"][0] | {name: value}

    with pytest.raises(ScenarioRefused, match=f"inspections.*{name}"):
        read(DOCUMENT | {"inspections": [wrong]}, file="示例.yaml")


async def test_what_counts_waits_for_what_was_counted_before_it(service: Service) -> None:
    """Two briefs and two evaluations of one ledger: nobody works but between the stages."""
    evaluation = {
        "at": "天门市",
        "sheet": {
            "subject": "township",
            "items": [{"key": "held", "name": "检查", "measure": "inspections", "points": 1}],
        },
        "subjects": ["黄潭镇"],
        "published_on": "2017-09-30",
    }
    county = DOCUMENT["places"][1] | {"townships": {"presidium": ["黄潭镇"]}}
    twice = DOCUMENT | {
        "places": [DOCUMENT["places"][0], county],
        "briefs": [DOCUMENT["briefs"][0] | {"key": key} for key in ("甲", "乙")],
        "evaluations": [evaluation | {"title": title} for title in ("上半年", "全年")],
        "inspections": [DOCUMENT["inspections"][0] | {"at": "黄潭镇"}],
    }
    scenario = read(twice, file="示例.yaml")

    await ScenarioLoader(service.container, settled=service.worker.drain).load(scenario)

    boards, here = service.container.boards, scenario.places[1].id
    briefs = (await boards.page(BRIEFS, here)).entries
    evaluations = (await boards.page(EVALUATIONS, here)).entries
    assert 2 == len(briefs)
    assert [["5.00"], ["5.00"]] == [
        [each["total"] for each in entry.row.results] for entry in evaluations
    ]

"""The example of the guide is a scenario: it loads, and every figure comes out."""

import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from application.scenario.model import Scenario
from application.scenario.reading import read
from application.scenario.schema import schema
from domain.suggestion import Suggestion
from tests.support.scenarios import GUIDE, Instance

TEXT = GUIDE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example() -> Scenario:
    written = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert written
    return read(yaml.safe_load(written[1]), file=GUIDE.name)


def test_the_example_of_the_guide_comes_out(example: Scenario) -> None:
    here = Instance()

    here.load(example)

    assert [] == [row for row in here.compare(example) if not row.equal]


def test_the_handling_report_of_the_guide_comes_out() -> None:
    """Classes, units, joint, withdrawn and late ones, all in one entry."""
    written = re.search(r"```\n(suggestions:\n.*?count: 60.*?)```", TEXT, re.DOTALL)
    assert written
    here = Instance()
    told = read(
        {
            "scenario": "handling",
            "title": "代表建议办理情况",
            "source": {"document": GUIDE.name},
            "as_of": "2024-09-30",
            "places": [
                {"code": "990000", "name": "青山省", "level": "province", "organ": "congress"},
                {
                    "code": "990181",
                    "name": "云水市",
                    "level": "county",
                    "organ": "congress",
                    "parent": "青山省",
                },
            ],
            "deputies": [
                {"at": "云水市", "count": 60, "level": "county", "congress": "云水市人大"}
                | {"registered_on": "2024-01-01"}
            ],
            **yaml.safe_load(written[1]),
        },
        file=GUIDE.name,
    )

    here.load(told)

    assert [] == [row for row in here.compare(told) if not row.equal]


def test_the_example_loads_twice_as_once(example: Scenario) -> None:
    here = Instance()
    here.load(example)
    before = here.ledger.heads()

    here.load(example)

    assert before == here.ledger.heads()


def test_what_is_handed_up_is_answered_above_and_resolved_below(example: Scenario) -> None:
    here = Instance()
    here.load(example)
    events = [recorded.event for recorded in here.ledger.recorded()]

    def count(kind: type[object]) -> int:
        return sum(isinstance(event, kind) for event in events)

    assert (6, 6, 6) == (
        count(Suggestion.Offered),
        count(Suggestion.Accepted),
        count(Suggestion.OfferAccepted),
    )
    assert 15 == count(Suggestion.Resolved)


@pytest.mark.parametrize("section", schema()["$defs"].keys())
def test_every_field_of_the_schema_is_in_the_guide(section: str) -> None:
    fields = schema()["$defs"][section].get("properties", {})

    assert [] == [field for field in fields if f"`{field}`" not in TEXT and field not in TEXT]


BLOCKS = TEXT.split("```")[1::2]
SHORTER = [yaml.safe_load(each) for each in BLOCKS if not each.startswith("yaml")]


@pytest.mark.parametrize("example", SHORTER, ids=range(len(SHORTER)))
def test_a_shorter_example_fits_the_schema(example: Any) -> None:
    """A list stands for steps of the line of a campaign; the rest says what it is."""
    sections = example if isinstance(example, dict) else {"adoption": example}
    whole = {"$defs": schema()["$defs"]}

    for section, entries in sections.items():
        wanted = whole | {"type": "array", "items": {"$ref": f"#/$defs/{section}"}}
        assert [] == list(Draft202012Validator(wanted).iter_errors(entries))

"""A province laid out from the public list and a scenario meet in the same places."""

import asyncio
from dataclasses import fields, replace
from typing import Any

from application.onboarding import lay_out, place_id
from application.scenario.model import Scenario
from domain.jurisdiction import Jurisdiction
from infrastructure.divisions import Unit, province
from tests.support.scenarios import Instance, scenario


def shishou_and_above() -> list[Unit]:
    over = {"", "420000", "421000", "421081"}
    return [unit for unit in province("42") if unit.parent_code in over]


def baoding_in_outline() -> Scenario:
    """Its places alone: nobody is registered, nothing is done."""
    whole = scenario("baoding-2024")
    done: dict[str, Any] = {
        each.name: ()
        for each in fields(Scenario)
        if each.name != "places" and isinstance(getattr(whole, each.name), tuple)
    }
    return replace(whole, **done)


def onboard(here: Instance, units: list[Unit]) -> None:
    asyncio.run(lay_out(here.use_cases.jurisdictions, units))


def test_a_scenario_loads_onto_a_province_laid_out_before() -> None:
    """Every place of the file is found again, and the figures come out the same."""
    here, shishou = Instance(), scenario("shishou-2012")
    onboard(here, shishou_and_above())
    known = here.ledger.heads().keys()

    here.load(shishou)

    assert {place.id for place in shishou.places} <= known
    assert all(row.equal for row in here.compare(shishou))


def test_a_province_is_laid_out_around_a_scenario() -> None:
    """What the scenario set up stays as it is; the rest is set up beside it."""
    here = Instance()
    here.load(scenario("shishou-2012"))
    before = here.ledger.heads()

    onboard(here, shishou_and_above())

    after = here.ledger.heads()
    assert before == {id: after[id] for id in before}
    assert before.keys() < after.keys()


def test_laying_out_twice_sets_nothing_up_twice() -> None:
    here, units = Instance(), shishou_and_above()
    onboard(here, units)
    before = here.ledger.heads()

    onboard(here, units)

    assert before == here.ledger.heads()
    assert len(units) == len(before)


def test_a_place_that_was_there_keeps_its_own_history() -> None:
    """满城区, laid out under its name of today, is not renamed once more by a scenario."""
    here, baoding = Instance(), baoding_in_outline()
    units = [unit for unit in province("13") if unit.parent_code in {"", "130000", "130600"}]
    onboard(here, units)
    mancheng = next(unit for unit in units if unit.name == "满城区")

    here.load(baoding)

    (established, *_) = here.ledger.recorded(place_id(mancheng))
    assert "满城区" == established.event.name
    assert not [
        recorded
        for recorded in here.ledger.recorded(place_id(mancheng))
        if isinstance(recorded.event, Jurisdiction.Renamed | Jurisdiction.Recoded)
    ]


def test_a_county_becomes_a_district() -> None:
    """满城县 is set up under its old name and code, and changes on the day it changed."""
    here, baoding = Instance(), baoding_in_outline()
    mancheng = next(place for place in baoding.places if place.name == "满城区")

    here.load(baoding)

    established, renamed, recoded, *_ = here.ledger.recorded(mancheng.id)
    assert ("满城县", "130621") == (
        established.event.name,
        established.event.codes[0]["code"],
    )
    assert ("满城区", "2015-04-28") == (renamed.event.name, f"{renamed.event.renamed_on}")
    assert "130607" == recoded.event.code

from datetime import date

import pytest

from domain.shared.errors import BadValue
from domain.station_standard import StandardWithdrawn, StationStandard
from tests.support.scenario import ITSELF, given, past, when_new

ON = date(2017, 5, 10)
FIVE = ["阵地", "制度", "计划", "经费", "记录"]
ADOPTED = past(StationStandard.Adopted, name="五有", items=FIVE, adopted_on=ON)
WITHDRAWN = past(StationStandard.Withdrawn, reason="改用八有", withdrawn_on=ON)


def test_a_standard_is_a_name_and_its_items() -> None:
    when_new(StationStandard.adopt, name="五有", items=FIVE, basis="", on=ON).then(ADOPTED)


@pytest.mark.parametrize("items", [[], ["阵地", " "], ["阵地", "阵地"]])
def test_its_items_can_be_told_apart(items: list[str]) -> None:
    with pytest.raises(BadValue) as refused:
        StationStandard.adopt(id=ITSELF, name="五有", items=items, basis="", on=ON)

    assert "items" == refused.value.facts["field"]


def test_its_items_change_as_it_is_revised() -> None:
    given(StationStandard, ADOPTED).when(
        StationStandard.revise, items=[*FIVE, "牌子"], basis="补充通知", on=ON
    ).then(
        past(StationStandard.Revised, items=[*FIVE, "牌子"], basis="补充通知", revised_on=ON)
    )


def test_what_was_withdrawn_is_not_revised() -> None:
    given(StationStandard, ADOPTED, WITHDRAWN).when(
        StationStandard.revise, items=FIVE, basis="", on=ON
    ).refused(StandardWithdrawn, on=ON)

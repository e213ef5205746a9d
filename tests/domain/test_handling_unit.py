from datetime import date
from typing import Any

from domain.handling_unit import HandlingUnit, UnitClosed
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

ON, LATER = date(2024, 3, 15), date(2024, 6, 3)
UNIT: dict[str, Any] = {"name": "区住建局", "kind": "政府部门", "duties": "城市建设"}
LISTED = past(HandlingUnit.Listed, **UNIT, listed_on=ON)
CLOSED = past(HandlingUnit.Closed, successor="区住建委", reason="机构改革", closed_on=LATER)


def test_a_unit_has_a_name() -> None:
    when_new(HandlingUnit.list, **UNIT | {"name": "　"}, on=ON).refused(BadValue)


def test_a_unit_changes_its_name() -> None:
    given(HandlingUnit, LISTED).when(HandlingUnit.rename, name="区住建委", on=LATER).then(
        past(HandlingUnit.Renamed, name="区住建委", renamed_on=LATER)
    )


def test_a_reorganisation_names_the_successor() -> None:
    given(HandlingUnit, LISTED).when(
        HandlingUnit.close, reason="机构改革", successor="区住建委", on=LATER
    ).then(CLOSED)


def test_a_unit_is_not_closed_without_a_reason() -> None:
    given(HandlingUnit, LISTED).when(HandlingUnit.close, reason=" ", on=LATER).refused(BadValue)


def test_a_closed_unit_is_neither_renamed_nor_closed_again() -> None:
    closed = given(HandlingUnit, LISTED, CLOSED)
    closed.when(HandlingUnit.rename, name="区住建委", on=LATER).refused(UnitClosed, on=LATER)
    closed.when(HandlingUnit.close, reason="重复", on=LATER).refused(UnitClosed, on=LATER)

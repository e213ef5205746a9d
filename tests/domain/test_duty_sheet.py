from datetime import date
from typing import Any

from domain.duty_sheet import DutySheet, ScoringOff, SheetWithdrawn
from domain.shared import score
from domain.shared.errors import BadValue
from domain.shared.policy import resolve
from tests.support.scenario import given, past, when_new

ON = date(2024, 1, 5)
OFF = resolve([], "county", ON)
LAID_DOWN = {
    "key": "duty_scoring",
    "value": True,
    "basis": "代表工作办法",
    "from_on": "2024-01-01",
}
RULES = resolve([LAID_DOWN], "county", ON)
JIANGBEI: dict[str, Any] = {
    "title": "代表履职积分办法",
    "basis": "",
    "subject": "deputy",
    "items": [{"key": "filed", "name": "提出建议", "measure": "suggestion", "points": 3}],
}
TOLD: dict[str, Any] = {
    "edition": "2024",
    "adopted_by": "主任会议",
    "from_on": date(2024, 1, 1),
}
ADOPTED = past(DutySheet.Adopted, **TOLD, sheet=score.read(JIANGBEI).state(), adopted_on=ON)


def test_a_place_that_scores_adopts_a_sheet() -> None:
    when_new(DutySheet.adopt, RULES, **TOLD, sheet=JIANGBEI, on=ON).then(ADOPTED)


def test_deputies_are_not_scored_unless_the_place_says_so() -> None:
    when_new(DutySheet.adopt, OFF, **TOLD, sheet=JIANGBEI, on=ON).refused(
        ScoringOff, basis="缺省"
    )


def test_a_sheet_has_an_edition_and_scores_deputies() -> None:
    groups = JIANGBEI | {"subject": "group"}

    when_new(DutySheet.adopt, RULES, **TOLD | {"edition": " "}, sheet=JIANGBEI, on=ON).refused(
        BadValue, field="edition"
    )
    when_new(DutySheet.adopt, RULES, **TOLD, sheet=groups, on=ON).refused(
        BadValue, field="sheet.subject"
    )
    when_new(
        DutySheet.adopt, RULES, **TOLD, sheet=JIANGBEI | {"over": "campaign"}, on=ON
    ).refused(BadValue, field="sheet.over")


def test_a_sheet_is_withdrawn_once() -> None:
    withdrawn = past(DutySheet.Withdrawn, reason="改版", withdrawn_on=date(2025, 1, 3))

    (
        given(DutySheet, ADOPTED)
        .when(DutySheet.withdraw, reason="改版", on=date(2025, 1, 3))
        .then(withdrawn)
    )
    (
        given(DutySheet, ADOPTED, withdrawn)
        .when(DutySheet.withdraw, reason="改版", on=date(2025, 1, 4))
        .refused(SheetWithdrawn)
    )

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.matching import EndsBeforeItStarts, Matching, MatchingEnded, MatchingVoided
from domain.shared.errors import BadValue
from tests.support.scenario import given, past, when_new

ON, LATER = date(2023, 7, 1), date(2023, 11, 20)
FACTS: dict[str, Any] = {
    "deputy_id": UUID(int=21),
    "kind": "project",
    "target": "新能源材料项目",
    "duty": "每月走访",
}
STARTED = past(Matching.Started, **FACTS, started_on=ON)
ENDED = past(Matching.Ended, reason="投产", ended_on=LATER)
VOIDED = past(Matching.Voided, reason="重复登记")


def test_a_deputy_is_matched_with_one_thing() -> None:
    when_new(Matching.start, **FACTS, started_on=ON).then(STARTED)


@pytest.mark.parametrize(("field", "wrong"), [("kind", "friend"), ("target", " ")])
def test_a_matching_says_with_what(field: str, wrong: str) -> None:
    when_new(Matching.start, **FACTS | {field: wrong}, started_on=ON).refused(
        BadValue, field=field
    )


def test_a_matching_ends_once_and_not_before_it_started() -> None:
    given(Matching, STARTED).when(Matching.end, reason="投产", on=LATER).then(ENDED)
    given(Matching, STARTED, ENDED).when(Matching.end, reason="投产", on=LATER).refused(
        MatchingEnded, on=LATER
    )
    given(Matching, STARTED).when(Matching.end, reason="投产", on=date(2023, 6, 30)).refused(
        EndsBeforeItStarts
    )


def test_one_that_never_was_is_voided() -> None:
    given(Matching, STARTED).when(Matching.void, reason="重复登记").then(VOIDED)
    given(Matching, STARTED, VOIDED).when(Matching.end, reason="投产", on=LATER).refused(
        MatchingVoided, reason="重复登记"
    )

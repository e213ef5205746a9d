from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.deputy import Deputy
from domain.deputy.words import MatchedStill, MatchedThen
from domain.matching import EndsBeforeItStarts, Matching, MatchingEnded, MatchingVoided
from domain.shared.errors import BadValue
from tests.support.scenario import ITSELF, Past, given, past, when_new

ON, LATER = date(2023, 7, 1), date(2023, 11, 20)
PROJECT: dict[str, Any] = {"kind": "project", "target": "新能源材料项目"}
FACTS: dict[str, Any] = {**PROJECT, "duty": "每月走访"}
REGISTERED = past(
    Deputy.Registered,
    name="李春兰",
    level="county",
    congress="满城区第三届人民代表大会",
    registered_on=date(2022, 1, 10),
)
STARTED = past(Matching.Started, **FACTS, deputy_id=ITSELF, started_on=ON)
ENDED = past(Matching.Ended, reason="投产", ended_on=LATER)
VOIDED = past(Matching.Voided, reason="重复登记")
MATCHED = past(Deputy.Matched, **PROJECT, matching_id=ITSELF, matched_on=ON)
NO_LONGER = past(Deputy.MatchEnded, matching_id=ITSELF, ended_on=LATER)
NEVER = past(Deputy.MatchVoided, matching_id=ITSELF)
EARLIER = UUID(int=7)


def deputy(*history: Past) -> Deputy:
    return given(Deputy, REGISTERED, *history).record


def matched(on: date = ON, **facts: Any) -> Past:
    return past(Deputy.Matched, **PROJECT | {"matching_id": EARLIER} | facts, matched_on=on)


def test_a_deputy_is_matched_with_one_thing() -> None:
    when_new(Matching.start, deputy(), **FACTS, started_on=ON).then(STARTED).and_beside(MATCHED)


@pytest.mark.parametrize(("field", "wrong"), [("kind", "friend"), ("target", " ")])
def test_a_matching_says_with_what(field: str, wrong: str) -> None:
    when_new(Matching.start, deputy(), **FACTS | {field: wrong}, started_on=ON).refused(
        BadValue, field=field
    )


def test_nobody_is_matched_twice_with_one_target_at_a_time() -> None:
    padded = FACTS | {"target": " 新能源材料项目 "}

    when_new(Matching.start, deputy(matched()), **padded, started_on=LATER).refused(
        MatchedStill, target="新能源材料项目", since=ON
    )


@pytest.mark.parametrize("other", [{"kind": "enterprise"}, {"target": "物流园项目"}])
def test_another_target_is_another_matching(other: dict[str, str]) -> None:
    (
        when_new(Matching.start, deputy(matched(**other)), **FACTS, started_on=ON)
        .then(STARTED)
        .and_beside(MATCHED)
    )


def test_what_ended_or_never_was_may_start_again() -> None:
    over = past(Deputy.MatchEnded, matching_id=EARLIER, ended_on=ON)
    never = past(Deputy.MatchVoided, matching_id=EARLIER)

    for gone in (over, never):
        before = deputy(matched(date(2023, 1, 1)), gone)
        (
            when_new(Matching.start, before, **FACTS, started_on=ON)
            .then(STARTED)
            .and_beside(MATCHED)
        )


@pytest.mark.parametrize("started_on", [date(2023, 11, 19), date(2023, 1, 1)])
def test_it_does_not_start_before_another_was_over(started_on: date) -> None:
    """Nor before that one began: it would go on beside it."""
    ran = deputy(matched(), past(Deputy.MatchEnded, matching_id=EARLIER, ended_on=LATER))

    when_new(Matching.start, ran, **FACTS, started_on=started_on).refused(
        MatchedThen, since=ON, until=LATER
    )


def test_a_matching_ends_once_and_not_before_it_started() -> None:
    (
        given(Matching, STARTED)
        .when(Matching.end, deputy(MATCHED), reason="投产", on=LATER)
        .then(ENDED)
        .and_beside(NO_LONGER)
    )
    given(Matching, STARTED, ENDED).when(
        Matching.end, deputy(MATCHED, NO_LONGER), reason="投产", on=LATER
    ).refused(MatchingEnded, on=LATER)
    given(Matching, STARTED).when(
        Matching.end, deputy(MATCHED), reason="投产", on=date(2023, 6, 30)
    ).refused(EndsBeforeItStarts)


def test_one_that_never_was_is_voided() -> None:
    (
        given(Matching, STARTED)
        .when(Matching.void, deputy(MATCHED), reason="重复登记")
        .then(VOIDED)
        .and_beside(NEVER)
    )
    given(Matching, STARTED, VOIDED).when(
        Matching.end, deputy(MATCHED, NEVER), reason="投产", on=LATER
    ).refused(MatchingVoided, reason="重复登记")


def test_one_that_started_before_deputies_knew_of_theirs_ends_all_the_same() -> None:
    (
        given(Matching, STARTED)
        .when(Matching.end, deputy(), reason="投产", on=LATER)
        .then(ENDED)
        .and_beside()
    )
    (
        given(Matching, STARTED)
        .when(Matching.void, deputy(), reason="重复登记")
        .then(VOIDED)
        .and_beside()
    )


@pytest.mark.parametrize("matching", [[MATCHED, NEVER], [MATCHED, NO_LONGER, NEVER]])
def test_whose_only_matching_never_was_has_no_history(matching: list[Past]) -> None:
    (
        given(Deputy, REGISTERED, *matching)
        .when(Deputy.void, reason="重复登记", on=LATER)
        .then(past(Deputy.Voided, reason="重复登记", voided_on=LATER))
    )

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.key_topic import KeyTopic, NotInTheTopic, TopicConcluded
from domain.shared.errors import BadValue
from domain.suggestion import InAKeyTopic, Suggestion, WrongState
from tests.support.handling import PROMISE, replied
from tests.support.rules import rules
from tests.support.scenario import ITSELF, Past, after, given, past, when_new

ELEVATORS, BENCHES = UUID(int=11), UUID(int=12)
ANOTHER_TOPIC = UUID(int=13)
MATTER: dict[str, Any] = {
    "title": "老旧小区加装电梯",
    "text": "三单元老人上下楼不便",
    "sponsor": "deputy",
    "sponsor_id": UUID(int=2),
    "campaign_id": None,
    "focus_area": "",
    "category": "城建环保",
    "filed_on": date(2024, 5, 6),
}
TOPIC: dict[str, Any] = {
    "title": "老旧小区改造",
    "reason": "三年来代表反复提出",
    "leader": "常委会副主任王建国",
    "committee": "城建环资工委",
    "year": 2024,
}
ON = date(2024, 5, 27)
SET = past(KeyTopic.Set, **TOPIC, suggestion_ids=[ELEVATORS], set_on=ON)
CONCLUDED = past(KeyTopic.Concluded, conclusion="全部装完", concluded_on=date(2024, 11, 5))


def filed(id: UUID) -> Suggestion:
    """A suggestion whose past is recorded already."""
    suggestion = Suggestion.file(rules(), id=id, **MATTER)
    suggestion.collect_events()
    return suggestion


def key(id: UUID, topic: UUID = ITSELF) -> Suggestion:
    suggestion = filed(id)
    suggestion.join_key_topic(key_topic_id=topic, on=ON)
    suggestion.collect_events()
    return suggestion


def learnt(suggestion: Suggestion) -> list[Past]:
    """What the suggestion records beside the topic."""
    return [
        past(type(event), **{name: vars(event)[name] for name in ("key_topic_id", day)})
        for event in suggestion.pending_events
        for day in vars(event)
        if day.endswith("_on")
    ]


def test_the_meeting_sets_a_topic_and_each_of_its_suggestions_learns_it() -> None:
    two = filed(ELEVATORS), filed(BENCHES)

    when_new(lambda **it: KeyTopic.set(*two, **it), **TOPIC, on=ON).then(
        past(KeyTopic.Set, **TOPIC, suggestion_ids=[ELEVATORS, BENCHES], set_on=ON)
    )
    for each in two:
        assert learnt(each) == [
            past(Suggestion.KeyTopicJoined, key_topic_id=ITSELF, joined_on=ON)
        ]


@pytest.mark.parametrize("leader", ["", " "])
def test_a_topic_without_a_leader_is_refused(leader: str) -> None:
    when_new(
        lambda **it: KeyTopic.set(filed(ELEVATORS), **it), **TOPIC | {"leader": leader}, on=ON
    ).refused(BadValue, field="leader")


def test_a_suggestion_is_named_once() -> None:
    when_new(
        lambda **it: KeyTopic.set(filed(ELEVATORS), filed(ELEVATORS), **it), **TOPIC, on=ON
    ).refused(BadValue, field="suggestion_ids")


def test_a_suggestion_is_in_one_topic_at_a_time() -> None:
    when_new(
        lambda **it: KeyTopic.set(key(ELEVATORS, ANOTHER_TOPIC), **it), **TOPIC, on=ON
    ).refused(InAKeyTopic, key_topic_id=ANOTHER_TOPIC)


def test_what_was_answered_is_supervised_as_long_as_a_promise_is_open() -> None:
    matter = replied(promises=[PROMISE])
    matter.judge("satisfied")
    matter.suggestion.join_key_topic(key_topic_id=ITSELF, on=date(2026, 5, 13))
    matter.suggestion.leave_key_topic(on=date(2026, 5, 13))
    matter.suggestion.keep_promise(
        matter.law, number=1, evidence="验收单", on=date(2026, 5, 14)
    )

    after(matter.suggestion).when(
        Suggestion.join_key_topic, key_topic_id=ITSELF, on=date(2026, 5, 15)
    ).refused(WrongState, status="judged")


def test_a_suggestion_that_is_not_before_us_is_not_supervised() -> None:
    returned = Suggestion.file(rules(), id=BENCHES, **MATTER)
    returned.return_for_revision(by="代表工委", reason="一事一议", on=ON)
    returned.collect_events()
    returned.collect_events()

    given(KeyTopic, SET).when(KeyTopic.add, returned, reason="", on=ON).refused(
        WrongState, status="returned"
    )


def test_a_further_suggestion_is_added() -> None:
    benches = filed(BENCHES)

    given(KeyTopic, SET).when(KeyTopic.add, benches, reason="内容相同", on=ON).then(
        past(KeyTopic.SuggestionAdded, suggestion_id=BENCHES, reason="内容相同", added_on=ON)
    )
    assert learnt(benches) == [
        past(Suggestion.KeyTopicJoined, key_topic_id=ITSELF, joined_on=ON)
    ]


def test_a_suggestion_is_removed_and_is_free_for_another_topic() -> None:
    elevators = key(ELEVATORS)

    given(KeyTopic, SET).when(KeyTopic.remove, elevators, reason="另行办理", on=ON).then(
        past(
            KeyTopic.SuggestionRemoved,
            suggestion_id=ELEVATORS,
            reason="另行办理",
            removed_on=ON,
        )
    )
    assert learnt(elevators) == [past(Suggestion.KeyTopicLeft, key_topic_id=ITSELF, left_on=ON)]
    elevators.join_key_topic(key_topic_id=ANOTHER_TOPIC, on=ON)


def test_what_is_not_in_the_topic_is_not_removed_from_it() -> None:
    given(KeyTopic, SET).when(
        KeyTopic.remove, key(BENCHES, ANOTHER_TOPIC), reason="误列", on=ON
    ).refused(NotInTheTopic, suggestion_id=BENCHES)


def test_what_supervision_found_is_recorded_each_time() -> None:
    august = past(
        KeyTopic.SupervisionReported, finding="两个小区已开工", supervised_on=date(2024, 8, 14)
    )

    given(KeyTopic, SET, august).when(
        KeyTopic.report, finding="全部开工", on=date(2024, 9, 20)
    ).then(
        past(KeyTopic.SupervisionReported, finding="全部开工", supervised_on=date(2024, 9, 20))
    )


def test_a_topic_is_concluded() -> None:
    given(KeyTopic, SET).when(
        KeyTopic.conclude, conclusion="全部装完", on=date(2024, 11, 5)
    ).then(CONCLUDED)


@pytest.mark.parametrize(
    ("command", "facts"),
    [
        (lambda it, **facts: it.add(filed(BENCHES), **facts), {"reason": ""}),
        (lambda it, **facts: it.remove(key(ELEVATORS), **facts), {"reason": "误列"}),
        (KeyTopic.report, {"finding": "已开工"}),
        (KeyTopic.conclude, {"conclusion": "装完"}),
    ],
)
def test_nothing_happens_to_a_topic_that_was_concluded(
    command: Any, facts: dict[str, str]
) -> None:
    given(KeyTopic, SET, CONCLUDED).when(command, **facts, on=date(2024, 12, 2)).refused(
        TopicConcluded, on=date(2024, 11, 5)
    )

from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.deputy_group import (
    AlreadyAMember,
    DeputyGroup,
    GroupDissolved,
    GroupSize,
    NotAMember,
    SquadSize,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import Past, given, past, when_new

LI, WANG, ZHAO, QIAN, SUN, ZHOU = PEOPLE = [UUID(int=number) for number in range(11, 17)]
FORMED_ON = date(2017, 3, 20)
LATER = date(2018, 5, 1)

ESTABLISHED = past(
    Jurisdiction.Established,
    name="天门市",
    level="county",
    organ="congress",
    established_on=date(1994, 10, 1),
)


def laid_down(key: str, value: int, from_on: date = FORMED_ON) -> Past:
    return past(Jurisdiction.PolicySet, key=key, value=value, from_on=from_on)


TIANMEN = given(Jurisdiction, ESTABLISHED).record
AT_MOST_FIVE = given(Jurisdiction, ESTABLISHED, laid_down("group_size_max", 5)).record
SQUADS_OF_TWO = given(Jurisdiction, ESTABLISHED, laid_down("squad_size_min", 2)).record

GROUP: dict[str, Any] = {
    "name": "岳口镇第三代表小组",
    "basis": "mixed",
    "members": [LI, WANG, ZHAO, QIAN, SUN],
    "convener": LI,
    "formed_on": FORMED_ON,
}
FORMED = past(DeputyGroup.Formed, **GROUP)
LI_LEFT = past(DeputyGroup.MemberLeft, deputy_id=LI, reason="调离", left_on=LATER)
WANG_LEFT = past(DeputyGroup.MemberLeft, deputy_id=WANG, reason="调离", left_on=LATER)
SUN_LEFT = past(DeputyGroup.MemberLeft, deputy_id=SUN, reason="调离", left_on=LATER)
ZHOU_JOINED = past(DeputyGroup.MemberJoined, deputy_id=ZHOU, joined_on=LATER)
DISSOLVED = past(DeputyGroup.Dissolved, reason="换届", dissolved_on=date(2021, 12, 1))


def squad(*members: UUID) -> Past:
    return past(
        DeputyGroup.SquadFormed, name="第一小分队", members=list(members), formed_on=LATER
    )


def test_deputies_of_several_levels_form_a_group() -> None:
    when_new(DeputyGroup.form, place=TIANMEN, **GROUP).then(FORMED)


def test_two_deputies_are_no_group() -> None:
    (
        when_new(DeputyGroup.form, place=TIANMEN, **GROUP | {"members": [LI, WANG]}).refused(
            GroupSize, least=3, most=80, size=2
        )
    )


def test_the_place_says_how_large_a_group_may_be() -> None:
    (
        when_new(DeputyGroup.form, place=AT_MOST_FIVE, **GROUP | {"members": PEOPLE}).refused(
            GroupSize, most=5, size=6
        )
    )


def test_a_limit_that_comes_later_does_not_bind_a_group_formed_before() -> None:
    earlier = GROUP | {"members": PEOPLE, "formed_on": date(2017, 3, 19)}

    (
        when_new(DeputyGroup.form, place=AT_MOST_FIVE, **earlier).then(
            past(DeputyGroup.Formed, **earlier)
        )
    )


def test_the_convener_is_one_of_the_group() -> None:
    (
        when_new(DeputyGroup.form, place=TIANMEN, **GROUP | {"convener": ZHOU}).refused(
            NotAMember, deputy=ZHOU
        )
    )


def test_nobody_stands_twice_in_a_group() -> None:
    (
        when_new(
            DeputyGroup.form, place=TIANMEN, **GROUP | {"members": [LI, LI, WANG]}
        ).refused(BadValue, field="members")
    )


def test_the_group_chooses_another_convener() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.choose_convener, deputy_id=WANG, on=LATER)
        .then(past(DeputyGroup.ConvenerChosen, convener=WANG, chosen_on=LATER))
    )


def test_an_outsider_is_not_chosen_as_convener() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.choose_convener, deputy_id=ZHOU, on=LATER)
        .refused(NotAMember, deputy=ZHOU)
    )


def test_three_to_five_of_the_group_form_a_squad() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.form_squad,
            TIANMEN,
            name="第一小分队",
            members=[LI, WANG, ZHAO],
            on=LATER,
        )
        .then(squad(LI, WANG, ZHAO))
    )


def test_a_squad_of_two_is_too_small() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.form_squad, TIANMEN, name="第一小分队", members=[LI, WANG], on=LATER)
        .refused(SquadSize, least=3, most=5, size=2)
    )


def test_a_place_may_lay_down_smaller_squads() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.form_squad,
            SQUADS_OF_TWO,
            name="第一小分队",
            members=[LI, WANG],
            on=LATER,
        )
        .then(squad(LI, WANG))
    )


def test_a_squad_is_made_of_the_group() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.form_squad,
            TIANMEN,
            name="第一小分队",
            members=[LI, WANG, ZHOU],
            on=LATER,
        )
        .refused(NotAMember, deputy=ZHOU)
    )


def test_nobody_stands_twice_in_a_squad() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.form_squad,
            TIANMEN,
            name="第一小分队",
            members=[LI, LI, WANG, ZHAO],
            on=LATER,
        )
        .refused(BadValue, field="members")
    )


def test_a_deputy_joins_the_group() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.join, TIANMEN, deputy_id=ZHOU, on=LATER)
        .then(ZHOU_JOINED)
    )


def test_nobody_joins_twice() -> None:
    (
        given(DeputyGroup, FORMED, ZHOU_JOINED)
        .when(DeputyGroup.join, TIANMEN, deputy_id=ZHOU, on=LATER)
        .refused(AlreadyAMember, deputy=ZHOU)
    )


def test_nobody_joins_a_full_group() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.join, AT_MOST_FIVE, deputy_id=ZHOU, on=LATER)
        .refused(GroupSize, most=5, size=6)
    )


def test_a_group_that_became_too_small_may_grow_again() -> None:
    shrunk = [
        past(DeputyGroup.MemberLeft, deputy_id=deputy, reason="调离", left_on=LATER)
        for deputy in (WANG, ZHAO, QIAN, SUN)
    ]

    (
        given(DeputyGroup, FORMED, *shrunk)
        .when(DeputyGroup.join, TIANMEN, deputy_id=ZHOU, on=LATER)
        .then(ZHOU_JOINED)
    )


def test_a_deputy_leaves_the_group() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.leave, deputy_id=LI, reason="调离", on=LATER)
        .then(LI_LEFT)
    )


def test_the_group_stands_when_it_shrinks_below_its_least_size() -> None:
    (
        given(DeputyGroup, FORMED, LI_LEFT, WANG_LEFT)
        .when(DeputyGroup.leave, deputy_id=SUN, reason="调离", on=LATER)
        .then(SUN_LEFT)
    )


def test_who_is_not_in_the_group_cannot_leave_it() -> None:
    (
        given(DeputyGroup, FORMED, LI_LEFT)
        .when(DeputyGroup.leave, deputy_id=LI, reason="调离", on=LATER)
        .refused(NotAMember, deputy=LI)
    )


def test_who_left_the_group_is_in_no_squad_of_it() -> None:
    group = given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO), LI_LEFT).record

    assert {"第一小分队": [WANG, ZHAO]} == group.squads


def test_a_group_whose_convener_left_has_none_until_it_chooses_one() -> None:
    assert given(DeputyGroup, FORMED, LI_LEFT).record.convener is None


def test_a_group_is_dissolved_with_its_reason() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.dissolve, reason="换届", on=date(2021, 12, 1))
        .then(DISSOLVED)
    )


def test_a_dissolved_group_does_nothing_more() -> None:
    gone = given(DeputyGroup, FORMED, DISSOLVED)
    on = date(2022, 1, 1)

    gone.when(DeputyGroup.choose_convener, deputy_id=WANG, on=on).refused(GroupDissolved)
    gone.when(
        DeputyGroup.form_squad, TIANMEN, name="第二小分队", members=[LI, WANG, ZHAO], on=on
    ).refused(GroupDissolved)
    gone.when(DeputyGroup.join, TIANMEN, deputy_id=ZHOU, on=on).refused(GroupDissolved)
    gone.when(DeputyGroup.leave, deputy_id=LI, reason="", on=on).refused(GroupDissolved)
    gone.when(DeputyGroup.dissolve, reason="", on=on).refused(GroupDissolved)


ANYONE = st.sampled_from(PEOPLE)
HERE = st.builds(lambda: AT_MOST_FIVE)  # a record cannot be hashed, as st.just wants
COMMANDS = commands(
    command(DeputyGroup.choose_convener, deputy_id=ANYONE, on=DAYS),
    command(
        DeputyGroup.form_squad,
        place=HERE,
        name=st.sampled_from(["第一小分队", "第二小分队"]),
        members=st.lists(ANYONE, max_size=6),
        on=DAYS,
    ),
    command(DeputyGroup.join, place=HERE, deputy_id=ANYONE, on=DAYS),
    command(DeputyGroup.leave, deputy_id=ANYONE, reason=st.just("调离"), on=DAYS),
    command(DeputyGroup.dissolve, reason=st.just("换届"), on=DAYS),
)


@law
@for_all(COMMANDS)
def test_its_events_alone_make_the_group_as_it_stands(asked: list[Command]) -> None:
    replay_is_live(given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO)), asked)


@law
@for_all(COMMANDS)
def test_convener_and_squads_are_always_of_the_group(asked: list[Command]) -> None:
    group = replay_is_live(given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO)), asked)

    assert group.convener in {*group.members, None}
    assert all(set(squad) <= set(group.members) for squad in group.squads.values())
    assert len(group.members) == len(set(group.members))

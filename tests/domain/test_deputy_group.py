from datetime import date
from typing import Any
from uuid import UUID

from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.deputy import Deputy
from domain.deputy.words import NotInOffice, OfficeSuspended
from domain.deputy_group import DeputyGroup
from domain.deputy_group.words import (
    AlreadyAMember,
    AtHomeElsewhere,
    GroupDissolved,
    GroupSize,
    LevelLacking,
    MembersChanged,
    NoSuchSquad,
    NotAMember,
    SameGroup,
    SquadSize,
    SquadsOverlap,
    TooFewLevels,
    TooManyOfficers,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import BadValue
from tests.support.laws import DAYS, Command, command, commands, law, replay_is_live
from tests.support.scenario import ITSELF, Past, given, past, when_new

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


def laid_down(key: str, value: Any, from_on: date = FORMED_ON) -> Past:
    return past(Jurisdiction.PolicySet, key=key, value=value, from_on=from_on)


TIANMEN = given(Jurisdiction, ESTABLISHED).record
AT_MOST_FIVE = given(Jurisdiction, ESTABLISHED, laid_down("group_size_max", 5)).record
SQUADS_OF_TWO = given(Jurisdiction, ESTABLISHED, laid_down("squad_size_min", 2)).record

GROUP: dict[str, Any] = {
    "name": "岳口镇第三代表小组",
    "kind": "area",
    "basis": "便于联系",
    "convener": LI,
    "formed_on": FORMED_ON,
}
FIVE = [LI, WANG, ZHAO, QIAN, SUN]
FORMED = past(DeputyGroup.Formed, **GROUP, members=FIVE)
GROUP_ID = ITSELF
OTHER_ID = UUID(int=2)


def seated(
    *people: UUID, level: str = "township", on: date = date(2016, 12, 1)
) -> list[Deputy]:
    """Deputies who hold a seat since that day."""
    found = [
        Deputy.register(
            id=each, name="代表", level=level, congress=f"{level}人大", registered_on=on
        )
        for each in people
    ]
    for deputy in found:
        deputy.collect_events()
    return found


def members(*people: UUID) -> list[Deputy]:
    """Deputies who know that they are in the group."""
    found = seated(*people)
    for deputy in found:
        deputy.join_group(group_id=GROUP_ID, kind="area", on=FORMED_ON)
        deputy.collect_events()
    return found


def other_group(*people: UUID) -> DeputyGroup:
    group = DeputyGroup.form(
        TIANMEN, *seated(*people), id=OTHER_ID, **GROUP | {"convener": people[0]}
    )
    group.collect_events()
    return group


def joined(group_id: UUID, on: date, kind: str = "area") -> Past:
    return past(Deputy.GroupJoined, group_id=group_id, kind=kind, joined_on=on)


LEFT = past(Deputy.GroupLeft, group_id=GROUP_ID, left_on=LATER)
LI_LEFT = past(DeputyGroup.MemberLeft, deputy_id=LI, reason="调离", left_on=LATER)
WANG_LEFT = past(DeputyGroup.MemberLeft, deputy_id=WANG, reason="调离", left_on=LATER)
SUN_LEFT = past(DeputyGroup.MemberLeft, deputy_id=SUN, reason="调离", left_on=LATER)
ZHOU_JOINED = past(DeputyGroup.MemberJoined, deputy_id=ZHOU, joined_on=LATER)
DISSOLVED = past(DeputyGroup.Dissolved, reason="换届", dissolved_on=date(2021, 12, 1))


def squad(*members: UUID) -> Past:
    return past(
        DeputyGroup.SquadFormed, name="第一小分队", members=list(members), formed_on=LATER
    )


def test_deputies_form_a_group_and_know_of_it() -> None:
    (
        when_new(DeputyGroup.form, TIANMEN, *seated(*FIVE), **GROUP)
        .then(FORMED)
        .and_beside(*[joined(ITSELF, FORMED_ON)] * 5)
    )


def test_two_deputies_are_no_group() -> None:
    (
        when_new(DeputyGroup.form, TIANMEN, *seated(LI, WANG), **GROUP).refused(
            GroupSize, least=3, most=80, size=2
        )
    )


def test_the_place_says_how_large_a_group_may_be() -> None:
    (
        when_new(DeputyGroup.form, AT_MOST_FIVE, *seated(*PEOPLE), **GROUP).refused(
            GroupSize, most=5, size=6
        )
    )


def test_a_limit_that_comes_later_does_not_bind_a_group_formed_before() -> None:
    earlier = GROUP | {"formed_on": date(2017, 3, 19)}

    (
        when_new(DeputyGroup.form, AT_MOST_FIVE, *seated(*PEOPLE), **earlier).then(
            past(DeputyGroup.Formed, **earlier, members=PEOPLE)
        )
    )


def test_the_convener_is_one_of_the_group() -> None:
    (
        when_new(
            DeputyGroup.form, TIANMEN, *seated(*FIVE), **GROUP | {"convener": ZHOU}
        ).refused(NotAMember, deputy=ZHOU)
    )


def test_nobody_stands_twice_in_a_group() -> None:
    (
        when_new(DeputyGroup.form, TIANMEN, *seated(LI, LI, WANG), **GROUP).refused(
            BadValue, field="members"
        )
    )


def test_a_kind_of_group_is_one_of_five() -> None:
    (
        when_new(DeputyGroup.form, TIANMEN, *seated(*FIVE), **GROUP | {"kind": "club"}).refused(
            BadValue, field="kind"
        )
    )


def test_a_seat_that_ended_that_morning_is_no_seat() -> None:
    [sun] = seated(SUN)
    sun.end_mandate(congress="township人大", cause="resigned", on=FORMED_ON)
    sun.collect_events()

    (
        when_new(DeputyGroup.form, TIANMEN, *seated(LI, WANG, ZHAO), sun, **GROUP).refused(
            NotInOffice, on=FORMED_ON
        )
    )


def test_who_is_suspended_that_morning_is_in_no_group() -> None:
    [sun] = seated(SUN)
    sun.suspend(cause="detained", on=FORMED_ON)
    sun.collect_events()

    (
        when_new(DeputyGroup.form, TIANMEN, *seated(LI, WANG, ZHAO), sun, **GROUP).refused(
            OfficeSuspended, on=FORMED_ON
        )
    )


def test_a_deputy_is_at_home_in_one_group() -> None:
    elsewhere = members(SUN)

    (
        when_new(
            DeputyGroup.form, TIANMEN, *seated(LI, WANG, ZHAO), *elsewhere, **GROUP
        ).refused(AtHomeElsewhere, deputy=SUN, most=1)
    )


def test_a_professional_group_is_made_of_members_of_other_groups() -> None:
    professional = GROUP | {"kind": "professional"}

    (
        when_new(DeputyGroup.form, TIANMEN, *members(*FIVE), **professional)
        .then(past(DeputyGroup.Formed, **professional, members=FIVE))
        .and_beside(*[joined(ITSELF, FORMED_ON, "professional")] * 5)
    )


def test_a_mixed_group_has_deputies_of_two_levels() -> None:
    (
        when_new(
            DeputyGroup.form, TIANMEN, *seated(*FIVE), **GROUP | {"kind": "mixed"}
        ).refused(TooFewLevels, least=2, levels=1)
    )


def test_a_group_without_a_deputy_of_the_level_its_kind_requires_is_refused() -> None:
    laid = laid_down("mixed_group_levels", ["county", "township"])
    strict = given(Jurisdiction, ESTABLISHED, laid).record
    mixed = GROUP | {"kind": "mixed"}
    villagers, provincial = seated(*FIVE), seated(ZHOU, level="province")

    when_new(DeputyGroup.form, strict, *villagers, *provincial, **mixed).refused(
        LevelLacking, level="county"
    )
    when_new(DeputyGroup.form, strict, *villagers, *seated(ZHOU, level="county"), **mixed).then(
        past(DeputyGroup.Formed, **mixed, members=PEOPLE)
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


def test_a_squad_goes_where_its_members_are_not_from() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.form_squad,
            TIANMEN,
            name="第一小分队",
            area="干驿镇",
            members=[LI, WANG, ZHAO],
            on=LATER,
        )
        .then(
            past(
                DeputyGroup.SquadFormed,
                name="第一小分队",
                area="干驿镇",
                members=[LI, WANG, ZHAO],
                formed_on=LATER,
            )
        )
    )


def test_squads_do_not_overlap() -> None:
    (
        given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO))
        .when(
            DeputyGroup.form_squad,
            TIANMEN,
            name="第二小分队",
            members=[ZHAO, QIAN, SUN],
            on=LATER,
        )
        .refused(SquadsOverlap, deputy=ZHAO, squad="第一小分队")
    )


def test_a_squad_is_made_anew_under_its_name() -> None:
    (
        given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO))
        .when(
            DeputyGroup.form_squad,
            TIANMEN,
            name="第一小分队",
            members=[ZHAO, QIAN, SUN],
            on=LATER,
        )
        .then(squad(ZHAO, QIAN, SUN))
    )


def test_a_squad_that_is_disbanded_makes_room_for_another() -> None:
    disbanded = past(DeputyGroup.SquadDisbanded, name="第一小分队", disbanded_on=LATER)

    (
        given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO))
        .when(DeputyGroup.disband_squad, name="第一小分队", on=LATER)
        .then(disbanded)
    )
    (
        given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO), disbanded)
        .when(DeputyGroup.disband_squad, name="第一小分队", on=LATER)
        .refused(NoSuchSquad, squad="第一小分队")
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
        .when(DeputyGroup.join, TIANMEN, *seated(ZHOU), on=LATER)
        .then(ZHOU_JOINED)
        .and_beside(joined(GROUP_ID, LATER))
    )


def test_nobody_joins_twice() -> None:
    (
        given(DeputyGroup, FORMED, ZHOU_JOINED)
        .when(DeputyGroup.join, TIANMEN, *members(ZHOU), on=LATER)
        .refused(AlreadyAMember, deputy=ZHOU)
    )


def test_nobody_joins_a_full_group() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.join, AT_MOST_FIVE, *seated(ZHOU), on=LATER)
        .refused(GroupSize, most=5, size=6)
    )


def test_a_group_that_became_too_small_may_grow_again() -> None:
    shrunk = [
        past(DeputyGroup.MemberLeft, deputy_id=deputy, reason="调离", left_on=LATER)
        for deputy in (WANG, ZHAO, QIAN, SUN)
    ]

    (
        given(DeputyGroup, FORMED, *shrunk)
        .when(DeputyGroup.join, TIANMEN, *seated(ZHOU), on=LATER)
        .then(ZHOU_JOINED)
    )


def test_a_deputy_leaves_the_group() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.leave, *members(LI), reason="调离", on=LATER)
        .then(LI_LEFT)
        .and_beside(LEFT)
    )


def test_the_group_stands_when_it_shrinks_below_its_least_size() -> None:
    (
        given(DeputyGroup, FORMED, LI_LEFT, WANG_LEFT)
        .when(DeputyGroup.leave, *members(SUN), reason="调离", on=LATER)
        .then(SUN_LEFT)
    )


def test_who_is_not_in_the_group_cannot_leave_it() -> None:
    (
        given(DeputyGroup, FORMED, LI_LEFT)
        .when(DeputyGroup.leave, *seated(LI), reason="调离", on=LATER)
        .refused(NotAMember, deputy=LI)
    )


def test_a_member_is_transferred_in_one_act_and_both_groups_keep_the_history() -> None:
    other = other_group(ZHOU, UUID(int=18), UUID(int=19))

    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.transfer, TIANMEN, other, *members(LI), reason="迁居", on=LATER)
        .then(
            past(
                DeputyGroup.MemberTransferred,
                deputy_id=LI,
                to_group=OTHER_ID,
                reason="迁居",
                transferred_on=LATER,
            )
        )
        .and_beside(
            past(
                DeputyGroup.MemberReceived,
                deputy_id=LI,
                from_group=GROUP_ID,
                received_on=LATER,
            ),
            LEFT,
            joined(OTHER_ID, LATER),
        )
    )


def test_nobody_is_transferred_to_the_group_they_are_in() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.transfer,
            TIANMEN,
            given(DeputyGroup, FORMED).record,
            *members(LI),
            reason="",
            on=LATER,
        )
        .refused(SameGroup)
    )


def test_a_group_is_renamed() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.rename, name="岳口镇城东代表小组", on=LATER)
        .then(past(DeputyGroup.Renamed, name="岳口镇城东代表小组", renamed_on=LATER))
    )


SPLIT: dict[str, Any] = {
    "id": OTHER_ID,
    "name": "岳口镇第四代表小组",
    "convener": LI,
    "reason": "不便联系",
    "on": LATER,
}


def test_some_members_split_off_as_a_group_of_their_own() -> None:
    (
        given(DeputyGroup, FORMED, ZHOU_JOINED)
        .when(DeputyGroup.split, TIANMEN, *members(LI, WANG, ZHAO), **SPLIT)
        .then(
            past(
                DeputyGroup.Split,
                into=OTHER_ID,
                members=[LI, WANG, ZHAO],
                reason="不便联系",
                split_on=LATER,
            )
        )
    )


def test_both_parts_of_a_group_that_is_split_are_large_enough() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.split, TIANMEN, *members(LI, WANG, ZHAO), **SPLIT)
        .refused(GroupSize, least=3, size=2)
    )
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.split, TIANMEN, *members(LI, WANG), **SPLIT)
        .refused(GroupSize, least=3, size=2)
    )


def test_a_group_is_merged_into_another_with_all_its_members() -> None:
    other = other_group(ZHOU, UUID(int=18), UUID(int=19))

    (
        given(DeputyGroup, FORMED, LI_LEFT, WANG_LEFT)
        .when(
            DeputyGroup.merge,
            TIANMEN,
            other,
            *members(ZHAO, QIAN, SUN),
            reason="人数过少",
            on=LATER,
        )
        .then(past(DeputyGroup.Merged, into=OTHER_ID, reason="人数过少", merged_on=LATER))
        .and_beside(
            past(
                DeputyGroup.Absorbed,
                from_group=GROUP_ID,
                members=[ZHAO, QIAN, SUN],
                absorbed_on=LATER,
            ),
            *[LEFT, joined(OTHER_ID, LATER)] * 3,
        )
    )


def test_a_merger_takes_everybody_or_nobody() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(
            DeputyGroup.merge,
            TIANMEN,
            other_group(ZHOU, UUID(int=18), UUID(int=19)),
            *members(LI, WANG),
            reason="",
            on=LATER,
        )
        .refused(MembersChanged)
    )


def test_the_members_elect_up_to_three_conveners_and_one_leader() -> None:
    def elect(office: str, *holders: UUID) -> Any:
        return given(DeputyGroup, FORMED).when(
            DeputyGroup.name_officers,
            TIANMEN,
            office=office,
            holders=list(holders),
            elected=True,
            on=LATER,
        )

    elect("convener", LI, WANG, ZHAO).then(
        past(
            DeputyGroup.OfficersNamed,
            office="convener",
            holders=[LI, WANG, ZHAO],
            elected=True,
            named_on=LATER,
        )
    )
    elect("convener", LI, WANG, ZHAO, QIAN).refused(TooManyOfficers, most=3)
    elect("leader", LI, WANG).refused(TooManyOfficers, most=1)
    elect("records_clerk", ZHOU).refused(NotAMember, deputy=ZHOU)
    elect("treasurer", LI).refused(BadValue, field="office")
    elect("leader").refused(BadValue, field="holders")


def test_who_left_the_group_is_in_no_squad_of_it() -> None:
    group = given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO), LI_LEFT).record

    assert {"第一小分队": [WANG, ZHAO]} == group.squads


def test_a_group_whose_convener_left_has_none_until_it_chooses_one() -> None:
    assert given(DeputyGroup, FORMED, LI_LEFT).record.convener is None


def test_a_group_is_dissolved_with_its_reason() -> None:
    (
        given(DeputyGroup, FORMED)
        .when(DeputyGroup.dissolve, *members(*FIVE), reason="换届", on=date(2021, 12, 1))
        .then(DISSOLVED)
    )


def test_a_dissolved_group_does_nothing_more() -> None:
    gone = given(DeputyGroup, FORMED, DISSOLVED)
    on = date(2022, 1, 1)

    gone.when(DeputyGroup.choose_convener, deputy_id=WANG, on=on).refused(GroupDissolved)
    gone.when(
        DeputyGroup.form_squad, TIANMEN, name="第二小分队", members=[LI, WANG, ZHAO], on=on
    ).refused(GroupDissolved)
    gone.when(DeputyGroup.join, TIANMEN, *seated(ZHOU), on=on).refused(GroupDissolved)
    gone.when(DeputyGroup.leave, *members(LI), reason="", on=on).refused(GroupDissolved)
    gone.when(DeputyGroup.rename, name="第一小组", on=on).refused(GroupDissolved)
    gone.when(DeputyGroup.dissolve, *members(*FIVE), reason="", on=on).refused(GroupDissolved)


ANYONE = st.sampled_from(PEOPLE)
HERE = st.builds(lambda: AT_MOST_FIVE)  # a record cannot be hashed, as st.just wants
SEATED = st.builds(lambda each: seated(each)[0], ANYONE)
COMMANDS = commands(
    command(DeputyGroup.choose_convener, deputy_id=ANYONE, on=DAYS),
    command(
        DeputyGroup.form_squad,
        place=HERE,
        name=st.sampled_from(["第一小分队", "第二小分队"]),
        members=st.lists(ANYONE, max_size=6),
        on=DAYS,
    ),
    command(DeputyGroup.join, place=HERE, deputy=SEATED, on=DAYS),
    command(DeputyGroup.leave, deputy=SEATED, reason=st.just("调离"), on=DAYS),
    command(
        DeputyGroup.name_officers,
        place=HERE,
        office=st.sampled_from(["convener", "leader"]),
        holders=st.lists(ANYONE, max_size=2),
        elected=st.booleans(),
        on=DAYS,
    ),
    command(DeputyGroup.disband_squad, name=st.just("第一小分队"), on=DAYS),
    command(DeputyGroup.rename, name=st.sampled_from(["甲组", "乙组"]), on=DAYS),
)


@law
@for_all(COMMANDS)
def test_its_events_alone_make_the_group_as_it_stands(asked: list[Command]) -> None:
    replay_is_live(given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO)), asked)


@law
@for_all(COMMANDS)
def test_convener_and_squads_are_always_of_the_group(asked: list[Command]) -> None:
    group = replay_is_live(given(DeputyGroup, FORMED, squad(LI, WANG, ZHAO)), asked)

    assert {each for some in group.officers.values() for each in some} <= set(group.members)
    assert all(set(squad) <= set(group.members) for squad in group.squads.values())
    assert len(group.members) == len(set(group.members))

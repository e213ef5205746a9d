"""Drafts of deputy groups: who is put beside whom, why, and how an office changes it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from domain.grouping import Grouping
from domain.grouping.maker import propose
from domain.grouping.pool import Candidate, Criteria
from domain.grouping.words import (
    GroupingSettled,
    NobodyToGroup,
    NoSuchDraft,
    NotInTheDraft,
    TooFewGroups,
    TooManyGroups,
)
from domain.jurisdiction import Jurisdiction
from domain.shared.errors import BadValue
from tests.support.laws import law
from tests.support.scenario import given, past, when_new

ON = date(2017, 4, 22)
AREA = Criteria("area", least=3, most=80, target=15)


def people(
    *runs: tuple[str, int, str], trade: str = "", constituencies: int = 1, start: int = 1
) -> list[Candidate]:
    """So many deputies of a level in an area, run by run, their constituencies in turn."""
    found = [
        (level, area, f"第{at % constituencies + 1}选区")
        for level, count, area in runs
        for at in range(count)
    ]
    return [
        Candidate(UUID(int=number), frozenset({level}), area, trade, near)
        for number, (level, area, near) in enumerate(found, start)
    ]


def test_deputies_of_one_area_are_divided_into_groups_of_even_size() -> None:
    proposal = propose(people(("township", 40, "岳口镇")), AREA)

    assert [14, 13, 13] == [len(group.members) for group in proposal.groups]
    assert ["岳口镇第1代表小组", "岳口镇第2代表小组", "岳口镇第3代表小组"] == [
        group.name for group in proposal.groups
    ]


def test_neighbours_stay_together() -> None:
    them = people(("township", 30, "岳口镇"), constituencies=10)
    constituencies = {each.id: each.near for each in them}

    [first, _] = propose(them, AREA).groups

    assert {f"第{n}选区" for n in range(1, 6)} == {constituencies[it] for it in first.members}


def test_deputies_of_higher_levels_are_dealt_to_the_groups_in_turn() -> None:
    them = people(
        ("township", 24, "岳口镇"), ("county", 5, "岳口镇"), ("province", 1, "岳口镇")
    )
    level = {each.id: each.level for each in them}

    proposal = propose(them, AREA)

    assert [
        {"province": 1, "county": 2, "township": 12},
        {"county": 3, "township": 12},
    ] == [dict(Counter(level[it] for it in group.members)) for group in proposal.groups]


def test_every_group_says_why() -> None:
    [group] = propose(people(("township", 12, "岳口镇"), ("county", 3, "岳口镇")), AREA).groups

    assert group.why == (
        "岳口镇：县（市、区）代表 3 名、乡镇代表 12 名，同一片区、选区相邻的编在一起，"
        "其余各级轮流编入，共 15 人"
    )


def test_an_area_with_too_few_deputies_joins_its_neighbour() -> None:
    [group] = propose(people(("township", 2, "沉湖"), ("township", 9, "蒋湖")), AREA).groups

    assert group.name == "沉湖、蒋湖代表小组"
    assert group.why.startswith("沉湖只有 2 名代表，不足 3 名，与蒋湖合编。")


def test_the_last_area_joins_the_one_before() -> None:
    [group] = propose(people(("township", 9, "蒋湖"), ("township", 2, "沉湖")), AREA).groups

    assert group.name == "蒋湖、沉湖代表小组"


def test_who_are_too_few_for_any_group_are_left_over_with_the_reason() -> None:
    proposal = propose(people(("township", 2, "沉湖")), AREA)

    assert proposal.groups == ()
    assert proposal.leftovers == (
        (UUID(int=1), "全部只有 2 名代表，编不成符合规定的小组"),
        (UUID(int=2), "全部只有 2 名代表，编不成符合规定的小组"),
    )


def test_those_of_one_trade_are_grouped_and_no_trade_is_mixed_with_another() -> None:
    farmers = people(("township", 6, "岳口镇"), trade="种植业")
    teachers = people(("township", 2, "岳口镇"), trade="教育", start=7)
    nothing = people(("township", 1, "岳口镇"), start=9)

    proposal = propose([*farmers, *teachers, *nothing], replace(AREA, kind="trade"))

    assert [tuple(each.id for each in farmers)] == [it.members for it in proposal.groups]
    assert {
        UUID(int=7): "教育只有 2 名代表，编不成符合规定的小组",
        UUID(int=8): "教育只有 2 名代表，编不成符合规定的小组",
        UUID(int=9): "没有登记行业",
    } == dict(proposal.leftovers)


def test_every_mixed_group_has_the_level_that_its_kind_requires() -> None:
    mixed = replace(AREA, kind="mixed", levels=("county",), levels_min=2)
    them = people(("township", 60, "岳口镇"), ("county", 2, "岳口镇"))
    county = {each.id for each in them if each.level == "county"}

    proposal = propose(them, mixed)

    assert [1, 1] == [len(county & set(group.members)) for group in proposal.groups]


def test_who_has_no_room_for_want_of_higher_levels_is_left_over() -> None:
    mixed = replace(AREA, kind="mixed", most=20, levels=("county",))
    them = people(("township", 30, "岳口镇"), ("county", 1, "岳口镇"))

    proposal = propose(them, mixed)

    assert [20] == [len(group.members) for group in proposal.groups]
    assert 11 == len(proposal.leftovers)
    assert {"岳口镇的各级代表只够编 1 个小组，每组至多 20 人，没有余位"} == {
        why for _, why in proposal.leftovers
    }


def test_the_office_says_how_many_groups_there_shall_be() -> None:
    them = people(("township", 60, "甲镇"), ("township", 30, "乙镇"))

    proposal = propose(them, replace(AREA, count=9))

    assert [10] * 9 == [len(group.members) for group in proposal.groups]


def test_more_groups_than_there_are_deputies_for_are_refused() -> None:
    with pytest.raises(TooManyGroups) as refusal:
        propose(people(("township", 10, "甲镇")), replace(AREA, count=4))

    assert {"most": 3, "count": 4} == refusal.value.facts


def test_fewer_groups_than_the_largest_size_allows_are_refused() -> None:
    with pytest.raises(TooFewGroups) as refusal:
        propose(people(("township", 81, "甲镇")), replace(AREA, count=1))

    assert {"least": 2, "count": 1} == refusal.value.facts


def test_nobody_cannot_be_grouped() -> None:
    with pytest.raises(NobodyToGroup):
        propose([], AREA)


def test_the_deputies_of_a_county_come_to_the_groups_that_it_has() -> None:
    """2,276 deputies of four levels in 27 places, 22 of them with a congress: 151 groups."""
    towns = [f"第{n}镇" for n in range(27)]
    them: list[Candidate] = []
    for level, count, where in (
        ("nation", 1, towns),
        ("province", 20, towns),
        ("county", 438, towns),
        ("township", 1817, towns[:22]),
    ):
        runs = [(level, 1, where[at % len(where)]) for at in range(count)]
        them += people(*runs, start=len(them) + 1)

    proposal = propose(them, replace(AREA, count=151))

    assert 2276 == sum(len(group.members) for group in proposal.groups)
    assert {14, 15, 16, 17} == {len(group.members) for group in proposal.groups}


LEVELS = st.sampled_from(["province", "county", "township"])
ANYBODY = st.lists(
    st.tuples(LEVELS, st.sampled_from("甲乙丙"), st.sampled_from(["", "农", "工"])),
    min_size=1,
    max_size=60,
)


@law
@for_all(
    ANYBODY,
    st.sampled_from(["area", "trade", "mixed"]),
    st.integers(1, 5),
    st.integers(0, 10),
    st.sampled_from([(), ("county",)]),
)
def test_everybody_is_in_one_group_of_allowed_size_or_left_over_with_a_reason(
    drawn: list[tuple[str, str, str]],
    kind: str,
    least: int,
    more: int,
    levels: tuple[str, ...],
) -> None:
    them = [
        Candidate(UUID(int=at), frozenset({level}), area, trade)
        for at, (level, area, trade) in enumerate(drawn, 1)
    ]
    criteria = Criteria(kind, least, 2 * least + more, 6, None, levels, 1 + (kind == "mixed"))

    proposal = propose(them, criteria)

    grouped = [each for group in proposal.groups for each in group.members]
    left = [each for each, why in proposal.leftovers if why]
    level = {each.id: each.level for each in them}
    assert sorted(each.id for each in them) == sorted([*grouped, *left])
    for group in proposal.groups:
        held = {level[each] for each in group.members}
        assert criteria.least <= len(group.members) <= criteria.most
        assert set(levels) <= held
        assert len(held) >= criteria.levels_min
    assert proposal == propose(them, criteria)


ESTABLISHED = past(
    Jurisdiction.Established,
    name="天门市",
    level="county",
    organ="congress",
    established_on=date(1994, 10, 1),
)
TIANMEN = given(Jurisdiction, ESTABLISHED).record
LI, WANG, ZHAO, QIAN, SUN, ZHOU = PEOPLE = [UUID(int=number) for number in range(1, 7)]
CRITERIA = {
    "kind": "area",
    "least": 3,
    "most": 80,
    "target": 15,
    "count": 2,
    "levels": (),
    "levels_min": 1,
}
PROPOSED = past(Grouping.Proposed, kind="area", criteria=CRITERIA, position=9, proposed_on=ON)


def draft(number: int, name: str, *members: UUID) -> dict[str, Any]:
    return {
        "number": number,
        "name": name,
        "members": [str(it) for it in members],
        "why": "相邻",
    }


DRAFTED = past(
    Grouping.Drafted, groups=[draft(1, "东片", LI, WANG, ZHAO), draft(2, "西片", QIAN, SUN)]
)
LEFT = past(Grouping.Drafted, leftovers=[{"deputy_id": str(ZHOU), "why": "没有登记行业"}])
DRAFT = given(Grouping, PROPOSED, DRAFTED, LEFT)


def test_a_draft_keeps_its_criteria_its_groups_and_the_reasons() -> None:
    outcome = when_new(
        Grouping.propose,
        TIANMEN,
        kind="area",
        candidates=people(("township", 6, "岳口镇")),
        count=2,
        position=9,
        on=ON,
    )
    first, second = outcome.events

    assert first == PROPOSED
    assert [["1", "2", "3"], ["4", "5", "6"]] == [
        [str(UUID(each).int) for each in group["members"]] for group in second.facts["groups"]
    ]


def test_a_large_draft_takes_several_events() -> None:
    outcome = when_new(
        Grouping.propose,
        TIANMEN,
        kind="area",
        candidates=people(("township", 903, "岳口镇")),
        count=301,
        position=9,
        on=ON,
    )

    assert [200, 101] == [len(each.facts["groups"]) for each in outcome.events[1:]]


def test_a_central_group_is_not_proposed() -> None:
    when_new(
        Grouping.propose, TIANMEN, kind="central", candidates=[], position=0, on=ON
    ).refused(BadValue, field="kind")


def edited(command: Any, **facts: Any) -> Any:
    return given(Grouping, PROPOSED, DRAFTED, LEFT).when(command, **facts, on=ON)


def members(record: Grouping) -> dict[int, list[str]]:
    return {number: group["members"] for number, group in record.groups.items()}


def test_a_deputy_is_moved_to_another_group_of_the_draft() -> None:
    moved = past(
        Grouping.Moved, deputy_ids=[LI, ZHOU], number=2, reason="便于联系", moved_on=ON
    )

    edited(Grouping.move, deputy_ids=[LI, ZHOU], number=2, reason="便于联系").then(moved)
    after = given(Grouping, PROPOSED, DRAFTED, LEFT, moved).record

    assert {
        1: [str(WANG), str(ZHAO)],
        2: [str(QIAN), str(SUN), str(LI), str(ZHOU)],
    } == members(after)
    assert {} == after.leftovers


def test_a_deputy_is_taken_out_of_every_group() -> None:
    moved = past(Grouping.Moved, deputy_ids=[LI], number=0, reason="长期在外", moved_on=ON)
    after = given(Grouping, PROPOSED, DRAFTED, LEFT, moved).record

    assert {1: [str(WANG), str(ZHAO)], 2: [str(QIAN), str(SUN)]} == members(after)
    assert {str(ZHOU): "没有登记行业", str(LI): "长期在外"} == after.leftovers


def test_groups_of_the_draft_are_merged_into_the_first() -> None:
    merged = past(Grouping.Merged, numbers=[2, 1], reason="人数过少", merged_on=ON)

    edited(Grouping.merge, numbers=[2, 1], reason="人数过少").then(merged)
    after = given(Grouping, PROPOSED, DRAFTED, LEFT, merged).record

    assert {2: [str(it) for it in (QIAN, SUN, LI, WANG, ZHAO)]} == members(after)


def test_a_group_of_the_draft_is_split() -> None:
    cut = past(
        Grouping.Split,
        number=1,
        into=3,
        name="南片",
        deputy_ids=[ZHAO],
        reason="相距较远",
        split_on=ON,
    )

    edited(Grouping.split, number=1, name="南片", deputy_ids=[ZHAO], reason="相距较远").then(
        cut
    )
    after = given(Grouping, PROPOSED, DRAFTED, LEFT, cut).record

    assert {1: [str(LI), str(WANG)], 2: [str(QIAN), str(SUN)], 3: [str(ZHAO)]} == members(after)
    assert "南片" == after.groups[3]["name"]


def test_a_group_of_the_draft_is_renamed() -> None:
    edited(Grouping.rename, number=2, name="城西").then(
        past(Grouping.Renamed, number=2, name="城西", renamed_on=ON)
    )


def test_an_edit_names_groups_and_deputies_of_the_draft() -> None:
    stranger = UUID(int=99)

    edited(Grouping.move, deputy_ids=[LI], number=7, reason="").refused(NoSuchDraft, number=7)
    edited(Grouping.move, deputy_ids=[stranger], number=1, reason="").refused(
        NotInTheDraft, deputy=stranger
    )
    edited(Grouping.merge, numbers=[1, 1], reason="").refused(BadValue, field="numbers")
    edited(Grouping.merge, numbers=[1, 7], reason="").refused(NoSuchDraft, number=7)
    edited(
        Grouping.split, number=1, name="南片", deputy_ids=[LI, WANG, ZHAO], reason=""
    ).refused(BadValue, field="deputy_ids")
    edited(Grouping.split, number=1, name="南片", deputy_ids=[SUN], reason="").refused(
        NotInTheDraft, deputy=SUN
    )
    edited(Grouping.rename, number=7, name="城西").refused(NoSuchDraft, number=7)


ADOPTED = past(Grouping.Adopted, by="主任会议", adopted_on=ON)
DISCARDED = past(Grouping.Discarded, reason="另行编组", discarded_on=ON)


def test_a_draft_is_adopted_once_and_asked_again_stays_adopted() -> None:
    edited(Grouping.adopt, by="主任会议").then(ADOPTED)
    (
        given(Grouping, PROPOSED, DRAFTED, ADOPTED)
        .when(Grouping.adopt, by="主任会议", on=ON)
        .nothing()
    )


def test_a_draft_that_is_settled_is_not_changed() -> None:
    for settled in (ADOPTED, DISCARDED):
        story = given(Grouping, PROPOSED, DRAFTED, settled)
        story.when(Grouping.rename, number=1, name="城东", on=ON).refused(GroupingSettled)
        story.when(Grouping.discard, reason="", on=ON).refused(GroupingSettled)
    (
        given(Grouping, PROPOSED, DRAFTED, DISCARDED)
        .when(Grouping.adopt, by="主任会议", on=ON)
        .refused(GroupingSettled, status="discarded")
    )


def test_a_draft_is_discarded_with_its_reason() -> None:
    edited(Grouping.discard, reason="另行编组").then(DISCARDED)

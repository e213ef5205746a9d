"""An opinion between congresses: counted once at every level, answered where it was heard."""

import pytest

from application.processes.courier import errands
from domain.deputy import NotOfThatLevel
from domain.opinion import Status
from domain.shared.errors import BadValue
from domain.suggestion import Route
from tests.support.hearing import (
    CITY,
    COUNTY,
    LATER,
    PROVINCE,
    REPLY,
    SISTER,
    TOWNSHIP,
    UPPER_DEPUTY,
    VILLAGES,
    Offices,
    now,
)
from tests.support.memory_rollup import MemoryRollup
from tests.support.office import deputy, draw_up, intent, issue, launch


@pytest.fixture
def offices() -> Offices:
    return Offices()


def figures(offices: Offices, *, key: str) -> list[int]:
    """One figure at every level, from the township up."""
    found = []
    for place in (TOWNSHIP, COUNTY, CITY, PROVINCE):
        told = now(MemoryRollup(offices.ledger).figures(place, None))
        found += [each.value for each in told if each.indicator == key]
    return found


def test_it_stays_ours_until_it_is_accepted_and_no_clock_stops(offices: Offices) -> None:
    id = offices.hear()

    offices.hand_over(TOWNSHIP, id, COUNTY)
    offices.settled()

    row = offices.row(TOWNSHIP, id)
    running = {each["key"] for each in row.clocks if not each["ended_on"]}
    assert (Status.OFFERED, {"opinion_route_within", "opinion_reply_within"}) == (
        row.status,
        running,
    )
    assert Status.INCOMING == offices.get(COUNTY, offices.newest(COUNTY)).status


def test_refused_it_is_ours_again_with_the_proper_holder_named(offices: Offices) -> None:
    id = offices.hear()
    offices.hand_over(TOWNSHIP, id, COUNTY)
    offices.settled()

    offices.ask("refuse", COUNTY, offices.newest(COUNTY), proper_holder="石桥镇", reason="")
    offices.settled()

    row = offices.row(TOWNSHIP, id)
    running = {each["key"] for each in row.clocks if not each["ended_on"]}
    assert (Status.RECEIVED, "石桥镇") == (row.status, row.proper_holder)
    assert {"opinion_route_within"} == running


def test_taken_from_a_unit_and_refused_above_it_still_has_a_day_by_which_it_is_routed(
    offices: Offices,
) -> None:
    id = offices.hear()
    offices.assign(TOWNSHIP, id)
    offices.hand_over(TOWNSHIP, id, COUNTY)
    offices.settled()

    offices.ask("refuse", COUNTY, offices.newest(COUNTY), proper_holder="石桥镇", reason="")
    offices.settled()

    running = {each["key"] for each in offices.row(TOWNSHIP, id).clocks if not each["ended_on"]}
    assert {"opinion_route_within"} == running


def test_the_reply_returns_through_every_hop(offices: Offices) -> None:
    id = offices.hear()
    county = offices.pass_on(TOWNSHIP, id, COUNTY)
    city = offices.pass_on(COUNTY, county, CITY)

    offices.handle(CITY, city)

    row = offices.row(TOWNSHIP, id)
    assert (Status.REPLIED, REPLY["text"], "prefecture") == (
        row.status,
        row.reply,
        row.handled_at,
    )
    assert [TOWNSHIP, COUNTY, CITY] == [
        type(TOWNSHIP)(hop["jurisdiction_id"]) for hop in row.custody
    ]
    assert [] == [each for each in row.clocks if not each["ended_on"]]


def test_counted_once_at_every_level_and_in_every_register(offices: Offices) -> None:
    county = offices.pass_on(TOWNSHIP, offices.hear(), COUNTY)
    city = offices.pass_on(COUNTY, county, CITY)

    offices.handle(CITY, city)

    assert [1, 1, 1, 1] == figures(offices, key="opinions")
    assert [1, 2, 3, 3] == figures(offices, key="opinions.raw")
    assert [1, 1, 1, 1] == figures(offices, key="opinions.handled_at.prefecture")
    assert [0, 0, 0, 0] == figures(offices, key="opinions.handled_at.county")
    assert [1, 1, 1, 1] == figures(offices, key="opinions.solved.after_handling")


def test_two_places_heard_the_same_and_above_them_it_is_one(offices: Offices) -> None:
    first, second = offices.hear(), offices.hear(VILLAGES)
    main = offices.pass_on(TOWNSHIP, first, COUNTY)
    other = offices.pass_on(VILLAGES, second, COUNTY)

    offices.ask("link", COUNTY, other, main_id=main, campaign_id=None)
    offices.handle(COUNTY, main)

    assert [1, 1, 1, 1] == figures(offices, key="opinions")
    assert [1, 1, 1, 1] == figures(offices, key="opinions.solved")
    assert [1, 4, 4, 4] == figures(offices, key="opinions.raw")
    assert [0, 1, 1, 1] == figures(offices, key="opinions.duplicates")
    assert {REPLY["text"]} == {
        offices.row(TOWNSHIP, first).reply,
        offices.row(VILLAGES, second).reply,
    }


def test_what_a_neighbour_handed_across_is_not_taken_from_our_own(offices: Offices) -> None:
    """It was heard beside us, so nothing below us has counted it."""
    ours = offices.hear(COUNTY)
    theirs = offices.pass_on(SISTER, offices.hear(SISTER), COUNTY, route=Route.HAND_ACROSS)

    offices.ask("link", COUNTY, theirs, main_id=ours, campaign_id=None)

    assert [0, 1, 2, 2] == figures(offices, key="opinions")


def test_in_a_campaign_too_two_that_meet_above_are_one(offices: Offices) -> None:
    """Where they meet, the office need not know in which campaigns they were heard below."""
    office, counted = offices.office, {"key": "heard", "name": "意见", "unit": "件"}
    top = now(draw_up(office, CITY, [counted | {"kind": "things", "source": "opinions"}]))
    [middle] = now(issue(office, CITY, top, COUNTY))
    offices.settled()
    now(launch(office, COUNTY, middle))
    below = now(issue(office, COUNTY, middle, TOWNSHIP, VILLAGES))
    offices.settled()
    met = []
    for place, campaign in zip((TOWNSHIP, VILLAGES), below, strict=True):
        now(launch(office, place, campaign))
        heard = offices.hear(place, campaign_id=campaign)
        met.append(offices.pass_on(place, heard, COUNTY))

    main, again = met
    offices.ask("link", COUNTY, again, main_id=main, campaign_id=None)

    told = now(MemoryRollup(offices.ledger).figures(CITY, top))
    assert [1] == [each.value for each in told if each.indicator == "heard"]


def test_who_carries_it_up_sits_there(offices: Offices) -> None:
    """Of a deputy registered here it is known; of another it is taken as stated."""
    ours = now(deputy(offices.office, TOWNSHIP, "township"))
    id = offices.hear()

    with pytest.raises(NotOfThatLevel):
        offices.hand_over(TOWNSHIP, id, COUNTY, level="county", carried_by=ours)


def test_an_upper_deputy_carries_it_up_and_raises_it_there(offices: Offices) -> None:
    id = offices.hear()
    there = offices.pass_on(TOWNSHIP, id, COUNTY, carried_by=UPPER_DEPUTY)
    suggestion = type(there)(int=77)

    now(
        offices.office.opinions.convert(
            intent(COUNTY),
            suggestion,
            opinion_ids=[there],
            sponsor_id=UPPER_DEPUTY,
            mandate="county",
            campaign_id=None,
            title="关于更换路灯的建议",
            text="建议列入计划",
            focus_area="",
            category="",
            on=LATER,
        )
    )
    suggestions = offices.office.suggestions
    now(suggestions.settle(intent(COUNTY), suggestion, reason="", on=LATER))
    now(suggestions.reply(intent(COUNTY), suggestion, unit="区", text="已列入", on=LATER))
    now(suggestions.resolve(intent(COUNTY), suggestion, outcome="已更换", on=LATER))
    offices.settled()

    row = offices.row(TOWNSHIP, id)
    assert ("已更换", "solved", "after_handling") == (row.reply, row.outcome, row.solved)
    assert [0, 1, 1, 1] == figures(offices, key="opinions.converted")
    assert [1, 1, 1, 1] == figures(offices, key="opinions.solved")


def test_only_what_goes_up_is_carried_by_a_deputy(offices: Offices) -> None:
    id = offices.hear(COUNTY)

    with pytest.raises(BadValue):
        offices.hand_over(COUNTY, id, TOWNSHIP, route=Route.HAND_DOWN, carried_by=UPPER_DEPUTY)


def test_a_withdrawn_suggestion_gives_the_opinion_back_to_the_office(offices: Offices) -> None:
    id = offices.hear()
    suggestion = type(id)(int=78)
    now(
        offices.office.opinions.convert(
            intent(TOWNSHIP),
            suggestion,
            opinion_ids=[id],
            sponsor_id=UPPER_DEPUTY,
            mandate="township",
            campaign_id=None,
            title="关于更换路灯的建议",
            text="建议列入计划",
            focus_area="",
            category="",
            on=LATER,
        )
    )

    withdraw = offices.office.suggestions.withdraw
    facts = {"deputy_id": UPPER_DEPUTY, "reason": "另行反映"}
    now(withdraw(intent(TOWNSHIP), suggestion, on=LATER, **facts))
    offices.settled()

    assert Status.RECEIVED == offices.get(TOWNSHIP, id).status
    assert [0, 0, 0, 0] == figures(offices, key="opinions.converted")


def test_not_solved_goes_back_to_whoever_answered_and_counts_no_longer(
    offices: Offices,
) -> None:
    id = offices.hear()
    county = offices.pass_on(TOWNSHIP, id, COUNTY)
    city = offices.pass_on(COUNTY, county, CITY)
    offices.handle(CITY, city)
    offices.ask("feed_back", TOWNSHIP, id, listener="voter", mode="上门", text="")

    offices.ask("reopen", TOWNSHIP, id, reason="又坏了", via="code")
    offices.settled()

    assert [Status.HELD_ELSEWHERE, Status.HELD_ELSEWHERE, Status.RECEIVED] == [
        offices.get(TOWNSHIP, id).status,
        offices.get(COUNTY, county).status,
        offices.get(CITY, city).status,
    ]
    assert [0, 0, 0, 0] == figures(offices, key="opinions.solved")

    offices.handle(CITY, city)
    assert Status.REPLIED == offices.get(TOWNSHIP, id).status
    assert [1, 1, 1, 1] == figures(offices, key="opinions.solved")
    assert [1, 1, 1, 1] == figures(offices, key="opinions.reopened")


def test_a_voter_whose_words_were_linked_reopens_what_they_were_linked_to(
    offices: Offices,
) -> None:
    main, other = offices.hear(), offices.hear(name="又一位")
    offices.ask("link", TOWNSHIP, other, main_id=main, campaign_id=None)
    offices.handle(TOWNSHIP, main)
    offices.ask("feed_back", TOWNSHIP, other, listener="voter", mode="电话", text="")

    offices.ask("reopen", TOWNSHIP, other, reason="没有修", via="office")
    offices.settled()

    assert Status.RECEIVED == offices.get(TOWNSHIP, main).status
    assert Status.DUPLICATE == offices.get(TOWNSHIP, other).status


def test_what_a_village_handles_is_known_where_it_was_heard(offices: Offices) -> None:
    id = offices.hear(COUNTY)
    there = offices.pass_on(COUNTY, id, TOWNSHIP, route=Route.HAND_DOWN)

    offices.assign(TOWNSHIP, there, village=True)
    offices.settled()

    assert "village" == offices.row(COUNTY, id).handled_at


def test_a_courier_who_falls_and_comes_again_brings_nothing_twice(offices: Offices) -> None:
    id = offices.hear()
    county = offices.pass_on(TOWNSHIP, id, COUNTY)
    offices.handle(COUNTY, county)
    offices.ask("feed_back", TOWNSHIP, id, listener="voter", mode="上门", text="")
    offices.ask("reopen", TOWNSHIP, id, reason="又坏了", via="code")
    offices.settled()
    heads = offices.ledger.heads()

    carried = [each for each in offices.ledger.recorded() if list(errands(each))]
    for each in carried:
        now(offices.courier.carry(each))

    assert 5 == len(carried)
    assert heads == offices.ledger.heads()

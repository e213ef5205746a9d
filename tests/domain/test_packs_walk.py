"""One suggestion under the rules of one place after another; every day counted by hand.

Received on Monday 2 March 2026, dispatched on Monday 9 March, signed for on Thursday 12 March,
answered on Monday 20 April, judged dissatisfied on Monday 11 May, rehandling ordered on the
12th. In between: 4–6 April and 1–5 May are holidays, and Saturday 9 May is worked.
"""

from datetime import date
from typing import NamedTuple

import pytest

from domain.handling_case import HandlingCase
from domain.handling_case.words import ExtensionTooLong
from domain.shared.clock import Clock
from domain.suggestion import Status, Suggestion
from tests.support.handling import ASSISTED, Matter, dispatched
from tests.support.rules import due, rules
from tests.support.scenario import after

DISPATCHED, SIGNED = date(2026, 3, 9), date(2026, 3, 12)
ANSWERED, JUDGED, ORDERED = date(2026, 4, 20), date(2026, 5, 11), date(2026, 5, 12)
CLOSED = date(2026, 3, 6)
"""The Friday on which the congress closed."""


class Place(NamedTuple):
    """A pack, the class of a reply under way, and the last day of every step."""

    pack: str
    under_way: str
    dispatch: str
    objection: str
    opinion: str
    reply: str
    latest: str
    feedback: str
    rehandling: str


PLACES = [
    Place(
        "national",
        "B",
        dispatch="2026-03-11",  # 7 working days
        objection="2026-03-19",  # 10 days
        opinion="2026-04-13",  # a month from receipt ends on Sunday the 12th
        reply="2026-06-09",  # 3 months from the dispatch
        latest="2026-09-09",  # 6 months
        feedback="2026-05-13",  # 15 working days, the holidays left out and 9 May counted
        rehandling="2026-06-12",  # a month from the order
    ),
    Place(
        "beijing",
        "B",
        dispatch="2026-03-11",
        objection="2026-03-19",
        opinion="2026-04-13",
        reply="2026-06-09",
        latest="2026-09-09",
        feedback="2026-05-13",
        rehandling="2026-07-13",  # 2 months end on Sunday the 12th
    ),
    Place(
        "chongqing",
        "二",
        dispatch="2026-03-16",  # 10 working days
        objection="2026-03-23",  # 10 working days
        opinion="2026-04-21",  # 30 working days from the dispatch
        reply="2026-06-09",
        latest="2026-09-09",
        feedback="2026-05-20",  # 20 working days
        rehandling="2026-07-13",
    ),
    Place(
        "chongqing-township",
        "二",
        dispatch="2026-03-16",
        objection="2026-03-23",
        opinion="2026-04-21",
        reply="2026-05-09",  # 2 months: a Saturday, but worked
        latest="2026-07-09",  # 4 months
        feedback="2026-05-20",
        rehandling="2026-07-13",
    ),
    Place(
        "henan",
        "二",
        dispatch="2026-03-11",
        objection="2026-03-23",
        opinion="2026-05-12",  # 2 months from receipt
        reply="2026-06-12",  # 3 months from receipt
        latest="2026-09-14",  # 6 months from receipt end on Saturday the 12th
        feedback="2026-05-07",  # 10 working days
        rehandling="2026-06-11",  # a month from the judgement: nobody has to order it
    ),
    Place(
        "zhejiang",
        "B",
        dispatch="2026-03-11",
        objection="2026-03-19",
        opinion="2026-05-12",
        reply="2026-06-12",
        latest="2026-09-14",
        feedback="2026-05-13",
        rehandling="2026-06-12",
    ),
    Place(
        "shandong",
        "B",
        dispatch="2026-03-09",  # 5 days end on Saturday the 7th
        objection="2026-03-16",  # 5 days end on Saturday the 14th
        opinion="2026-04-13",
        reply="2026-06-09",
        latest="2026-09-09",
        feedback="2026-05-13",
        rehandling="2026-06-11",
    ),
    Place(
        "shandong-township",
        "B",
        dispatch="2026-03-11",
        objection="2026-03-19",
        opinion="2026-04-13",
        reply="2026-05-06",  # 2 months from the closing
        latest="2026-07-06",  # 4 months from the closing
        feedback="2026-05-13",
        rehandling="2026-06-12",
    ),
    Place(
        "qingdao",
        "二",
        dispatch="2026-03-09",  # 5 working days
        objection="2026-03-16",  # 5 working days
        opinion="2026-04-13",
        reply="2026-06-09",
        latest="2026-09-09",
        feedback="2026-05-13",
        rehandling="2026-06-12",
    ),
    Place(
        "shanghai",
        "二",
        dispatch="2026-03-11",
        objection="2026-03-18",  # 7 working days
        opinion="2026-04-13",
        reply="2026-06-09",
        latest="2026-09-09",
        feedback="2026-05-13",
        rehandling="2026-06-12",
    ),
]


def begun(place: Place) -> Matter:
    """Dispatched and signed for."""
    law = rules(place.pack)
    matter = dispatched(ASSISTED, law, closed_on=CLOSED)
    for unit in ("住建局", "财政局"):
        matter.case.sign(law, unit=unit, on=SIGNED)
    return matter


def started(matter: Matter) -> dict[tuple[str, str], str]:
    """The last day of everything that was ever started."""
    told = [*matter.suggestion.pending_events, *matter.case.pending_events]
    clocks: list[Clock] = [clock for each in told for clock in getattr(each, "clocks", [])]
    return due(clocks)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.pack))
def test_the_units_have_their_days(place: Place) -> None:
    clocks = started(begun(place))

    assert place.dispatch == clocks["intersession_dispatch", "office"]
    assert place.objection == clocks["objection_window", "住建局"]
    assert place.opinion == clocks["assist_opinion_within", "财政局"]
    assert place.reply == clocks["reply_due", "住建局"]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.pack))
def test_an_extension_goes_as_far_as_the_law_and_no_further(place: Place) -> None:
    matter = begun(place)
    latest = date.fromisoformat(place.latest)
    facts = {"unit": "住建局", "reason": "涉及面广", "on": ANSWERED}
    beyond = facts | {"until": date.fromordinal(latest.toordinal() + 1)}

    after(matter.case).when(HandlingCase.request_extension, matter.law, **beyond).refused(
        ExtensionTooLong, latest=latest
    )
    matter.case.request_extension(matter.law, **facts | {"until": latest})


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.pack))
def test_the_deputy_has_time_to_judge_and_the_units_to_do_better(place: Place) -> None:
    matter = begun(place)
    matter.reply(outcome=place.under_way, without=["财政局"], on=ANSWERED)
    assert place.feedback == matter.clocks(Suggestion.Replied)["feedback_window", "deputy"]

    matter.judge("dissatisfied", on=JUDGED)
    decider = matter.law.choice("rehandle_decider")
    if decider != "automatic":
        assert Status.DISSATISFIED == matter.suggestion.status
        matter.suggestion.order_rehandling(matter.law, by=decider, reason="", on=ORDERED)
    assert Status.DISPATCHED == matter.suggestion.status
    assert place.rehandling == started(matter)["rehandle_within", "住建局"]

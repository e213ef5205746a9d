"""Handed over: what each ledger records, and the chain that goes from one to the next."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.shared.errors import BadValue
from domain.shared.policy import resolve
from domain.suggestion import Status, Suggestion, WrongState
from tests.support.scenario import Past, given, past, when_new

TOWNSHIP, COUNTY, CITY = UUID(int=130608100), UUID(int=130608), UUID(int=130600)
IN_THE_TOWNSHIP, IN_THE_COUNTY, IN_THE_CITY = (UUID(int=n) for n in (7, 8, 9))
FILED_ON, OFFERED_ON, ACCEPTED_ON = date(2024, 5, 6), date(2024, 5, 10), date(2024, 5, 13)
LATER, LATEST = date(2024, 5, 20), date(2024, 7, 1)
RULES = resolve([], "county", OFFERED_ON)

MATTER = {
    "title": "老旧小区加装电梯",
    "text": "东关小区六层以上住户多为老人，建议加装电梯",
    "focus_area": "",
    "category": "",
    "drawn_from": [],
}
ORIGIN = {"from_jurisdiction_id": TOWNSHIP, "from_suggestion_id": IN_THE_TOWNSHIP}


def hop(
    place: UUID,
    how: str,
    *,
    offered: date | None = None,
    since: date | None = None,
    until: date | None = None,
) -> dict[str, Any]:
    return {
        "jurisdiction_id": str(place),
        "offered_on": offered and offered.isoformat(),
        "from_on": since and since.isoformat(),
        "until_on": until and until.isoformat(),
        "how": how,
    }


ASKED = [
    hop(TOWNSHIP, "holding", since=FILED_ON),
    hop(COUNTY, "offered", offered=OFFERED_ON),
]
TAKEN = [
    hop(TOWNSHIP, "handed_on", since=FILED_ON, until=ACCEPTED_ON),
    hop(COUNTY, "holding", offered=OFFERED_ON, since=ACCEPTED_ON),
]
GIVEN_BACK = [ASKED[0], hop(COUNTY, "refused", offered=OFFERED_ON, until=ACCEPTED_ON)]

FILED = past(
    Suggestion.Filed, **MATTER, sponsor="deputy", sponsor_id=UUID(int=11), filed_on=FILED_ON
)
OFFERED = past(
    Suggestion.Offered,
    **MATTER,
    to_jurisdiction_id=COUNTY,
    above_suggestion_id=IN_THE_COUNTY,
    custody=ASKED,
    offered_on=OFFERED_ON,
)
HELD_ABOVE = past(
    Suggestion.OfferAccepted,
    above_suggestion_id=IN_THE_COUNTY,
    custody=TAKEN,
    accepted_on=ACCEPTED_ON,
)
CLOCK = {
    "key": "offer_answer_within",
    "who": "office",
    "limit": "10wd",
    "anchor": "received",
    "from_on": "2024-05-10",
    "due_on": "2024-05-23",
    "basis": "缺省",
    "policy": RULES.version,
}
FROM_BELOW: dict[str, Any] = MATTER | ORIGIN | {"custody": ASKED, "received_on": OFFERED_ON}
RECEIVED = past(Suggestion.Received, **FROM_BELOW, clocks=[CLOCK])
ACCEPTED = past(Suggestion.Accepted, **ORIGIN, accepted_on=ACCEPTED_ON)


@pytest.mark.parametrize("route", ["hand_up", "hand_down", "hand_across"])
def test_an_offer_carries_whose_hands_it_was_in(route: str) -> None:
    (
        given(Suggestion, FILED)
        .when(
            Suggestion.hand_over,
            here=TOWNSHIP,
            to_jurisdiction_id=COUNTY,
            above_suggestion_id=IN_THE_COUNTY,
            route=route,
            reason="需市级资金",
            on=OFFERED_ON,
        )
        .then(
            past(Suggestion.Sorted, route=route, reason="需市级资金", sorted_on=OFFERED_ON),
            OFFERED,
        )
    )


def test_nothing_is_handed_over_to_oneself() -> None:
    (
        given(Suggestion, FILED)
        .when(
            Suggestion.hand_over,
            here=COUNTY,
            to_jurisdiction_id=COUNTY,
            above_suggestion_id=IN_THE_COUNTY,
            reason="",
            on=OFFERED_ON,
        )
        .refused(BadValue, field="to")
    )


def test_what_arrives_must_be_answered_within_the_limit_of_the_place() -> None:
    when_new(Suggestion.receive, rules=RULES, **FROM_BELOW).then(RECEIVED)


def test_a_place_that_has_ended_gives_back_what_reaches_it() -> None:
    """Its ledger is still there, but nobody would ever accept."""
    ended_on = date(2024, 5, 9)
    (
        when_new(Suggestion.receive, rules=RULES, **FROM_BELOW, ended_on=ended_on).then(
            RECEIVED,
            past(
                Suggestion.Refused,
                **ORIGIN,
                proper_holder="承接其职权的人大机关",
                reason="本行政区已于2024-05-09终止",
                refused_on=OFFERED_ON,
            ),
        )
    )


@pytest.mark.parametrize(
    ("news", "facts", "custody"),
    [
        (Suggestion.note_acceptance, {"above_suggestion_id": IN_THE_COUNTY}, TAKEN),
        (Suggestion.note_refusal, {"proper_holder": "镇", "reason": ""}, GIVEN_BACK),
    ],
)
def test_both_sides_know_the_same_chain(
    news: Any, facts: dict[str, Any], custody: list[Any]
) -> None:
    sender = given(Suggestion, FILED, OFFERED).record
    receiver = given(Suggestion, RECEIVED).record

    news(sender, **facts, on=ACCEPTED_ON)
    if news is Suggestion.note_acceptance:
        receiver.accept(on=ACCEPTED_ON)
    else:
        receiver.refuse(proper_holder="镇", reason="", on=ACCEPTED_ON)

    assert custody == sender.custody == receiver.custody


@pytest.mark.parametrize(("number", "status"), [("", Status.FILED), ("17", Status.ADMITTED)])
def test_what_was_refused_stays_where_it_was(number: str, status: Status) -> None:
    admitted = past(Suggestion.Admitted, number=number, category="城建", admitted_on=FILED_ON)
    record = given(Suggestion, FILED, *([admitted] if number else []), OFFERED).record

    record.note_refusal(proper_holder="县住建局", reason="", on=ACCEPTED_ON)

    assert (status, GIVEN_BACK) == (record.status, record.custody)


def test_whoever_accepted_it_can_hand_it_on() -> None:
    """The chain grows, and says whom to tell."""
    custody = [*TAKEN, hop(CITY, "offered", offered=LATER)]
    (
        given(Suggestion, RECEIVED, ACCEPTED)
        .when(
            Suggestion.hand_over,
            here=COUNTY,
            to_jurisdiction_id=CITY,
            above_suggestion_id=IN_THE_CITY,
            reason="需市级资金",
            on=LATER,
        )
        .then(
            past(Suggestion.Sorted, route="hand_up", reason="需市级资金", sorted_on=LATER),
            past(
                Suggestion.Offered,
                **MATTER | ORIGIN,
                to_jurisdiction_id=CITY,
                above_suggestion_id=IN_THE_CITY,
                custody=custody,
                offered_on=LATER,
            ),
        )
    )


def test_news_of_a_further_hop_reach_the_first() -> None:
    custody = [*TAKEN, hop(CITY, "offered", offered=LATER)]
    (
        given(Suggestion, FILED, OFFERED, HELD_ABOVE)
        .when(Suggestion.note_custody, custody=custody, on=LATER)
        .then(past(Suggestion.CustodyNoted, custody=custody, noted_on=LATER))
    )


def test_a_matter_that_is_ours_hears_no_news_of_others() -> None:
    (
        given(Suggestion, FILED)
        .when(Suggestion.note_custody, custody=TAKEN, on=LATER)
        .refused(WrongState)
    )


REPLIED = past(
    Suggestion.Replied, unit="住建局", text="十月开工", replied_on=LATER, complete=True
)
AGAIN = past(Suggestion.Judged, satisfaction="dissatisfied", judged_on=LATEST)
ANSWERED = [
    TAKEN[0],
    hop(COUNTY, "answered", offered=OFFERED_ON, since=ACCEPTED_ON, until=LATER),
]


@pytest.mark.parametrize(
    ("history", "custody"),
    [
        ([REPLIED], ANSWERED),
        ([REPLIED, AGAIN], [*ANSWERED, hop(COUNTY, "holding", since=LATEST)]),
    ],
)
def test_the_days_with_the_deputy_are_nobody_s(history: list[Past], custody: list[Any]) -> None:
    """From the answer to the judgement the matter is in no congress's hands."""
    below = given(Suggestion, FILED, OFFERED, HELD_ABOVE, *history).record
    above = given(Suggestion, RECEIVED, ACCEPTED, *history).record

    assert custody == below.custody == above.custody


# 更正

CHANGES = {"category": "交通运输"}
CHANGES_BOTH = CHANGES | {"drawn_from": ["visit"]}
ONWARD = {"to_jurisdiction_id": COUNTY, "above_suggestion_id": IN_THE_COUNTY}


def corrected(**facts: Any) -> Past:
    told: dict[str, Any] = {"changes": CHANGES, "reason": "登记有误", "corrected_on": LATER}
    return past(Suggestion.Corrected, **told | facts)


@pytest.mark.parametrize(
    ("history", "onward"),
    [
        ([FILED], {}),
        ([FILED, OFFERED], ONWARD),
        ([FILED, OFFERED, HELD_ABOVE], ONWARD),
        ([FILED, OFFERED, HELD_ABOVE, REPLIED], ONWARD),
    ],
)
def test_a_correction_says_who_has_it_or_was_offered_it(
    history: list[Past], onward: dict[str, Any]
) -> None:
    given(Suggestion, *history).when(
        Suggestion.correct, changes=CHANGES, reason="登记有误", on=LATER
    ).then(corrected(**onward))


def test_whoever_gave_it_back_hears_no_more_of_it() -> None:
    given_back = past(Suggestion.OfferRefused, custody=GIVEN_BACK, refused_on=ACCEPTED_ON)

    given(Suggestion, FILED, OFFERED, given_back).when(
        Suggestion.correct, changes=CHANGES, reason="登记有误", on=LATER
    ).then(corrected())


REPLIED_AND_ARCHIVED = [REPLIED, past(Suggestion.Archived, archived_on=LATEST)]


@pytest.mark.parametrize(
    "history", [[], [ACCEPTED], [ACCEPTED, REPLIED], [ACCEPTED, *REPLIED_AND_ARCHIVED]]
)
def test_a_correction_from_below_is_noted_whatever_became_of_it(history: list[Past]) -> None:
    given(Suggestion, RECEIVED, *history).when(
        Suggestion.note_correction, changes=CHANGES, reason="登记有误", on=LATER
    ).then(corrected())


@pytest.mark.parametrize(
    ("category", "changes", "kept"),
    [("城建", {"drawn_from": ["visit"]}, ["category"]), ("", CHANGES_BOTH, [])],
)
def test_the_category_that_a_congress_gave_it_is_its_own(
    category: str, changes: dict[str, Any], kept: list[str]
) -> None:
    """It was classified on admission under the scheme of that place."""
    admitted = past(
        Suggestion.Admitted, number="17", category=category, admitted_on=ACCEPTED_ON
    )

    given(Suggestion, RECEIVED, ACCEPTED, admitted).when(
        Suggestion.note_correction, changes=CHANGES_BOTH, reason="登记有误", on=LATER
    ).then(corrected(changes=changes, kept=kept))


def test_an_offer_that_did_not_say_what_it_is_called_there_is_told_on_acceptance() -> None:
    """As offers did not, once."""
    nameless = past(Suggestion.Offered, **OFFERED.facts | {"above_suggestion_id": None})
    occasion = {"occasion": "motion"}
    history = [corrected(changes=CHANGES | occasion), corrected(changes=occasion)]

    given(Suggestion, FILED, nameless, *history).when(
        Suggestion.note_acceptance, above_suggestion_id=IN_THE_COUNTY, on=ACCEPTED_ON
    ).then(HELD_ABOVE, corrected(**ONWARD, corrected_on=ACCEPTED_ON))


# 委托监督


def test_the_holder_entrusts_a_lower_congress_with_looking_after_it() -> None:
    entrusted: dict[str, Any] = {
        "to_jurisdiction_id": TOWNSHIP,
        "what": "实地察看进度",
        "until_on": LATEST,
    }
    (
        given(Suggestion, RECEIVED, ACCEPTED)
        .when(Suggestion.entrust, **entrusted, on=LATER)
        .then(
            past(
                Suggestion.OversightEntrusted,
                **entrusted,
                number=1,
                title=MATTER["title"],
                entrusted_on=LATER,
            )
        )
    )


@pytest.mark.parametrize(
    "history", [[FILED, OFFERED], [FILED, OFFERED, HELD_ABOVE], [RECEIVED]]
)
def test_only_who_holds_it_entrusts(history: list[Past]) -> None:
    (
        given(Suggestion, *history)
        .when(
            Suggestion.entrust, to_jurisdiction_id=CITY, what="察看", until_on=LATEST, on=LATER
        )
        .refused(WrongState)
    )


@pytest.mark.parametrize(
    ("facts", "field"), [({"what": " "}, "reason"), ({"until_on": FILED_ON}, "until_on")]
)
def test_an_entrustment_says_what_and_until_when(facts: dict[str, Any], field: str) -> None:
    stated = {"to_jurisdiction_id": TOWNSHIP, "what": "察看", "until_on": LATEST, "on": LATER}
    given(Suggestion, FILED).when(Suggestion.entrust, **stated | facts).refused(
        BadValue, field=field
    )

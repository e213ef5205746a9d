from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.deputy import Deputy
from domain.deputy.words import NotInOffice, OfficeSuspended
from domain.jurisdiction import Jurisdiction
from domain.livelihood_project import (
    LivelihoodProject,
    NotChosen,
    NotCompleted,
    ProjectEnded,
)
from domain.livelihood_vote import LivelihoodVote
from domain.livelihood_vote.round import outcome
from domain.livelihood_vote.words import (
    AlreadyVoted,
    BallotsMissing,
    BallotSpoilt,
    CountDoesNotAddUp,
    NoQuorum,
    NoSuchCandidate,
    NotAtThisStage,
    NothingLeftToChoose,
    NotOnTheRoll,
    TooFewCandidates,
)
from domain.shared.errors import BadValue
from tests.support.scenario import ITSELF, Given, Outcome, Past, given, past, when_new

CONGRESS = "清苑区第十七届人民代表大会"
ON = date(2024, 1, 10)
LIGHTS, BUSES, SQUARE = (UUID(int=n) for n in (21, 22, 23))
LI, WANG, ZHAO = (UUID(int=n) for n in (31, 32, 33))
PLACE = given(
    Jurisdiction,
    past(
        Jurisdiction.Established,
        name="清苑区",
        level="county",
        organ="congress",
        established_on=date(2000, 1, 1),
    ),
).record
RULES = PLACE.rules(ON)
OPENED = past(
    LivelihoodVote.Opened,
    title="2024年民生实事项目票决",
    year=2024,
    level="county",
    body="congress",
    congress=CONGRESS,
    opened_on=ON,
)


def candidates(*ids: UUID) -> Iterator[Past]:
    for each in ids:
        yield past(
            LivelihoodVote.CandidateCollected,
            candidate_id=each,
            title=f"项目{each.int}",
            origin="unit",
            collected_on=ON,
        )
        yield past(
            LivelihoodVote.CandidateReviewed, candidate_id=each, fate="kept", reviewed_on=ON
        )


def put(*ids: UUID, seats: int) -> Past:
    return past(
        LivelihoodVote.ListProposed,
        candidate_ids=list(ids),
        seats=seats,
        by="区政府",
        proposed_on=ON,
    )


def ballot(*roll: UUID, seats: int = 1, standing: list[UUID], **facts: Any) -> Past:
    told = {"method": "electronic", "round": 1, "members": len(roll), "quorum": 2}
    basis = dict.fromkeys(("livelihood_vote_quorum", "livelihood_vote_threshold"), "办法")
    return past(
        LivelihoodVote.BallotOpened,
        **{
            **told,
            "roll": list(roll),
            "standing": standing,
            "seats": seats,
            "threshold": "majority_of_all",
            "basis": basis,
            "opened_on": ON,
            **facts,
        },
    )


def voted(*ids: UUID) -> Iterator[Past]:
    for each in ids:
        yield past(LivelihoodVote.Voted, round=1, deputy_id=each, voted_on=ON)


CLOSED = past(LivelihoodVote.BallotClosed, round=1, closed_on=ON)
LISTED = (OPENED, *candidates(LIGHTS, BUSES, SQUARE), put(LIGHTS, BUSES, SQUARE, seats=1))
OPEN = (*LISTED, ballot(LI, WANG, ZHAO, standing=[LIGHTS, BUSES, SQUARE]))
PAPER = (
    *LISTED,
    ballot(standing=[LIGHTS, BUSES, SQUARE], method="paper", members=9, quorum=6),
    CLOSED,
)


def vote(*history: Past) -> Given[LivelihoodVote]:
    return given(LivelihoodVote, *history)


def deputy(id: UUID, *, congress: str = CONGRESS, suspended_on: date | None = None) -> Deputy:
    """Somebody registered here, whose past is recorded already."""
    found = Deputy.register(
        id=id, name=f"代表{id.int}", registered_on=date(2022, 1, 1), level="county",
        congress=congress, constituency="",
    )  # fmt: skip
    if suspended_on:
        found.suspend(cause="detained", on=suspended_on)
    found.collect_events()
    return found


def cast(deputy_id: UUID, *choices: int, **facts: Any) -> dict[str, Any]:
    return {"deputy_id": deputy_id, "round": 1, "choices": choices, "on": ON, **facts}


def ballots(*choices: list[int]) -> list[dict[str, Any]]:
    return [{"commitment": str(at), "choices": each} for at, each in enumerate(choices)]


PAPERS = {"present": 9, "issued": 9, "returned": 9, "invalid": 0}


def test_a_vote_is_opened_at_the_level_of_its_place() -> None:
    when_new(
        LivelihoodVote.open,
        PLACE,
        title="2024年民生实事项目票决",
        year=2024,
        body="congress",
        congress=CONGRESS,
        campaign_id=None,
        on=ON,
    ).then(OPENED)


def test_a_candidate_is_merged_into_another_with_the_reason() -> None:
    vote(OPENED, *candidates(LIGHTS, BUSES)).when(
        LivelihoodVote.review,
        candidate_id=BUSES,
        fate="merged",
        into=LIGHTS,
        reason="同一条街",
        on=ON,
    ).then(
        past(
            LivelihoodVote.CandidateReviewed,
            candidate_id=BUSES,
            fate="merged",
            into=LIGHTS,
            reason="同一条街",
            reviewed_on=ON,
        )
    )


@pytest.mark.parametrize(
    ("fate", "into", "reason", "refusal"),
    [
        ("merged", None, "同一条街", BadValue),
        ("merged", BUSES, "同一条街", BadValue),
        ("merged", SQUARE, "同一条街", NoSuchCandidate),
        ("kept", LIGHTS, "", BadValue),
        ("dropped", None, " ", BadValue),
        ("collected", None, "", BadValue),
    ],
)
def test_a_review_says_what_becomes_of_a_candidate(
    fate: str, into: UUID | None, reason: str, refusal: type[Any]
) -> None:
    vote(OPENED, *candidates(LIGHTS, BUSES)).when(
        LivelihoodVote.review, candidate_id=BUSES, fate=fate, into=into, reason=reason, on=ON
    ).refused(refusal)


def test_where_there_is_nothing_to_choose_from_it_is_no_vote() -> None:
    """One more candidate than places, unless the place says otherwise."""
    vote(OPENED, *candidates(LIGHTS, BUSES)).when(
        LivelihoodVote.propose, RULES, candidate_ids=[LIGHTS, BUSES], seats=2, by="政府", on=ON
    ).refused(TooFewCandidates, least=3, listed=2)


def test_only_what_was_kept_is_listed() -> None:
    dropped = past(
        LivelihoodVote.CandidateReviewed,
        candidate_id=BUSES,
        fate="dropped",
        reason="已列入计划",
        reviewed_on=ON,
    )
    vote(OPENED, *candidates(LIGHTS, BUSES), dropped).when(
        LivelihoodVote.propose, RULES, candidate_ids=[LIGHTS, BUSES], seats=1, by="政府", on=ON
    ).refused(NoSuchCandidate, candidate_id=BUSES)


def test_a_ballot_opens_with_its_roll_and_the_rules_of_the_day() -> None:
    outcome = vote(*LISTED).when(
        LivelihoodVote.open_ballot,
        RULES,
        deputy(LI),
        None,
        None,
        method="electronic",
        roll=[LI, WANG, ZHAO],
        on=ON,
    )

    [opened] = outcome.events
    assert (3, 2, "majority_of_all") == tuple(
        opened.facts[name] for name in ("members", "quorum", "threshold")
    )
    assert [LIGHTS, BUSES, SQUARE] == opened.facts["standing"]


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (deputy(LI, suspended_on=ON), OfficeSuspended),
        (deputy(LI, congress="满城区第十七届人民代表大会"), NotOnTheRoll),
    ],
    ids=["suspended that morning", "of another congress"],
)
def test_a_roll_holds_nobody_who_may_not_vote(who: Deputy, refusal: type[Any]) -> None:
    vote(*LISTED).when(
        LivelihoodVote.open_ballot, RULES, who, method="electronic", roll=[LI], on=ON
    ).refused(refusal)


def slips(*known: Deputy | None, to: list[UUID]) -> Outcome:
    return vote(*OPEN).when(LivelihoodVote.issue_slips, *known, round=1, deputy_ids=to, on=ON)


def test_each_slip_is_issued_for_itself() -> None:
    """Who is suspended, or not on the roll, keeps nobody else from voting."""
    suspended, stranger = deputy(WANG, suspended_on=ON), UUID(int=39)

    slips(deputy(LI), suspended, None, None, to=[LI, WANG, ZHAO, stranger]).then(
        past(LivelihoodVote.SlipsIssued, round=1, deputy_ids=[LI, ZHAO], issued_on=ON)
    )


def test_who_gets_no_slip_is_told_why() -> None:
    suspended, stranger = deputy(WANG, suspended_on=ON), UUID(int=39)
    issue = {"round": 1, "deputy_ids": [LI, WANG, stranger], "on": ON}

    told = vote(*OPEN).record.issue_slips(deputy(LI), suspended, None, **issue)

    assert {WANG: OfficeSuspended, stranger: NotOnTheRoll} == {
        id: type(why) for id, why in told.items()
    }
    assert "名单上第 3 名代表" == told[stranger].facts["name"]


def test_slips_are_issued_to_somebody() -> None:
    slips(to=[]).refused(BadValue, field="deputy_ids")


def test_where_nobody_may_vote_no_slip_is_issued() -> None:
    slips(deputy(WANG, suspended_on=ON), to=[WANG]).refused(OfficeSuspended, name="代表32")


def test_that_somebody_voted_is_recorded_and_not_how() -> None:
    vote(*OPEN).when(LivelihoodVote.cast, deputy(LI), **cast(LI, 2)).then(*voted(LI))


def test_a_deputy_suspended_that_morning_does_not_vote() -> None:
    suspended = deputy(LI, suspended_on=ON)

    vote(*OPEN).when(LivelihoodVote.cast, suspended, **cast(LI, 2)).refused(OfficeSuspended)


def test_a_deputy_whose_mandate_ended_that_morning_does_not_vote() -> None:
    gone = deputy(LI)
    gone.end_mandate(congress=CONGRESS, cause="resigned", on=ON)
    gone.collect_events()

    vote(*OPEN).when(LivelihoodVote.cast, gone, **cast(LI, 2)).refused(NotInOffice)


def test_one_who_is_registered_elsewhere_is_struck_off_by_the_office() -> None:
    struck = past(
        LivelihoodVote.VoterRemoved, round=1, deputy_id=WANG, reason="暂停职务", removed_on=ON
    )
    vote(*OPEN).when(
        LivelihoodVote.remove_voter, deputy_id=WANG, reason="暂停职务", on=ON
    ).then(struck)
    vote(*OPEN, struck).when(LivelihoodVote.cast, None, **cast(WANG, 1)).refused(NotOnTheRoll)


def test_nobody_votes_twice() -> None:
    vote(*OPEN, *voted(LI)).when(LivelihoodVote.cast, None, **cast(LI, 1)).refused(AlreadyVoted)


def test_nobody_votes_after_the_end() -> None:
    vote(*OPEN, CLOSED).when(LivelihoodVote.cast, None, **cast(LI, 1)).refused(NotAtThisStage)


@pytest.mark.parametrize("choices", [(1, 2), (0,), (4,)])
def test_a_ballot_that_cannot_be_counted_is_not_taken(choices: tuple[int, ...]) -> None:
    vote(*OPEN).when(LivelihoodVote.cast, None, **cast(LI, *choices)).refused(BallotSpoilt)


def test_to_choose_nothing_is_to_abstain() -> None:
    vote(*OPEN).when(LivelihoodVote.cast, None, **cast(LI)).then(*voted(LI))


@pytest.mark.parametrize("found", [ballots([1]), ballots([1], [1], [2])])
def test_there_are_as_many_ballots_as_have_voted_or_there_is_no_count(
    found: list[dict[str, Any]],
) -> None:
    vote(*OPEN, *voted(LI, WANG), CLOSED).when(
        LivelihoodVote.count, round=1, ballots=found, on=ON
    ).refused(BallotsMissing)


def test_too_few_voters_have_no_result() -> None:
    vote(*OPEN, *voted(LI), CLOSED).when(
        LivelihoodVote.count, round=1, ballots=ballots([1]), on=ON
    ).refused(NoQuorum, needed=2, present=1)


def test_whoever_has_more_than_half_of_all_is_chosen() -> None:
    [counted] = (
        vote(*OPEN, *voted(LI, WANG, ZHAO), CLOSED)
        .when(LivelihoodVote.count, round=1, ballots=ballots([2], [2], [1]), on=ON)
        .events
    )

    assert ([BUSES], []) == (counted.facts["chosen"], counted.facts["tied"])
    assert [1, 2, 0] == [each["votes"] for each in counted.facts["votes"]]


@pytest.mark.parametrize(
    ("votes", "seats", "needed", "chosen", "tied"),
    [
        ((9, 7, 5), 2, 5, (0, 1), ()),
        ((9, 7, 5), 2, 8, (0,), ()),
        ((7, 7, 5), 1, 5, (), (0, 1)),
        ((9, 7, 7), 2, 5, (0,), (1, 2)),
        ((7, 7, 7), 3, 5, (0, 1, 2), ()),
        ((4, 4, 4), 1, 5, (), ()),
    ],
)
def test_the_most_votes_win_and_level_ones_wait(
    votes: tuple[int, ...],
    seats: int,
    needed: int,
    chosen: tuple[int, ...],
    tied: tuple[int, ...],
) -> None:
    ids = (LIGHTS, BUSES, SQUARE)

    found = outcome(dict(zip(ids, votes, strict=True)), seats, needed)

    assert [ids[at] for at in chosen] == found.chosen
    assert [ids[at] for at in tied] == found.tied


def test_level_ones_are_voted_on_once_more_before_the_result_is_announced() -> None:
    counted = past(LivelihoodVote.Counted, round=1, tied=[LIGHTS, BUSES], counted_on=ON)
    level = (*OPEN, *voted(LI, WANG), CLOSED, counted)

    vote(*level).when(LivelihoodVote.announce, on=ON).refused(NotAtThisStage)
    [again] = (
        vote(*level)
        .when(LivelihoodVote.open_ballot, RULES, method="electronic", roll=[LI, WANG], on=ON)
        .events
    )
    assert (2, [LIGHTS, BUSES], 1) == tuple(
        again.facts[name] for name in ("round", "standing", "seats")
    )


def test_when_all_are_chosen_there_is_no_further_round() -> None:
    counted = past(LivelihoodVote.Counted, round=1, chosen=[LIGHTS], counted_on=ON)
    vote(*OPEN, *voted(LI, WANG), CLOSED, counted).when(
        LivelihoodVote.open_ballot, RULES, method="paper", roll=[], members=9, on=ON
    ).refused(NothingLeftToChoose)


def test_paper_is_counted_by_those_who_watched_over_it() -> None:
    [counted] = (
        vote(*PAPER)
        .when(
            LivelihoodVote.count_paper,
            votes={LIGHTS: 6, BUSES: 2, SQUARE: 0},
            scrutineers=["李明"],
            on=ON,
            **PAPERS,
        )
        .events
    )

    assert ([LIGHTS], []) == (counted.facts["chosen"], counted.facts["ballots"])


@pytest.mark.parametrize(
    ("papers", "votes"),
    [
        (PAPERS | {"returned": 10}, (6, 2, 0)),
        (PAPERS | {"present": 10}, (6, 2, 0)),
        (PAPERS | {"invalid": 4}, (6, 0, 0)),
        (PAPERS, (6, 4, 0)),
        (PAPERS, (10, 0, 0)),
    ],
    ids=["more than issued", "more than there are", "invalid ones", "too many", "too much"],
)
def test_a_count_of_paper_must_be_possible(
    papers: dict[str, int], votes: tuple[int, ...]
) -> None:
    told = dict(zip((LIGHTS, BUSES, SQUARE), votes, strict=True))
    vote(*PAPER).when(
        LivelihoodVote.count_paper, votes=told, scrutineers=["李明"], on=ON, **papers
    ).refused(CountDoesNotAddUp)


def announced(*chosen: UUID) -> LivelihoodVote:
    return vote(
        *OPEN,
        CLOSED,
        past(LivelihoodVote.Counted, round=1, chosen=list(chosen), counted_on=ON),
        past(LivelihoodVote.Announced, announced_on=ON),
    ).record


COMMISSIONED = past(
    LivelihoodProject.Commissioned,
    vote_id=ITSELF,
    candidate_id=LIGHTS,
    title="项目21",
    year=2024,
    unit="区住建局",
    commissioned_on=ON,
)
COMPLETED = past(LivelihoodProject.Completed, evidence="验收报告", completed_on=ON)
SAID = {"satisfied": 5, "basically_satisfied": 1, "dissatisfied": 0}


def test_what_was_chosen_is_commissioned() -> None:
    when_new(
        LivelihoodProject.commission,
        announced(LIGHTS),
        candidate_id=LIGHTS,
        unit="区住建局",
        due_on=None,
        on=ON,
    ).then(COMMISSIONED)


def test_what_was_not_chosen_is_not_commissioned() -> None:
    when_new(
        LivelihoodProject.commission,
        announced(LIGHTS),
        candidate_id=BUSES,
        unit="区住建局",
        due_on=None,
        on=ON,
    ).refused(NotChosen)


def test_what_the_deputies_do_not_accept_is_open_again() -> None:
    refused = past(LivelihoodProject.Assessed, **SAID, accepted=False, assessed_on=ON)
    given(LivelihoodProject, COMMISSIONED, COMPLETED).when(
        LivelihoodProject.assess, accepted=False, on=ON, **SAID
    ).then(refused)
    given(LivelihoodProject, COMMISSIONED, COMPLETED, refused).when(
        LivelihoodProject.complete, evidence="再次验收", on=ON
    ).then(past(LivelihoodProject.Completed, evidence="再次验收", completed_on=ON))


def test_only_what_is_completed_is_assessed() -> None:
    given(LivelihoodProject, COMMISSIONED).when(
        LivelihoodProject.assess, accepted=True, on=ON, **SAID
    ).refused(NotCompleted)


YEAR_END = date(ON.year, 12, 30)
FAR = past(LivelihoodProject.ProgressAssessed, **SAID, assessed_on=YEAR_END)


def test_how_far_it_is_may_be_assessed_before_it_is_completed() -> None:
    """Which accepts nothing: it goes on, is completed, and is assessed then."""
    given(LivelihoodProject, COMMISSIONED).when(
        LivelihoodProject.assess_progress, on=YEAR_END, **SAID
    ).then(FAR)
    given(LivelihoodProject, COMMISSIONED, FAR).when(
        LivelihoodProject.complete, evidence="验收报告", on=ON
    ).then(COMPLETED)
    given(LivelihoodProject, COMMISSIONED, FAR).when(
        LivelihoodProject.assess, accepted=True, on=YEAR_END, **SAID
    ).refused(NotCompleted)


def test_of_what_is_completed_the_progress_is_assessed_no_more() -> None:
    given(LivelihoodProject, COMMISSIONED, COMPLETED).when(
        LivelihoodProject.assess_progress, on=YEAR_END, **SAID
    ).refused(ProjectEnded)


@pytest.mark.parametrize(
    ("on", "said", "field"),
    [(ON, SAID, "on"), (YEAR_END, dict.fromkeys(SAID, 0), "satisfied")],
)
def test_progress_is_assessed_by_somebody_after_it_was_commissioned(
    on: date, said: dict[str, int], field: str
) -> None:
    given(LivelihoodProject, COMMISSIONED).when(
        LivelihoodProject.assess_progress, on=on, **said
    ).refused(BadValue, field=field)


def test_what_is_over_goes_on_no_more() -> None:
    carried = past(LivelihoodProject.Carried, to_year=2025, reason="征地", carried_on=ON)
    for ended in (COMPLETED, carried):
        given(LivelihoodProject, COMMISSIONED, ended).when(
            LivelihoodProject.report, percent=50, text="过半", on=ON
        ).refused(ProjectEnded)


def test_it_is_carried_to_a_later_year() -> None:
    given(LivelihoodProject, COMMISSIONED).when(
        LivelihoodProject.carry, to_year=2024, reason="征地", on=ON
    ).refused(BadValue, field="to_year")

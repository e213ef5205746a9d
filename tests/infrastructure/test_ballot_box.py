"""Ballots: as many as have voted, in an order that tells nothing, and then no box any more."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest

from application.ballot_box import Ballot, Box, WrongSlip, recounted
from application.ledger import CommandReused, Intent
from application.projections.books import LIVELIHOOD_VOTES
from application.vault import VaultClosed
from domain.deputy.words import OfficeSuspended
from domain.livelihood_vote.words import AlreadyVoted, BallotSpoilt
from infrastructure import sealing
from infrastructure.audit import verify
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.ballot_box import PostgresBallotBox, sweep
from infrastructure.sealing import Masters
from tests.conftest import VAULT_KEY
from tests.infrastructure.test_vault import ProcessDied, texts
from tests.support.database import ask
from tests.support.office import DAY, establish, intent

CONGRESS = "第十七届人民代表大会"
MASTERS = sealing.from_text(VAULT_KEY)
LIGHTS, BUSES, SQUARE = (UUID(int=n) for n in (21, 22, 23))


@dataclass
class Hall:
    """A vote under way, and the slips of those who may vote."""

    service: Service
    ledger: UUID
    vote: UUID
    slips: dict[UUID, str]

    async def cast(
        self, deputy: UUID, *choices: int, wish: Intent | None = None, **facts: Any
    ) -> Ballot:
        told = {"slip": self.slips[deputy], "ballot": ballot(*choices)} | facts
        wish = wish or intent(self.ledger)
        cases = self.service.container.livelihood_votes
        await cases.cast(wish, self.vote, round=1, deputy_id=deputy, on=DAY, **told)
        return told["ballot"]

    async def close(self) -> None:
        await self.service.container.livelihood_votes.close_ballot(
            intent(self.ledger), self.vote, on=DAY
        )

    async def count(self) -> dict[str, Any]:
        """The round as everybody sees it."""
        cases = self.service.container.livelihood_votes
        await cases.count(intent(self.ledger), self.vote, round=1, on=DAY)
        await self.service.worker.drain()
        boards = self.service.container.boards
        row = (await boards.one(LIVELIHOOD_VOTES, self.ledger, self.vote)).row
        last: dict[str, Any] = row.rounds[-1]
        return last


def ballot(*choices: int) -> Ballot:
    return Ballot(choices, secrets.token_hex(16))


async def opened(service: Service, deputies: Sequence[UUID]) -> Hall:
    office = service.container
    ledger, vote = await establish(office), uuid4()
    for each in deputies:
        await office.deputies.register(
            intent(ledger), each, name="代表", level="county", congress=CONGRESS,
            constituency="", on=DAY,
        )  # fmt: skip
    cases = office.livelihood_votes
    await cases.open(
        intent(ledger),
        vote,
        title="票决",
        year=2024,
        body="congress",
        congress=CONGRESS,
        on=DAY,
    )
    for each in (LIGHTS, BUSES, SQUARE):
        facts: dict[str, Any] = {"origin": "deputy", "source_ids": [deputies[0]]}
        await cases.collect(
            intent(ledger), vote, candidate_id=each, title="项目", text="", proposer="",
            on=DAY, **facts,
        )  # fmt: skip
        review = {"fate": "kept", "into": None, "reason": ""}
        await cases.review(intent(ledger), vote, candidate_id=each, on=DAY, **review)
    listed = [LIGHTS, BUSES, SQUARE]
    await cases.propose(intent(ledger), vote, candidate_ids=listed, seats=2, by="政府", on=DAY)
    await cases.open_ballot(
        intent(ledger), vote, method="electronic", roll=deputies, members=0, on=DAY
    )
    issued = await cases.issue_slips(
        intent(ledger), vote, round=1, deputy_ids=list(deputies), on=DAY
    )
    return Hall(service, ledger, vote, issued.slips)


def deputies(count: int) -> list[UUID]:
    return [uuid4() for _ in range(count)]


def rows(service: Service) -> tuple[int, int]:
    [(ballots,)] = ask(service.url, "SELECT count(*) FROM ballot")
    [(keys,)] = ask(service.url, "SELECT count(*) FROM ballot_key")
    return ballots, keys


async def test_every_voter_finds_their_ballot_and_anybody_can_count(service: Service) -> None:
    voters = deputies(3)
    hall = await opened(service, voters)
    given = [
        await hall.cast(who, *how) for who, how in zip(voters, ((1, 2), (2,), ()), strict=True)
    ]
    await hall.close()

    counted = await hall.count()

    assert sorted(map(str, voters)) == sorted(counted["voted"])
    for each in given:
        assert each.published() in counted["ballots"]
    order = [each["commitment"] for each in counted["ballots"]]
    assert sorted(order) == order
    votes = {each["candidate_id"]: each["votes"] for each in counted["votes"]}
    assert votes == recounted(counted)
    assert {str(LIGHTS): 1, str(BUSES): 2, str(SQUARE): 0} == votes


async def test_after_the_count_nothing_joins_a_voter_to_a_ballot(service: Service) -> None:
    """No mark, no slip and no box anywhere; the fingerprint of the request tells nothing."""
    voters = deputies(2)
    hall = await opened(service, voters)
    given = [await hall.cast(each, 1) for each in voters]
    await hall.close()
    await hall.count()

    assert (0, 0) == rows(service)
    everything = "\n".join(text for _, text in texts(service.url))
    for secret in (*(each.mark for each in given), *hall.slips.values()):
        assert secret not in everything
    async with auditing(service.url) as readers:
        assert (await verify(readers, hall.ledger)).finding is None


async def test_before_the_count_the_ledger_says_nothing_of_the_choices(
    service: Service,
) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])
    await hall.cast(voter, 1, 2)

    told = ask(
        service.url,
        "SELECT convert_from(payload, 'UTF8')::jsonb FROM event_log "
        "WHERE topic = 'livelihood_vote.voted'",
    )

    expected = {"deputy_id": str(voter), "round": 1, "voted_on": DAY.isoformat()}
    assert [(expected,)] == told


async def test_whoever_has_no_slip_of_their_own_does_not_vote(service: Service) -> None:
    voters = deputies(2)
    hall = await opened(service, voters)

    with pytest.raises(WrongSlip):
        await hall.cast(voters[0], 1, slip=hall.slips[voters[1]])

    assert (0, 1) == rows(service)


async def test_a_slip_may_be_typed_in_groups(service: Service) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])
    slip = hall.slips[voter].lower()

    await hall.cast(voter, 1, slip="-".join(slip[at : at + 4] for at in range(0, 16, 4)))

    assert (1, 1) == rows(service)


async def test_a_slip_that_was_lost_is_issued_again(service: Service) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])

    again = await service.container.livelihood_votes.issue_slips(
        intent(hall.ledger), hall.vote, round=1, deputy_ids=[voter], on=DAY
    )

    assert hall.slips == again.slips


async def test_whose_office_is_suspended_gets_no_slip_and_keeps_nobody_from_voting(
    service: Service,
) -> None:
    voters = deputies(3)
    hall, office = await opened(service, voters), service.container
    await office.deputies.suspend(intent(hall.ledger), voters[0], cause="detained", on=DAY)
    issue = partial(office.livelihood_votes.issue_slips, intent(hall.ledger), hall.vote)

    told = await issue(round=1, deputy_ids=[voters[0], voters[1], voters[1]], on=DAY)

    assert {voters[1]: hall.slips[voters[1]]} == told.slips
    assert {voters[0]: OfficeSuspended} == {id: type(why) for id, why in told.refused.items()}
    with pytest.raises(OfficeSuspended):
        await issue(round=1, deputy_ids=[voters[0]], on=DAY)


async def test_sent_again_it_is_one_ballot_and_another_one_is_refused(
    service: Service,
) -> None:
    voters = deputies(2)
    hall = await opened(service, voters)
    wish = intent(hall.ledger)
    given = await hall.cast(voters[0], 1, wish=wish)

    assert given == await hall.cast(voters[0], wish=wish, ballot=given)
    with pytest.raises(CommandReused):
        await hall.cast(voters[0], 2, wish=wish)
    with pytest.raises(AlreadyVoted):
        await hall.cast(voters[0], 2)
    await hall.cast(voters[1], 1)
    await hall.close()

    counted = await hall.count()
    assert [[1], [1]] == [each["choices"] for each in counted["ballots"]]


async def test_a_ballot_whose_command_was_refused_is_never_counted(service: Service) -> None:
    voters = deputies(2)
    hall = await opened(service, voters)
    with pytest.raises(BallotSpoilt):
        await hall.cast(voters[0], 1, 2, 3)
    for each in voters:
        await hall.cast(each, 3)
    await hall.close()

    counted = await hall.count()

    assert [[3], [3]] == [each["choices"] for each in counted["ballots"]]


async def test_a_box_that_a_process_left_behind_is_swept_once_it_is_counted(
    service: Service,
) -> None:
    voters = deputies(2)
    hall = await opened(service, voters)
    for each in voters:
        await hall.cast(each, 1)
    await hall.close()
    assert 0 == await sweep(service.workers)

    container = service.container
    cases = type(container.livelihood_votes)(
        container.livelihood_votes._ledger, Dying(service.readers, lambda: MASTERS)
    )
    with pytest.raises(ProcessDied):
        await cases.count(intent(hall.ledger), hall.vote, round=1, on=DAY)
    assert (2, 1) == rows(service)
    assert 1 == await sweep(service.workers)
    assert (0, 0) == rows(service)


class Dying(PostgresBallotBox):
    """A box of a process that dies before it destroys it."""

    async def destroy(self, jurisdiction_id: UUID, vote_id: UUID) -> None:
        raise ProcessDied


async def test_a_vote_that_is_called_off_leaves_no_ballots(service: Service) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])
    await hall.cast(voter, 1)

    await service.container.livelihood_votes.cancel(
        intent(hall.ledger), hall.vote, reason="会议改期", on=DAY
    )

    assert (0, 0) == rows(service)


async def test_without_the_master_key_the_box_does_not_open(service: Service) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])
    await hall.cast(voter, 1)
    box = PostgresBallotBox(service.readers, lambda: Masters(sealing.new_key()))

    with pytest.raises(VaultClosed):
        await box.take(hall.ledger, Box(hall.vote, 1))


async def test_sealed_ballots_are_all_of_one_length(service: Service) -> None:
    voters = deputies(3)
    hall = await opened(service, voters)
    for who, how in zip(voters, ((), (1,), (1, 2)), strict=True):
        await hall.cast(who, *how)

    lengths = ask(service.url, "SELECT DISTINCT length(sealed) FROM ballot")

    assert 1 == len(lengths)


async def test_the_figures_count_the_vote_and_what_it_chose(service: Service) -> None:
    voters = deputies(2)
    hall = await opened(service, voters)
    for each in voters:
        await hall.cast(each, 1, 3)
    await hall.close()
    await hall.count()

    figures = await service.container.rollups.figures(hall.ledger, None)
    found = {each.indicator: each.value for each in figures if "livelihood" in each.indicator}

    counted = {name: value for name, value in found.items() if value}
    assert {"livelihood_votes": 1, "livelihood_votes.county": 1, "livelihood_projects": 2} == (
        counted
    )

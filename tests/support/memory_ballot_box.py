"""Ballot boxes in memory, which ask the ledger in memory who has voted: for tests."""

from collections.abc import Collection
from uuid import UUID, uuid5

from application.ballot_box import Ballot, Box, WrongSlip
from application.ledger import CommandReused, Intent
from domain.livelihood_vote import LivelihoodVote
from tests.support.memory_ledger import MemoryLedger


def slip_of(box: Box, deputy_id: UUID) -> str:
    """Letters that nobody but a test would take for a secret."""
    return "".join(chr(65 + byte % 26) for byte in uuid5(deputy_id, str(box)).bytes)


class MemoryBallotBox:
    """Does what ``application.ballot_box.BallotBox`` promises, in a dictionary."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger
        self._ballots: dict[tuple[UUID, Box], dict[UUID, Ballot]] = {}

    async def slips(
        self, jurisdiction_id: UUID, box: Box, deputy_ids: Collection[UUID]
    ) -> dict[UUID, str]:
        return {each: slip_of(box, each) for each in deputy_ids}

    async def drop(
        self, intent: Intent, box: Box, deputy_id: UUID, slip: str, ballot: Ballot
    ) -> None:
        if slip != slip_of(box, deputy_id):
            raise WrongSlip(action="cast_ballot", reason="投票码不对")
        dropped = self._ballots.setdefault((intent.jurisdiction_id, box), {})
        if dropped.setdefault(intent.command_id, ballot) != ballot:
            raise CommandReused(command_id=intent.command_id)

    async def take(self, jurisdiction_id: UUID, box: Box) -> list[Ballot]:
        voted = {
            self._ledger.sender(each).command_id
            for each in self._ledger.recorded(jurisdiction_id)
            if isinstance(each.event, LivelihoodVote.Voted)
        }
        dropped = self._ballots.get((jurisdiction_id, box), {})
        return [ballot for command, ballot in dropped.items() if command in voted]

    async def destroy(self, jurisdiction_id: UUID, vote_id: UUID) -> None:
        for here, box in list(self._ballots):
            if (here, box.vote_id) == (jurisdiction_id, vote_id):
                del self._ballots[here, box]

"""票箱 — where ballots lie sealed until they are counted, apart from who has given them.

A ballot is kept under its command, which the ledger knows as the one by which somebody voted:
so the box holds no ballot of anybody who has not voted, and every ballot of those who have.
Once they are counted, the box is destroyed with its key, and nobody can join the two again.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from application.ledger import Intent
from domain.shared.commitment import commitment
from domain.shared.errors import NotAllowed


class WrongSlip(NotAllowed):
    """The slip is not the one that this deputy was given for this round: {reason}."""


@dataclass(frozen=True, slots=True)
class Box:
    """The ballots of one round of one vote."""

    vote_id: UUID
    round: int


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a deputy chose, by numbers in the list, under a mark that their device made up."""

    choices: tuple[int, ...]
    mark: str

    def published(self) -> dict[str, Any]:
        """As the count shows it: only who knows the mark can tell which one it is.

        >>> Ballot((2, 1), "00" * 16).published()["choices"]
        [1, 2]
        """
        chosen = sorted(self.choices)
        told = ",".join(map(str, chosen))
        made = commitment(bytes.fromhex(self.mark), "ballot", told)
        return {"commitment": made, "choices": chosen}


def recounted(told: Mapping[str, Any]) -> dict[str, int]:
    """The votes of each candidate of a round, counted from the ballots that were published.

    >>> ballots = [{"choices": [2]}, {"choices": [1, 2]}]
    >>> recounted({"standing": ["lights", "buses"], "ballots": ballots})
    {'lights': 1, 'buses': 2}
    """
    votes = dict.fromkeys(told["standing"], 0)
    for ballot in told["ballots"]:
        for number in ballot["choices"]:
            votes[told["standing"][number - 1]] += 1
    return votes


class BallotBox(Protocol):
    """The boxes of all votes that are under way."""

    async def slips(
        self, jurisdiction_id: UUID, box: Box, deputy_ids: Collection[UUID]
    ) -> dict[UUID, str]:
        """The secret of each of these deputies; asked again, the same."""

    async def drop(
        self, intent: Intent, box: Box, deputy_id: UUID, slip: str, ballot: Ballot
    ) -> None:
        """Put it in, before its command; raises WrongSlip.

        Sent again, it is in already: ``CommandReused`` if it was another one.
        """

    async def take(self, jurisdiction_id: UUID, box: Box) -> list[Ballot]:
        """Those of all who have voted."""

    async def destroy(self, jurisdiction_id: UUID, vote_id: UUID) -> None:
        """Every box of a vote whose ledger says that it is not needed any more."""

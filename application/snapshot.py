"""定格 — figures with the position of every ledger that they count, so that they stay."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Protocol
from uuid import UUID

Below = dict[str, dict[str, int]]
"""Of each place, the ledgers directly under it, with the positions that they count to."""


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One figure: ``value`` up to the last day, ``period`` from the first day to the last.

    ``own`` is what this ledger yields itself of the value, ``parts`` what each child gives.
    """

    indicator: str
    name: str
    unit: str
    kind: str
    value: int
    period: int
    own: int
    parts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """定格的数字。

    ``digest`` commits to the position and the tree root of every ledger that is counted.
    """

    jurisdiction_id: UUID
    campaign_id: UUID | None
    period_from: date
    period_to: date
    figures: list[FrozenFigure]
    at_position: int
    at_root: str
    digest: str
    below: Below

    def frozen(self) -> dict[str, Any]:
        """What an event carries, so that the figures can be found again."""
        return {
            "at_position": self.at_position,
            "at_root": self.at_root,
            "digest": self.digest,
            "below": self.below,
        }

    def states(self) -> list[dict[str, Any]]:
        """The figures as an event carries them."""
        return [asdict(each) for each in self.figures]

    def find(self, indicator: str) -> FrozenFigure | None:
        """One figure by its key."""
        return next((each for each in self.figures if each.indicator == indicator), None)


class Snapshots(Protocol):
    """Figures of one moment, and the same again from logs alone."""

    async def take(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        period_from: date,
        period_to: date,
    ) -> Snapshot:
        """As everything stands now, on today's boundaries; ``None``: the standing figures."""

    async def again(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        period_from: date,
        period_to: date,
        at_position: int,
        below: Below,
    ) -> Snapshot:
        """Replayed: every ledger up to the position that is stated; nothing else is read."""


@dataclass(frozen=True, slots=True)
class Changed:
    """报送以后变了的数：定格时是多少，现在是多少。"""

    indicator: str
    name: str
    unit: str
    frozen: int
    now: int


def changes(frozen: Iterable[Mapping[str, Any]], now: Snapshot) -> list[Changed]:
    """What differs by now; a figure that is no longer counted is none."""
    found = []
    for each in frozen:
        current = now.find(each["indicator"])
        value = current.value if current else 0
        if value != each["value"]:
            found.append(
                Changed(each["indicator"], each["name"], each["unit"], each["value"], value)
            )
    return found


def digest(stamps: Iterable[tuple[UUID, int, bytes]]) -> str:
    """SHA-256 over ledgers in order, each with its position and its root."""
    parts = [b"renda/snapshot/1"]
    for ledger, position, root in sorted(stamps):
        parts += (ledger.bytes, position.to_bytes(8, "big"), root.rjust(32, b"\0"))
    return sha256(b"".join(parts)).hexdigest()

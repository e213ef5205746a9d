"""定格 — figures with the position of every ledger that they count, so that they stay."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Protocol, Self
from uuid import UUID

from application.computed import Base

Below = dict[str, dict[str, int]]
"""Of each place, the ledgers directly under it, with the positions that they count to."""


@dataclass(frozen=True, slots=True)
class FrozenRate:
    """A rate with both its counts; ``percent`` has two decimals, none divided by nothing."""

    numerator: int
    denominator: int
    percent: str | None

    @classmethod
    def of(cls, base: Base) -> Self:
        """The rate that two counts make.

        >>> FrozenRate.of(Base(1, 3))
        FrozenRate(numerator=1, denominator=3, percent='33.33')
        """
        share = base.percent
        return cls(base.numerator, base.denominator, None if share is None else str(share))


@dataclass(frozen=True, slots=True)
class FrozenFigure:
    """One figure: ``value`` up to the last day, ``period`` from the first day to the last.

    ``own`` is what this ledger yields itself of the value, ``parts`` what each child gives.
    Of a rate all of these are its numerator; ``rate`` and ``period_rate`` hold both counts.
    """

    indicator: str
    name: str
    unit: str
    kind: str
    value: int
    period: int
    own: int
    parts: dict[str, int]
    rate: FrozenRate | None = None
    period_rate: FrozenRate | None = None

    def state(self) -> dict[str, Any]:
        """The primitives that an event carries; of rates, what there is."""
        told = asdict(self)
        return {name: it for name, it in told.items() if it is not None}


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
        return [each.state() for each in self.figures]

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
    """报送以后变了的数：定格时是多少，现在是多少；比率是分子，百分数另列。"""

    indicator: str
    name: str
    unit: str
    frozen: int
    now: int
    frozen_percent: str | None = None
    now_percent: str | None = None


def changes(frozen: Iterable[Mapping[str, Any]], now: Snapshot) -> list[Changed]:
    """What differs by now; a figure that is no longer counted is none."""
    found = []
    for each in frozen:
        current = now.find(each["indicator"])
        value = current.value if current else 0
        rate = current.rate if current else None
        was = each.get("rate")
        if (value, rate and asdict(rate)) != (each["value"], was):
            found.append(
                Changed(
                    each["indicator"],
                    each["name"],
                    each["unit"],
                    each["value"],
                    value,
                    was["percent"] if was else None,
                    rate.percent if rate else None,
                )
            )
    return found


def digest(stamps: Iterable[tuple[UUID, int, bytes]]) -> str:
    """SHA-256 over ledgers in order, each with its position and its root."""
    parts = [b"renda/snapshot/1"]
    for ledger, position, root in sorted(stamps):
        parts += (ledger.bytes, position.to_bytes(8, "big"), root.rjust(32, b"\0"))
    return sha256(b"".join(parts)).hexdigest()

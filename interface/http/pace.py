"""Pace: who knocks too often at a door without a lock has to wait."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from starlette.requests import Request

from domain.shared.errors import DomainError

KNOWN_MAX = 10_000


class TooManyRequests(DomainError):
    """So many requests are not answered; try again in {retry_s} seconds."""


@dataclass
class Pace:
    """So many requests a minute from one address; minutes are counted from the first."""

    most: int
    clock: Callable[[], float] = monotonic
    _begun: dict[str, tuple[float, int]] = field(default_factory=dict)

    def step(self, who: str) -> None:
        """One more request.

        Raises:
            TooManyRequests: it is one too many.
        """
        now = self.clock()
        since, made = self._begun.get(who, (now, 0))
        if now - since >= 60:  # noqa: PLR2004 — a minute
            since, made = now, 0
        if made >= self.most:
            raise TooManyRequests(retry_s=int(61 - (now - since)))
        if who not in self._begun and len(self._begun) >= KNOWN_MAX:
            self._begun.clear()
        self._begun[who] = since, made + 1


async def paced(request: Request) -> None:
    """Nobody has to say who they are here, so nobody may ask as often as they like."""
    pace: Pace = request.app.state.pace
    pace.step(request.client.host if request.client else "")

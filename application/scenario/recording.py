"""One record that a scenario makes: its name fixes its id and those of its commands."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application import identity
from application.ledger import Receipt
from application.scenario.command import Command
from application.scenario.model import Place
from application.scenario.problems import Path


@dataclass(frozen=True, slots=True)
class Record:
    """A record in the ledger of a place."""

    scenario: str
    place: Place
    noun: str
    name: str
    path: Path

    @property
    def id(self) -> UUID:
        """Under which the ledger has it."""
        return identity.named(self.place.id, self.noun, self.scenario, self.name)

    def ask(
        self, method: Callable[..., Awaitable[Receipt]], *step: str, **facts: Any
    ) -> Command:
        """A command on it; the first one has no step."""
        words = (self.scenario, self.name, *step)
        return Command(self.place.id, words, self.path, method, (self.id,), facts)

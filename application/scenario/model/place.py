"""行政区 as a scenario has them, with their past and their own rules."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from application import onboarding
from application.onboarding import Beginning
from application.scenario.problems import Path
from domain.shared import policy
from domain.shared.policy import Rules
from domain.shared.rule import Value


@dataclass(frozen=True, slots=True)
class Change:
    """What became true of a place on a day; an empty word says nothing."""

    on: date
    name: str
    code: str
    edition: str
    level: str
    organ: str
    parent_code: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule of a place and where it is laid down."""

    key: str
    value: Value
    basis: str
    from_on: date


@dataclass(frozen=True, slots=True)
class Place:
    """行政区, under the name and code it has today."""

    path: Path
    code: str
    name: str
    level: str
    organ: str
    parent_code: str
    beginning: Beginning | None
    history: tuple[Change, ...]
    policy: tuple[Policy, ...]
    id: UUID = field(init=False)
    """Whose ledger it is."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", onboarding.place_id(self))

    def rules(self, on: date) -> Rules:
        """What the file lays down for it, over what holds for its level everywhere."""
        settings = [
            {
                "key": rule.key,
                "value": rule.value,
                "basis": rule.basis,
                "from_on": rule.from_on.isoformat(),
            }
            for rule in self.policy
        ]
        return policy.resolve(settings, self.level, on)

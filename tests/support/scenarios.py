"""The scenario files of the project, and a place in memory to load them into."""

import asyncio
import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from application.scenario.comparing import Comparison, compare
from application.scenario.loading import Loaded, ScenarioLoader
from application.scenario.model import Scenario
from application.scenario.reading import read
from tests.support.memory_boards import MemoryBoards, MemorySnapshots
from tests.support.memory_ledger import MemoryCourier, MemoryLedger
from tests.support.memory_rollup import MemoryRollup
from tests.support.office import desk

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "deploy" / "scenarios").glob("*.yaml"))
GUIDE = ROOT / "docs" / "guides" / "write-a-scenario.md"


class Instance:
    """An instance in memory: ledgers, couriers, figures."""

    def __init__(self) -> None:
        self.ledger = MemoryLedger()
        self.couriers = MemoryCourier(self.ledger)
        self.rollup = MemoryRollup(self.ledger)
        self.use_cases = desk(
            self.ledger,
            boards=MemoryBoards(self.ledger),
            snapshots=MemorySnapshots(self.ledger, self.rollup),
        )

    def load(self, scenario: Scenario) -> Loaded:
        loader = ScenarioLoader(self.use_cases, settled=self.couriers.settled)
        return asyncio.run(loader.load(scenario))

    def compare(self, scenario: Scenario) -> list[Comparison]:
        return asyncio.run(compare(scenario, self.rollup, self.rollup))


def document(name: str) -> dict[str, Any]:
    """What a scenario file holds, as YAML gives it."""
    text = (ROOT / "deploy" / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def scenario(name: str) -> Scenario:
    """A scenario file, read."""
    return read(document(name), file=f"{name}.yaml")


def changed(found: dict[str, Any], path: Sequence[str | int], value: Any) -> dict[str, Any]:
    """A document with one thing in it replaced, or taken out if the value is ``None``."""
    other = copy.deepcopy(found)
    here: Any = other
    *way, last = path
    for step in way:
        here = here[step]
    if value is None:
        del here[last]
    else:
        here[last] = value
    return other

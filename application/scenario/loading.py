"""Loads a scenario through the use cases; loading it again finds the first receipts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from application import identity, onboarding
from application.ledger import CommandReused, Receipt
from application.onboarding import AT_ONCE, chunks, establish, patiently
from application.scenario import cascade
from application.scenario.command import Command, Stage, Track, UseCases
from application.scenario.model import Place, Scenario
from application.scenario.problems import Problem, ScenarioRefused, shown
from application.scenario.stages import stages
from domain.jurisdiction import Level
from domain.shared.errors import DomainError

Progress = Callable[[str, int, int], None]
"""Called with the title of the stage, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading came to: commands asked, and how far each ledger reaches by them."""

    scenario: str
    commands: int
    reached: dict[UUID, int]


class ScenarioLoader:
    """装载: places, then everything else, stage by stage.

    ``settled`` waits until the couriers have carried what was issued or handed on.
    """

    def __init__(
        self,
        use_cases: UseCases,
        *,
        settled: Callable[[], Awaitable[None]],
        progress: Progress = lambda _title, _done, _of: None,
    ) -> None:
        self._use = use_cases
        self._settled = settled
        self._progress = progress

    async def load(self, scenario: Scenario) -> Loaded:
        """Ask for everything.

        Raises:
            ScenarioRefused: a ledger refused; what was recorded before stays, and loading
                again goes on from there.
        """
        receipts = await self._places(scenario)
        for stage in stages(self._use, scenario):
            receipts += await self._stage(scenario, stage)
            if stage.carries:
                await self._settled()
        await self._settled()
        reached: dict[UUID, int] = {}
        for receipt in receipts:
            before = reached.get(receipt.jurisdiction_id, 0)
            reached[receipt.jurisdiction_id] = max(before, receipt.position)
        return Loaded(scenario.key, len(receipts), reached)

    async def _places(self, scenario: Scenario) -> list[Receipt]:
        """Parents before children; one that was there already keeps its own history."""
        receipts: list[Receipt] = []
        for level in Level:
            some = [place for place in scenario.places if place.level == level]
            found = await asyncio.gather(*(self._place(place) for place in some))
            new = [place for place, receipt in zip(some, found, strict=True) if receipt]
            receipts += [receipt for receipt in found if receipt]
            tracks = [cascade.history(self._use, place) for place in new]
            receipts += await self._stage(scenario, Stage("行政区", tracks))
        return receipts

    async def _place(self, place: Place) -> Receipt | None:
        return await establish(self._use.jurisdictions, place, place.beginning)

    async def _stage(self, scenario: Scenario, stage: Stage) -> list[Receipt]:
        receipts: list[Receipt] = []
        problems: list[Problem] = []
        tracks = [track for track in stage.tracks if track]
        done = 0
        for some in chunks(tracks, AT_ONCE):
            for told in await asyncio.gather(*(self._track(track) for track in some)):
                receipts += told.receipts
                problems += told.problems
            if problems:
                raise ScenarioRefused(scenario.key, problems)
            done += len(some)
            self._progress(stage.title, done, len(tracks))
        return receipts

    async def _track(self, track: Track) -> "_Told":
        """One record's commands in turn; the first refusal ends them."""
        receipts: list[Receipt] = []
        for command in track:
            try:
                receipts.append(await patiently(partial(_ask, command)))
            except DomainError as refusal:
                return _Told(receipts, [_problem(command, refusal)])
        return _Told(receipts, [])


@dataclass(frozen=True, slots=True)
class _Told:
    receipts: list[Receipt]
    problems: list[Problem]


async def _ask(command: Command) -> Receipt:
    here = command.jurisdiction_id
    command_id = identity.named(here, "scenario", *command.name)
    intent = onboarding.intent(here, command_id, {"ids": command.ids, **command.facts})
    return await command.method(intent, *command.ids, **command.facts)


def _problem(command: Command, refusal: DomainError) -> Problem:
    if isinstance(refusal, CommandReused):
        reason = "这一条装载过，而内容与那时不同"
        advice = "已入账的记录不会改写：改回原样，或另起 key；整份重来，另起 scenario 名"
    else:
        reason, advice = str(refusal.facts.get("reason", refusal)), ""
    return Problem(shown(command.path), " ".join(command.name), reason, advice)

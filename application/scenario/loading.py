"""Loads a scenario through the use cases; loading it again finds the first receipts."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from application import onboarding
from application.ledger import CommandReused, Receipt
from application.onboarding import AT_ONCE, establish
from application.scenario import cascade
from application.scenario.command import Command, Name, Stage, Track, UseCases
from application.scenario.model import Place, Scenario
from application.scenario.problems import Problem, ScenarioRefused, alike, shown
from application.scenario.stages import stages
from application.together import chunks, patiently
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

    ``settled`` waits until the couriers have carried what was issued or handed on;
    ``say`` puts a refusal into the user's words.
    """

    def __init__(
        self,
        use_cases: UseCases,
        *,
        settled: Callable[[], Awaitable[None]],
        progress: Progress = lambda _title, _done, _of: None,
        say: Callable[[DomainError], str] = str,
    ) -> None:
        self._use = use_cases
        self._settled = settled
        self._progress = progress
        self._say = say

    async def load(self, scenario: Scenario) -> Loaded:
        """Ask for everything.

        Raises:
            ScenarioRefused: a ledger refused; what was recorded before stays, and loading
                again goes on from there.
        """
        receipts: dict[Name, Receipt] = {}
        reached = await self._places(scenario, receipts)
        for stage in stages(self._use, scenario, receipts):
            await self._stage(scenario, stage, receipts)
            if stage.carries:
                await self._settled()
        await self._settled()
        for receipt in receipts.values():
            before = reached.get(receipt.jurisdiction_id, 0)
            reached[receipt.jurisdiction_id] = max(before, receipt.position)
        return Loaded(scenario.key, len(receipts) + len(scenario.places), reached)

    async def _places(
        self, scenario: Scenario, receipts: dict[Name, Receipt]
    ) -> dict[UUID, int]:
        """Parents before children; one that was there already keeps its own history."""
        reached: dict[UUID, int] = {}
        for level in Level:
            some = [place for place in scenario.places if place.level == level]
            found = await asyncio.gather(*(self._place(place) for place in some))
            reached |= {told.jurisdiction_id: told.position for told in found if told}
            new = [place for place, told in zip(some, found, strict=True) if told]
            tracks = [cascade.history(self._use, place) for place in new]
            await self._stage(scenario, Stage("行政区", tracks), receipts)
        return reached

    async def _place(self, place: Place) -> Receipt | None:
        return await establish(self._use.jurisdictions, place, place.beginning)

    async def _stage(
        self, scenario: Scenario, stage: Stage, receipts: dict[Name, Receipt]
    ) -> None:
        tracks = [track for track in stage.tracks if track]
        done = 0
        for some in chunks(tracks, AT_ONCE):
            told = await asyncio.gather(*(self._track(track, receipts) for track in some))
            problems = [problem for problem in told if problem]
            if problems:
                raise ScenarioRefused(scenario.key, alike(problems))
            done += len(some)
            self._progress(stage.title, done, len(tracks))

    async def _track(self, track: Track, receipts: dict[Name, Receipt]) -> Problem | None:
        """One record's commands in turn; the first refusal ends them."""
        for command in track:
            try:
                receipt = await patiently(partial(_ask, command))
            except DomainError as refusal:
                return self._problem(command, refusal)
            receipts[command.jurisdiction_id, command.name] = receipt
        return None

    def _problem(self, command: Command, refusal: DomainError) -> Problem:
        if isinstance(refusal, CommandReused):
            reason = "这一条装载过，而内容与那时不同"
            advice = "已入账的记录不会改写：改回原样，或另起 key；整份重来，另起 scenario 名"
        else:
            reason, advice = self._say(refusal), ""
        return Problem(shown(command.path), " ".join(command.name), reason, advice)


async def _ask(command: Command) -> Receipt:
    asked = {"ids": command.ids, **command.facts}
    intent = onboarding.intent(command.jurisdiction_id, command.command_id, asked)
    return await command.method(intent, *command.ids, **command.facts)

"""Commands for the registers of handling units."""

from collections.abc import Iterator

from application.scenario.command import Stage, Track, UseCases
from application.scenario.model import Scenario
from application.scenario.people import fill
from application.scenario.recording import Record


def stages(use_cases: UseCases, scenario: Scenario) -> Iterator[Stage]:
    """Each unit of each register, with what became of it."""
    yield Stage("承办单位", list(_units(use_cases, scenario)))


def _units(use_cases: UseCases, scenario: Scenario) -> Iterator[Track]:
    use = use_cases.handling_units
    for entry in scenario.handling_units:
        renamed = {name: (to, on) for name, to, on in entry.renamed}
        closed = {name: (successor, why, on) for name, successor, why, on in entry.closed}
        for place in entry.places:
            for name in entry.names:
                said = f"handling_units/{entry.key}/{name}"
                record = Record(scenario.key, place, "handling_unit", said, entry.path)
                listed = {"kind": entry.kind, "duties": entry.duties, "on": entry.listed_on}
                track = [record.ask(use.list, name=fill(name, place), **listed)]
                if name in renamed:
                    to, on = renamed[name]
                    track.append(record.ask(use.rename, "rename", name=to, on=on))
                if name in closed:
                    successor, why, on = closed[name]
                    ended = {"successor": successor, "reason": why, "on": on}
                    track.append(record.ask(use.close, "close", **ended))
                yield track

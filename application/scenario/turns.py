"""Reads what a campaign came to in a place beyond its phases, and the drafts before it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from application.scenario.model import Adoption, Draft, Turn
from application.scenario.problems import Path, Problems
from application.scenario.schema import like
from domain.plan import Plan

TOLD: Mapping[str, tuple[str, str, dict[str, Any]]] = {
    "informed": ("inform_party", "informed_on", {"committee": "同级党委", "answer": ""}),
    "rescheduled": (
        "reschedule",
        "rescheduled_on",
        {"phase": "", "step": "", "from_on": None, "to_on": None, "reason": ""},
    ),
    "submitted": (
        "submit",
        "submitted_on",
        {"phase": "", "step": "", "document": "", "submitted_by": "{at}人大"},
    ),
}
"""Key of the file → use case, the field with its day, and what is told where nothing is."""

DAYS = ("from_on", "to_on")


def read_turns(path: Path, said: Mapping[str, Any]) -> Iterator[Turn]:
    """报告党委、调整时间、提交材料、中止、恢复、取消"""
    for key, (verb, day, otherwise) in TOLD.items():
        for at, each in enumerate(said.get(key, [])):
            facts = {name: each.get(name, value) for name, value in otherwise.items()}
            facts |= {name: date.fromisoformat(facts[name]) for name in DAYS if facts.get(name)}
            yield Turn((*path, key, at), date.fromisoformat(each[day]), verb, facts)
    for at, each in enumerate(said.get("suspended", [])):
        here = (*path, "suspended", at)
        on = date.fromisoformat(each["suspended_on"])
        yield Turn(here, on, "suspend", {"reason": each["reason"]})
        if "resumed_on" in each:
            facts = {"reason": each.get("resumed_because", "")}
            yield Turn(here, date.fromisoformat(each["resumed_on"]), "resume", facts)
    if cancelled := said.get("cancelled"):
        on = date.fromisoformat(cancelled["cancelled_on"])
        yield Turn((*path, "cancelled"), on, "cancel", {"reason": cancelled["reason"]})


def read_drafts(said: Mapping[str, Any]) -> Iterator[Draft]:
    """The plans before the one that was adopted, the first one first."""
    for each in said.get("drafts", []):
        yield Draft(
            on=date.fromisoformat(each["drafted_on"]),
            title=each.get("title", said.get("title", "")),
            plan=dict(each.get("plan", {})),
            indicators=tuple(each.get("indicators", said.get("indicators", []))),
            reason=each["reason"],
        )


def check_turns(adoption: Adoption, plan: Plan, problems: Problems) -> None:
    """They name phases and steps of the plan; a day before the campaign is no day of it."""
    phases = {str(phase["name"]): phase for phase in plan.phases}
    for turn in adoption.turns:
        if turn.on < adoption.adopted_on:
            reason = f"{turn.on} 早于通过的日期（{adoption.adopted_on}）"
            problems.add(turn.path, reason, "改正日期")
        phase, step = turn.facts.get("phase"), turn.facts.get("step")
        if phase is None:
            continue
        if phase not in phases:
            reason = f"方案里没有阶段“{phase}”"
            problems.add((*turn.path, "phase"), reason, like(phase, phases))
            continue
        steps = [str(each["name"]) for each in phases[phase].get("steps", [])]
        if step and step not in steps:
            reason = f"阶段“{phase}”没有步骤“{step}”"
            problems.add((*turn.path, "step"), reason, like(step, steps))

"""What a place has from above: the plan and the indicators; and whether its own fit in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from application.scenario.model import Adoption, Campaign, Place
from application.scenario.problems import Path, Problems
from application.scenario.schema import like
from application.scenario.turns import check_turns
from domain import plan as plans
from domain.plan import Plan
from domain.shared.indicator import Kind
from domain.shared.source import SOURCES, Source


def plan_of(campaign: Campaign, place: Place) -> Plan:
    """The plan as the ledger of a place will have it: its own words over those from above."""
    adoption, above = campaign.adoption(place), campaign.above(place)
    over = plan_of(campaign, above) if above else Plan()
    return plans.localise(over, adoption.plan) if adoption else over


def listed(plan: Mapping[str, Any], path: str) -> Decimal | None:
    """How many things a plan lists under a path; a number there stands for itself.

    >>> listed({"checklist": [{"text": "提一条建议"}], "office": {"staff": 4}}, "office.staff")
    Decimal('4')
    """
    here: Any = plan
    for step in path.split("."):
        if isinstance(here, list):
            here = next((each for each in here if each.get("name") == step), None)
        else:
            here = here.get(step) if isinstance(here, Mapping) else None
    if isinstance(here, list):
        return Decimal(len(here))
    return Decimal(str(here)) if isinstance(here, int) else None


def check_inherited(campaign: Campaign, problems: Problems) -> None:
    """Phases are entered in their order; no indicator from above is stated again."""
    checked: set[Path] = set()
    for place, adoption in campaign.steps():
        if adoption.path not in checked:
            checked.add(adoption.path)
            _check_advances(adoption, plan_of(campaign, place), problems)
            check_turns(adoption, plan_of(campaign, place), problems)
            _check_drafts(campaign, place, adoption, problems)
            _check_indicators(campaign, place, adoption, problems)


def _check_advances(adoption: Adoption, plan: Plan, problems: Problems) -> None:
    phases = [str(phase["name"]) for phase in plan.phases]
    reached, day = 0, adoption.launched_on
    for at, (phase, on) in enumerate(adoption.advances):
        path = (*adoption.path, "advances", at)
        if phase not in phases:
            problems.add((*path, "phase"), f"方案里没有阶段“{phase}”", like(phase, phases))
            return
        if phases.index(phase) <= reached:
            reason = f"此前已在阶段“{phases[reached]}”（启动时就在第一阶段）"
            problems.add((*path, "phase"), reason, "按方案的次序，只写以后的阶段")
        if on < day:
            problems.add((*path, "advanced_on"), f"{on} 早于此前的 {day}", "按日期先后写")
        reached, day = phases.index(phase), on


def _check_drafts(
    campaign: Campaign, place: Place, adoption: Adoption, problems: Problems
) -> None:
    """A place revises what it has received: not before it was issued, with nothing locked."""
    over = campaign.above(place)
    above = campaign.adoption(over) if over else None
    if not over or not above:
        return
    locked = {line["key"] for line in campaign.indicators(over)}
    for at, draft in enumerate(adoption.drafts):
        path = (*adoption.path, "drafts", at)
        if draft.on < above.issued_on:
            reason = f"{draft.on} 早于上级印发的日期（{above.issued_on}）"
            problems.add((*path, "drafted_on"), reason, "改正日期")
        if again := sorted({line["key"] for line in draft.indicators} & locked):
            reason = f"上级的活动已有指标“{'、'.join(again)}”"
            problems.add((*path, "indicators"), reason, "删去")


def _check_indicators(
    campaign: Campaign, place: Place, adoption: Adoption, problems: Problems
) -> None:
    above = campaign.above(place)
    locked = {line["key"] for line in campaign.indicators(above)} if above else set()
    for at, line in enumerate(adoption.indicators):
        path = (*adoption.path, "indicators", at)
        if line["key"] in locked:
            reason = f"上级的活动已有指标“{line['key']}”"
            problems.add((*path, "key"), reason, "上级的指标自动带下来，删去本级这一条")
        _check_take(line, path, problems)


def _check_take(line: Mapping[str, Any], path: Path, problems: Problems) -> None:
    source = SOURCES[line.get("source", Source.ACTIVITIES)]
    take = line.get("take", "records")
    if not source.takes(take):
        known = "、".join(("records", *source.numbers, *source.lists))
        problems.add((*path, "take"), f"{source.name}没有“{take}”这一项", f"填 {known} 之一")
    if line.get("kind") == Kind.DISTINCT and take not in source.lists:
        lists = "、".join(source.lists)
        problems.add((*path, "take"), "kind: distinct 要指明按哪份名单去重", f"填 {lists} 之一")

"""实施方案 — what a campaign sets out to do: data, checked once, carried whole by events."""

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import Any

from domain import checklist
from domain.jurisdiction import Level
from domain.shared import indicator
from domain.shared.errors import BadValue, RuleBroken


@dataclass(frozen=True, slots=True)
class Plan:
    """实施方案.

    ``phases``: name, from_on, to_on and ``steps`` of the same shape; each may want a ``form``
    and further ``documents``. ``checklist``: see domain/checklist.py. ``organisation``: what
    the plan says of it; the bodies themselves are records of their own.
    """

    theme: str = ""
    year: int = 0
    basis: list[str] = field(default_factory=list)
    focus_areas: list[str] = field(default_factory=list)
    deputy_levels: list[str] = field(default_factory=list)
    methods: list[str] = field(default_factory=list)
    phases: list[dict[str, Any]] = field(default_factory=list)
    checklist: list[dict[str, Any]] = field(default_factory=list)
    organisation: dict[str, Any] = field(default_factory=dict)
    routing: list[dict[str, str]] = field(default_factory=list)
    reporting: str = ""
    report_every: str = ""

    def state(self) -> dict[str, Any]:
        """The primitives that an event carries."""
        return asdict(self)


_SHAPES: dict[str, type] = {
    each.name: int if each.name == "year" else type(getattr(Plan(), each.name))
    for each in fields(Plan)
}


def read(state: dict[str, Any]) -> Plan:
    """A plan from what was sent.

    Raises:
        BadValue: an unknown field, an unknown level, dates in the wrong order.
    """
    try:
        plan = Plan(**state)
    except TypeError as error:
        raise BadValue(field="plan", reason=str(error)) from None
    for name, shape in _SHAPES.items():
        if not isinstance(getattr(plan, name), shape):
            raise BadValue(field=f"plan.{name}", reason="不是应有的形式")
    for level in plan.deputy_levels:
        if level not in set(Level):
            raise BadValue(
                field="plan.deputy_levels", reason=f"{level} 应为 {'、'.join(Level)} 之一"
            )
    _spans(plan.phases, "plan.phases")
    checklist.check(plan.checklist)
    return plan


def localise(parent: Plan, local: dict[str, Any]) -> Plan:
    """The child's plan: its own words where it has any, the parent's elsewhere.

    Checklist items of the parent are kept; the child may add some, not take any away.
    """
    own = read(local)
    known = {str(item["text"]) for item in parent.checklist}
    added = [item for item in own.checklist if item["text"] not in known]
    merged = {**parent.state(), **local, "checklist": [*parent.checklist, *added]}
    return read(merged)


class NoSuchPhase(RuleBroken):
    """The plan has no phase {phase}."""


class NoSuchStep(RuleBroken):
    """Phase {phase} of the plan has no step {step}."""


def span(plan: Plan, phase: str, step: str) -> dict[str, Any]:
    """A phase, or one of its steps.

    Raises:
        NoSuchPhase, NoSuchStep: the plan has none of that name.
    """
    found = next((each for each in plan.phases if each["name"] == phase), None)
    if found is None:
        raise NoSuchPhase(phase=phase)
    if not step:
        return found
    within: list[dict[str, Any]] = found.get("steps", [])
    inner = next((each for each in within if each["name"] == step), None)
    if inner is None:
        raise NoSuchStep(phase=phase, step=step)
    return inner


def moved(plan: Plan, phase: str, step: str, from_on: date | None, to_on: date | None) -> Plan:
    """The plan with a phase or a step on other days; a day that is not given stays."""
    stated = {"from_on": from_on, "to_on": to_on}
    days = {name: on.isoformat() for name, on in stated.items() if on}

    def put(spans: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
        return [each | days if each["name"] == name else each for each in spans]

    if not step:
        return replace(plan, phases=put(plan.phases, phase))
    phases = [
        each | {"steps": put(each.get("steps", []), step)} if each["name"] == phase else each
        for each in plan.phases
    ]
    return replace(plan, phases=phases)


def documents(wanting: dict[str, Any]) -> list[str]:
    """What a phase or a step wants handed in."""
    form = wanting.get("form")
    return [*([form] if form else []), *wanting.get("documents", [])]


def last_day(dated: dict[str, Any]) -> date | None:
    """The day by which a phase or a step ends."""
    return date.fromisoformat(dated["to_on"]) if dated.get("to_on") else None


def _spans(spans: list[dict[str, Any]], where: str) -> None:
    for at, span in enumerate(spans):
        name = f"{where}[{at}]"
        if not isinstance(span, dict) or not span.get("name"):
            raise BadValue(field=f"{name}.name", reason="阶段须有名称")
        starts, ends = _day(span, "from_on", name), _day(span, "to_on", name)
        if starts and ends and ends < starts:
            raise BadValue(field=f"{name}.to_on", reason="结束日期早于开始日期")
        _spans(span.get("steps", []), f"{name}.steps")


def _day(span: dict[str, Any], key: str, where: str) -> date | None:
    text = span.get(key)
    try:
        return date.fromisoformat(text) if text else None
    except (TypeError, ValueError):
        raise BadValue(field=f"{where}.{key}", reason="日期应写作 2026-11-22") from None


def indicators(states: list[dict[str, Any]]) -> list[indicator.Indicator]:
    """The indicators that a stored event lists, as they were checked when it was made."""
    return [indicator.Indicator(**state) for state in states]

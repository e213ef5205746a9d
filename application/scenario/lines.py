"""Reads how campaigns go down: who adopts them, under which title, with which indicators."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from application import identity
from application.scenario.inherited import check_inherited
from application.scenario.model import Adoption, Campaign, Place
from application.scenario.places import Atlas
from application.scenario.problems import Path, Problems, steps
from application.scenario.turns import read_drafts, read_turns
from domain import plan as plans
from domain.shared import indicator
from domain.shared.errors import BadValue


def read_campaigns(
    document: Mapping[str, Any], atlas: Atlas, problems: Problems
) -> tuple[Campaign, ...]:
    """Every campaign of the file, its places ordered from the top."""
    found: dict[str, Campaign] = {}
    for at, entry in enumerate(document.get("campaigns", [])):
        path: Path = ("campaigns", at)
        campaign = _campaign(path, entry, atlas, problems, found)
        if campaign.key in found:
            problems.add((*path, "key"), f"key“{campaign.key}”写了两次", "每项活动用一个 key")
        found[campaign.key] = campaign
    problems.stop()
    for campaign in found.values():
        check_inherited(campaign, problems)
    return tuple(found.values())


def _campaign(
    path: Path,
    entry: Mapping[str, Any],
    atlas: Atlas,
    problems: Problems,
    before: Mapping[str, Campaign],
) -> Campaign:
    follows = entry.get("follows")
    if follows and follows not in before:
        reason = f"这一项以前没有活动“{follows}”"
        problems.add((*path, "follows"), reason, "上一年的活动写在同一份文件里，写在前面")
    adopted: dict[UUID, tuple[Place, Adoption]] = {}
    for at, said in enumerate(entry["line"]):
        adoption = _adoption((*path, "line", at), said, atlas, problems)
        for place in adoption.places:
            if place.id in adopted:
                problems.add(
                    (*adoption.path, "at"), f"{place.name}在 line 里写了两次", "删去一处"
                )
            adopted[place.id] = (place, adoption)
    ranks, ids = _ranks(entry["key"], adopted, atlas, problems)
    return Campaign(
        path=path,
        key=entry["key"],
        ranks=ranks,
        ids=ids,
        follows=before.get(follows) if follows else None,
    )


def _ranks(
    key: str,
    adopted: Mapping[UUID, tuple[Place, Adoption]],
    atlas: Atlas,
    problems: Problems,
) -> tuple[tuple[tuple[tuple[Place, Adoption], ...], ...], dict[UUID, UUID]]:
    """Rank by rank from the top, and the id of the campaign in each ledger."""
    ids: dict[UUID, UUID] = {}
    ranks: dict[int, list[tuple[Place, Adoption]]] = {}
    depth: dict[UUID, int] = {}
    by_code = {place.code: place for place in atlas.places if place.code}
    for place in atlas.places:
        if place.id not in adopted:
            continue
        parent = by_code.get(place.parent_code)
        if parent and parent.id in adopted:
            depth[place.id] = depth[parent.id] + 1
            ids[place.id] = identity.received(place.id, ids[parent.id])
        else:
            depth[place.id] = 0
            ids[place.id] = identity.named(place.id, "campaign", key)
            _check_top(place, parent, adopted, by_code, problems)
        ranks.setdefault(depth[place.id], []).append(adopted[place.id])
    return tuple(tuple(ranks[rank]) for rank in sorted(ranks)), ids


def _check_top(
    place: Place,
    parent: Place | None,
    adopted: Mapping[UUID, tuple[Place, Adoption]],
    by_code: Mapping[str, Place],
    problems: Problems,
) -> None:
    """A campaign comes down level by level: nobody in between is left out."""
    adoption, between = adopted[place.id][1], parent
    while between and between.id not in adopted:
        between = by_code.get(between.parent_code)
    if between and parent:
        problems.add(
            (*adoption.path, "at"),
            f"{place.name}的上级{parent.name}没有采用这项活动，而{between.name}采用了",
            f"在 line 里为{parent.name}加一条，或改 places 里的隶属",
        )
    elif not adoption.title:
        problems.add((*adoption.path, "title"), "最上一级须写活动名称")


def _adoption(
    path: Path, said: Mapping[str, Any], atlas: Atlas, problems: Problems
) -> Adoption:
    adopted_on = date.fromisoformat(said["adopted_on"])
    adoption = Adoption(
        path=path,
        places=atlas.where(said["at"], (*path, "at"), problems),
        title=said.get("title", ""),
        adopted_by=said["adopted_by"],
        planned_on=_day(said, "planned_on", adopted_on),
        adopted_on=adopted_on,
        issued_on=_day(said, "issued_on", adopted_on),
        launched_on=_day(said, "launched_on", adopted_on),
        plan=dict(said.get("plan", {})),
        indicators=tuple(said.get("indicators", [])),
        advances=tuple(
            (each["phase"], date.fromisoformat(each["advanced_on"]))
            for each in said.get("advances", [])
        ),
        closed=(date.fromisoformat(said["closed"]["closed_on"]), said["closed"]["summary"])
        if "closed" in said
        else None,
        drafts=tuple(read_drafts(said)),
        turns=tuple(read_turns(path, said)),
    )
    _check_dates(adoption, problems)
    _check_plan(adoption, problems)
    return adoption


def _day(said: Mapping[str, Any], key: str, otherwise: date) -> date:
    return date.fromisoformat(said[key]) if key in said else otherwise


def _check_dates(adoption: Adoption, problems: Problems) -> None:
    drafted = [*(draft.on for draft in adoption.drafts), adoption.planned_on]
    if drafted != sorted(drafted):
        advice = "各稿按日期先后，都不晚于 planned_on"
        problems.add((*adoption.path, "drafts"), "日期的先后不对", advice)
    orders = (("planned_on", "adopted_on"), ("adopted_on", "issued_on"))
    for early, late in (*orders, ("adopted_on", "launched_on")):
        first, then = getattr(adoption, early), getattr(adoption, late)
        if then < first:
            problems.add(
                (*adoption.path, late),
                f"{late}（{then}）早于 {early}（{first}）",
                "改正两个日期",
            )


def _check_plan(adoption: Adoption, problems: Problems) -> None:
    try:
        plans.read(adoption.plan)
        indicator.read(adoption.indicators, core=False)
    except BadValue as wrong:
        field, reason = str(wrong.facts["field"]), str(wrong.facts["reason"])
        problems.add((*adoption.path, *steps(field)), reason)

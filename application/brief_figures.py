"""Figures for a text: each reference counted once, with where it can be looked up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.handling_report import percent
from application.projections.books import DECLARED
from application.snapshot import FrozenFigure, Snapshot, Snapshots
from application.views import Boards, Directory
from domain.shared.errors import BadValue, NotFound
from domain.shared.evidence import Reference
from domain.shared.indicator import Indicator
from domain.shared.standing import STANDING

STATED = "declared."
"""Before the id of a declared figure, whose own words are then cited."""

KNOWN: dict[str, Indicator] = {each.key: each for each in STANDING}
FROM_THE_BEGINNING = date(1949, 10, 1)

Days = tuple[UUID | None, date, date]


@dataclass(slots=True)
class Counting:
    """What is counted for one text: a snapshot for each campaign and period that it names."""

    boards: Boards
    directory: Directory
    snapshots: Snapshots
    here: UUID
    campaign_id: UUID | None
    as_of: date
    taken: dict[Days, Snapshot] = field(default_factory=dict)

    async def figures(self, references: Iterable[Reference]) -> list[dict[str, Any]]:
        """One for each reference, in order.

        Raises:
            BadValue: an indicator, a place or a day that nothing is counted of.
        """
        await self.boards.counted(self.here, (await self.boards.head(self.here)).position)
        return [await self._figure(each) for each in references]

    def counted(self) -> list[dict[str, Any]]:
        """What was counted, as an event carries it."""
        return [
            {
                "campaign_id": str(campaign_id) if campaign_id else None,
                "period_from": first.isoformat(),
                "period_to": last.isoformat(),
                **snapshot.frozen(),
            }
            for (campaign_id, first, last), snapshot in self.taken.items()
        ]

    async def _figure(self, reference: Reference) -> dict[str, Any]:
        if reference.key.startswith(STATED):
            return await self._stated(reference)
        above = await self._one(reference, reference.key)
        if not reference.base:
            return above | {"ref": reference.text, "base": None}
        below = await self._one(reference, reference.base)
        share = percent(above["value"], below["value"])
        if share is None:
            raise BadValue(field="paragraphs", reason=f"{{{reference.text}}} 的分母是 0")
        text = f"{Decimal(share).normalize():f}%"
        return above | {"ref": reference.text, "base": below, "text": text}

    async def _one(self, reference: Reference, key: str) -> dict[str, Any]:
        last = reference.last or self.as_of
        if last > self.as_of:
            raise BadValue(field="paragraphs", reason=f"{{{reference.text}}} 晚于 as_of")
        snapshot = await self._snapshot(key, reference.first or FROM_THE_BEGINNING, last)
        found = snapshot.find(key)
        if found is None:
            raise BadValue(field="paragraphs", reason=f"没有指标 {key}")
        if found.rate:
            raise BadValue(field="paragraphs", reason=f"{key} 是比率，请写作 {{分子/分母}}")
        place = await self._place(reference)
        value = _value(reference, found, place if place != self.here else None)
        return {
            "key": key,
            "name": found.name,
            "unit": found.unit,
            "jurisdiction_id": str(place),
            "campaign_id": str(snapshot.campaign_id) if snapshot.campaign_id else None,
            "period_from": reference.first.isoformat() if reference.first else None,
            "period_to": last.isoformat(),
            "at_position": snapshot.at_position,
            "value": value,
            "parts": found.parts if place == self.here and not reference.first else {},
            "text": f"{value}{found.unit}",
        }

    async def _snapshot(self, key: str, first: date, last: date) -> Snapshot:
        """Of the campaign if it counts this, else of the standing figures."""
        for campaign_id in dict.fromkeys((self.campaign_id, None)):
            if campaign_id is None and key not in KNOWN:
                continue
            known = self.taken.get((campaign_id, first, last))
            found = known or await self.snapshots.take(
                self.here, campaign_id, period_from=first, period_to=last
            )
            if found.find(key):
                self.taken[campaign_id, first, last] = found
                return found
        raise BadValue(field="paragraphs", reason=f"没有指标 {key}")

    async def _place(self, reference: Reference) -> UUID:
        """Here, or directly below: whose figures this place is given."""
        if not reference.place:
            return self.here
        wrong = BadValue(field="paragraphs", reason=f"{reference.place} 不是本级或者直接下级")
        try:
            place = (await self.directory.find(reference.place)).id
        except NotFound:
            raise wrong from None
        below = {each.id for each in await self.directory.children(self.here)}
        if place != self.here and place not in below:
            raise wrong
        return place

    async def _stated(self, reference: Reference) -> dict[str, Any]:
        try:
            id = UUID(reference.key.removeprefix(STATED))
            row = (await self.boards.one(DECLARED, self.here, id)).row
        except (ValueError, NotFound):
            raise BadValue(field="paragraphs", reason=f"没有申报数 {reference.key}") from None
        if row.withdrawn:
            raise BadValue(field="paragraphs", reason=f"申报数 {reference.key} 已撤回")
        return {
            "ref": reference.text,
            "key": reference.key,
            "name": row.name,
            "unit": row.unit,
            "jurisdiction_id": str(self.here),
            "campaign_id": str(row.campaign_id) if row.campaign_id else None,
            "period_from": None,
            "period_to": row.period_to.isoformat(),
            "at_position": 0,
            "value": str(row.value),
            "parts": {},
            "text": row.literal,
            "base": None,
        }


def _value(reference: Reference, found: FrozenFigure, child: UUID | None) -> int:
    if child is None:
        return found.period if reference.first else found.value
    if reference.first:
        reason = f"{{{reference.text}}}：下级的数只能累计，不能取一段时间"
        raise BadValue(field="paragraphs", reason=reason)
    return found.parts.get(str(child), 0)


@dataclass(frozen=True, slots=True)
class Recounted:
    """一个数的三次：定格的，只凭台账按当时的位置重算的，现在的。"""

    ref: str
    frozen: str
    again: str
    now: str
    changed: bool


async def recounted(
    snapshots: Snapshots, here: UUID, row: Any, now: list[dict[str, Any]]
) -> list[Recounted]:
    """Each figure of a text again, from the logs that were counted for it, and as of now."""
    again = [
        await snapshots.again(
            here,
            UUID(each["campaign_id"]) if each["campaign_id"] else None,
            period_from=date.fromisoformat(each["period_from"]),
            period_to=date.fromisoformat(each["period_to"]),
            at_position=each["at_position"],
            below=each["below"],
        )
        for each in row.counted
    ]
    return [
        Recounted(
            told["ref"],
            told["text"],
            _again(told, again),
            current["text"],
            told["text"] != current["text"],
        )
        for told, current in zip(row.figures, now, strict=True)
    ]


def _again(told: dict[str, Any], again: list[Snapshot]) -> str:
    """As it is written, from what was replayed; a declared figure is its own word."""
    if told["key"].startswith(STATED):
        return str(told["text"])
    value = _replayed(told, again)
    if told["base"]:
        share = percent(value, _replayed(told["base"], again)) or "0"
        return f"{Decimal(share).normalize():f}%"
    return f"{value}{told['unit']}"


def _replayed(told: dict[str, Any], again: list[Snapshot]) -> int:
    first = told["period_from"] or FROM_THE_BEGINNING.isoformat()
    wanted = (told["campaign_id"], first, told["period_to"])
    for each in again:
        campaign = str(each.campaign_id) if each.campaign_id else None
        if (campaign, each.period_from.isoformat(), each.period_to.isoformat()) == wanted:
            found = each.find(told["key"])
            if found is None:
                return 0
            if UUID(told["jurisdiction_id"]) != each.jurisdiction_id:
                return found.parts.get(told["jurisdiction_id"], 0)
            return found.period if told["period_from"] else found.value
    return 0

"""打开一个数 — where a figure goes on: the figures that it is computed of, the places below."""

from dataclasses import dataclass
from uuid import UUID

from application import identity
from application.projections.books import CAMPAIGNS
from application.views import Boards, Directory, Rollups
from domain.shared.indicator import Indicator


@dataclass(frozen=True, slots=True)
class Below:
    """一个下级在这个数里有多少；在它的账里，以它的活动编号打开同一个指标"""

    child_id: UUID
    code: str
    name: str
    campaign_id: UUID | None
    value: int


async def below(
    rollups: Rollups,
    directory: Directory,
    ledger: UUID,
    campaign_id: UUID | None,
    indicator: str,
) -> list[Below]:
    """The places directly below that have a part in it, the most first."""
    figures = await rollups.figures(ledger, campaign_id)
    counts = (each for each in figures if each.indicator == indicator and not each.base)
    parts = [part for each in counts for part in each.parts]
    found = []
    for part in sorted(parts, key=lambda each: -each.value):
        if part.value:
            child = await directory.place(part.child_id)
            campaign = identity.received(child.id, campaign_id) if campaign_id else None
            found.append(Below(child.id, child.code, child.name, campaign, part.value))
    return found


async def terms(
    boards: Boards, ledger: UUID, campaign_id: UUID | None, indicator: str
) -> list[str]:
    """What a total, a rest or a rate of a campaign is computed of."""
    if campaign_id is None:
        return []
    row = (await boards.one(CAMPAIGNS, ledger, campaign_id)).row
    lines = (Indicator(**state) for state in row.indicators if state["key"] == indicator)
    return [key for each in lines for key in (*each.plus, *each.minus, *each.over)]

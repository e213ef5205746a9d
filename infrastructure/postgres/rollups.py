"""Figures of every level: a ledger's tally and what its children gave, summed as read."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import orjson

from application.computed import base, completed
from application.ledger import today
from application.paging import every
from application.projections.asked import asked
from application.projections.board import Board, Entry
from application.projections.books import (
    BOARDS,
    CAMPAIGNS,
    DECLARED,
    Books,
    Ready,
)
from application.projections.campaign_board import CampaignRow
from application.projections.figures import EVER
from application.projections.points import points, sources_of
from application.projections.points.line import NO_CAMPAIGN, Lines
from application.views import (
    AsOf,
    Behind,
    ChildReport,
    Declared,
    Evidence,
    EvidencePage,
    Figure,
    Met,
    Part,
    Place,
    Rollup,
    Stamp,
    Vector,
)
from domain.shared.errors import BadValue
from domain.shared.indicator import Indicator
from domain.shared.standing import STANDING
from infrastructure import rows
from infrastructure.postgres.boards import PostgresBoards
from infrastructure.postgres.bookkeeper import LOADERS
from infrastructure.postgres.connect import Connection, Pool, available, scope, scoped
from infrastructure.postgres.directory import PostgresDirectory
from infrastructure.postgres.past import Past
from infrastructure.postgres.queries import queries
from infrastructure.postgres.stamp import Stamp as Made

Sums = dict[str, int]


@dataclass(slots=True)
class Read:
    """What one snapshot says of a jurisdiction and a campaign."""

    own: Sums
    parts: dict[UUID, Sums]
    declared: list[Declared]
    vector: Vector
    campaigns: dict[UUID, Any]


class PostgresRollups:
    """Reads only: a figure is a sum over contributions, never a stored total of a parent."""

    def __init__(
        self, connections: Pool, boards: PostgresBoards, directory: PostgresDirectory
    ) -> None:
        self._connections = connections
        self._boards = boards
        self._directory = directory
        self._past = Past(connections, boards, directory)

    async def read(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        on: date | None = None,
        as_of: AsOf | None = None,
        tree: str = "today",
    ) -> Rollup:
        place = await self._directory.place(jurisdiction_id)
        campaign = await self._campaign(jurisdiction_id, campaign_id)
        root = campaign.root_id if campaign else NO_CAMPAIGN
        if tree not in {"today", "then"}:
            raise BadValue(field="tree", reason="应为 today（今天的区划）或 then（当时的区划）")
        boundaries = on if tree == "then" else None
        read = await self._live(jurisdiction_id, campaign_id, root)
        if as_of is not None:
            read.own, read.parts, read.vector = await self._past.sums(
                jurisdiction_id, root, as_of, on or EVER
            )
        elif on:
            read.own, read.parts, read.vector = await self._until(
                jurisdiction_id, root, on, boundaries or today()
            )
        children = await self._directory.children(jurisdiction_id, boundaries)
        reports = [_report(child, read.campaigns.get(child.id)) for child in children]
        return Rollup(
            jurisdiction_id=jurisdiction_id,
            name=place.name,
            campaign_id=campaign_id,
            title=campaign.title if campaign else "常规指标",
            on=on,
            as_of=_moment(as_of),
            tree=tree,
            figures=_figures(_indicators(campaign), read),
            children=reports,
            missing=_missing(campaign, reports),
            vector=read.vector,
        )

    async def figures(
        self, jurisdiction_id: UUID, campaign_id: UUID | None, on: date | None = None
    ) -> Sequence[Figure]:
        campaign = await self._campaign(jurisdiction_id, campaign_id)
        root = campaign.root_id if campaign else NO_CAMPAIGN
        read = await self._live(jurisdiction_id, campaign_id, root)
        if on:
            read.own, read.parts, _ = await self._until(jurisdiction_id, root, on, today())
        return _figures(_indicators(campaign), read)

    async def members(
        self, jurisdiction_id: UUID, campaign_id: UUID, indicators: Sequence[str]
    ) -> dict[str, Met]:
        campaign = await self._campaign(jurisdiction_id, campaign_id)
        facts = {
            "jurisdiction": jurisdiction_id,
            "campaign": campaign.root_id if campaign else NO_CAMPAIGN,
            "indicators": list(indicators),
        }
        async with available(), scoped(self._connections, jurisdiction_id) as connection:
            cursor = connection.cursor(binary=True)
            await cursor.execute(queries("rollups")["members"], facts)
            rows = await cursor.fetchall()
        found: dict[str, Met] = {}
        for indicator, member, said in rows:
            days = {date.fromisoformat(day): n for day, n in orjson.loads(said).items()}
            if days:
                found.setdefault(indicator, {})[member] = days
        return found

    async def asked(
        self, jurisdiction_id: UUID, indicator: Indicator, on: date, since: date = date.min
    ) -> int:
        boards = [each for each in BOARDS if indicator.source in sources_of(each.row)]
        below = await self._past.descend(jurisdiction_id, None)
        total = 0
        for ledger in (jurisdiction_id, *below):
            rows = [
                entry.row
                for board in boards
                async for entry in every(self._boards, board, ledger)
            ]
            total += asked(indicator, rows, on, since)
        return total

    async def evidence(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        indicator: str,
        *,
        before: Behind | None = None,
        limit: int = 50,
    ) -> EvidencePage:
        found: list[Evidence] = []
        last: Behind | None = None
        start = before or (1, None)
        records = self._behind(jurisdiction_id, campaign_id, indicator, start)
        async for place, added in records:
            if len(found) >= limit:
                return EvidencePage(found, last)
            found += added
            last = place
        return EvidencePage(found, None)

    async def _behind(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        indicator: str,
        start: tuple[int, int | None],
    ) -> AsyncIterator[tuple[Behind, list[Evidence]]]:
        """Record by record, what each adds to a figure."""
        books, root, campaign = Books(), NO_CAMPAIGN, None
        if campaign_id:
            entry = await self._boards.one(CAMPAIGNS, jurisdiction_id, campaign_id)
            books.rows[CAMPAIGNS.table][campaign_id] = entry
            books.organs = await self._boards.organs(jurisdiction_id)
            campaign = entry.row
            root = campaign.root_id
        ready: Ready = {}
        asked = {each.source for each in _indicators(campaign) if each.key == indicator}
        if not asked:
            raise BadValue(field="indicator", reason=f"没有指标 {indicator}")
        counted = [each for each in BOARDS if not asked.isdisjoint(sources_of(each.row))]
        first, before = start
        for number, board in list(enumerate(counted, 1))[first - 1 :]:
            async for one in every(self._boards, board, jurisdiction_id, before=before):
                row = one.row
                serves = {getattr(row, "campaign_id", None), *getattr(row, "also_serves", ())}
                if campaign_id is None or campaign_id in serves:
                    lines = books.lines(one, ready)
                    if added := list(_evidence(board, one, lines, (root, indicator))):
                        yield (number, one.opened), added
            before = None

    async def _campaign(
        self, jurisdiction_id: UUID, campaign_id: UUID | None
    ) -> CampaignRow | None:
        if campaign_id is None:
            return None
        return (await self._boards.one(CAMPAIGNS, jurisdiction_id, campaign_id)).row

    async def _live(self, jurisdiction_id: UUID, campaign_id: UUID | None, root: UUID) -> Read:
        """Everything in one snapshot and one round trip."""
        sql = queries("rollups")
        facts = {
            "jurisdiction": jurisdiction_id,
            "campaign": root,
            "day": EVER,
            "where": rows.dump({"withdrawn": False, "campaign_id": campaign_id}),
        }
        names = (
            "own",
            "below",
            "declared",
            "standing_place",
            "stamps",
            "child_campaigns",
        )
        async with available(), self._connections.connection() as connection:
            found = await together(
                connection, [jurisdiction_id], [(sql[name], facts) for name in names]
            )
        own, below, declared, standing, stamps, campaigns = found
        parts: dict[UUID, Sums] = {}
        for child, indicator, value in below:
            parts.setdefault(child, {})[indicator] = value
        return Read(
            own=dict(own),
            parts=parts,
            declared=list(_declared(declared)),
            vector=_vector(jurisdiction_id, standing, stamps),
            campaigns={row[0]: row for row in campaigns},
        )

    async def _until(
        self, jurisdiction_id: UUID, root: UUID, on: date, boundaries: date
    ) -> tuple[Sums, dict[UUID, Sums], Vector]:
        """By descent: the tallies of every ledger below, up to a business day."""
        above = await self._past.descend(jurisdiction_id, boundaries)
        ledgers = [jurisdiction_id, *above]
        sql, facts = queries("rollups"), {"subtree": ledgers, "campaign": root, "day": on}
        names = ("subtree_until", "subtree_places", "subtree_local")
        async with available(), self._connections.connection() as connection:
            found, places, local = await together(
                connection, ledgers, [(sql[name], facts) for name in names]
            )
        stopped = set(local)
        parts: dict[UUID, Sums] = {}
        for ledger, indicator, value in found:
            way = way_up(ledger, above)
            if not any((each, indicator) in stopped for each in way):
                sums = parts.setdefault(way[-1] if way else ledger, {})
                sums[indicator] = sums.get(indicator, 0) + value
        stamps = {each[0]: Stamp(each[0], each[1], each[2].hex(), "") for each in places}
        here = stamps.pop(jurisdiction_id, Stamp(jurisdiction_id, 0, "", ""))
        vector = Vector(here.position, here.root, "", list(stamps.values()))
        return parts.pop(jurisdiction_id, {}), parts, vector


def _evidence(
    board: Board[Any], entry: Entry[Any], lines: Lines, wanted: tuple[UUID, str]
) -> Iterator[Evidence]:
    for line, on, amount, members in points(entry.row, lines):
        if (line.campaign_id, line.key) == wanted:
            yield Evidence(
                board.table,
                entry.id,
                entry.position,
                on,
                amount or len(members),
                list(members),
                entry.row,
            )


def way_up(ledger: UUID, above: dict[UUID, UUID]) -> list[UUID]:
    """From a ledger to the branch it belongs to; a figure passes all of them."""
    way = []
    while ledger in above:
        way.append(ledger)
        ledger = above[ledger]
    return way


async def together(
    connection: Connection, ledgers: Iterable[UUID], asked: list[tuple[Any, Any]]
) -> list[list[Any]]:
    async with connection.pipeline():
        await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        await connection.execute(scope(ledgers))
        cursors = []
        for statement, facts in asked:
            cursor = connection.cursor(binary=True)
            await cursor.execute(statement, facts, prepare=True)
            cursors.append(cursor)
        found = [await cursor.fetchall() for cursor in cursors]
        await connection.execute("COMMIT")
    return found


def _figures(indicators: list[Indicator], read: Read) -> list[Figure]:
    counted = Counter(read.own)
    for sums in read.parts.values():
        counted.update(sums)
    own, whole = completed(indicators, read.own), completed(indicators, counted)
    below = {child: completed(indicators, read.parts[child]) for child in sorted(read.parts)}
    return [
        Figure(
            indicator=each.key,
            name=each.name,
            unit=each.unit,
            kind=str(each.kind),
            value=whole.get(each.key, 0),
            own=own.get(each.key, 0),
            parts=[
                Part(child, sums[each.key], base(each, read.parts[child]))
                for child, sums in below.items()
                if sums.get(each.key) or _said(each, read.parts[child])
            ],
            declared=[one for one in read.declared if one.indicator == each.key],
            of=each.of,
            base=base(each, counted),
            own_base=base(each, read.own),
        )
        for each in indicators
    ] + _only_declared({each.key for each in indicators}, read.declared)


def _said(line: Indicator, sums: Mapping[str, int]) -> bool:
    """Whether a child has a rate: none of many is one too."""
    rate = base(line, sums)
    return rate is not None and rate.percent is not None


def _only_declared(known: set[str], declared: list[Declared]) -> list[Figure]:
    """Figures that nothing here counts: they were only stated."""
    by_name: dict[str, list[Declared]] = {}
    for each in declared:
        if each.indicator not in known:
            by_name.setdefault(each.name, []).append(each)
    return [
        Figure("", name, some[0].unit, "declared", 0, 0, [], some)
        for name, some in by_name.items()
    ]


def _indicators(campaign: CampaignRow | None) -> list[Indicator]:
    if campaign is None:
        return list(STANDING)
    return [Indicator(**state) for state in campaign.indicators]


def _declared(found: list[Any]) -> Iterable[Declared]:
    load = LOADERS[DECLARED.table]
    for (text,) in found:
        row = load(text)
        yield Declared(
            row.indicator,
            row.name,
            row.value,
            row.qualifier,
            row.literal,
            row.unit,
            row.period_to,
            row.source,
        )


def _vector(jurisdiction_id: UUID, standing: list[Any], stamps: list[Any]) -> Vector:
    position, root = standing[0] if standing else (0, b"")
    made = Made(
        jurisdiction_id, position, root, {str(each[0]): each[3].hex() for each in stamps}
    )
    below = [Stamp(child, at, top.hex(), digest.hex()) for child, at, top, digest in stamps]
    return Vector(position, root.hex(), made.digest.hex(), below)


def _report(child: Place, row: Any) -> ChildReport:
    nothing = (child.id, "", "", "", None, None)
    _, title, status, phase, reported_to, reported_on = row or nothing
    adopted = status not in {"", "received"}
    return ChildReport(
        child.id,
        child.name,
        child.code,
        adopted,
        title,
        status,
        phase,
        reported_to,
        reported_on,
    )


def _missing(campaign: CampaignRow | None, reports: list[ChildReport]) -> list[UUID]:
    """Those that the campaign was issued to and that have not reported."""
    asked = set(campaign.issued_to) if campaign else set()
    return [
        each.child_id for each in reports if each.child_id in asked and not each.reported_to
    ]


def _moment(as_of: AsOf | None) -> datetime | None:
    return as_of.moment if as_of else None

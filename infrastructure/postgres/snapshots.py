"""Snapshots: the tallies of all ledgers below in one read, or replayed from their logs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from application.computed import STANDING_RATES, Base, base, completed
from application.ledger import today
from application.projections.books import CAMPAIGNS
from application.projections.points.line import NO_CAMPAIGN
from application.snapshot import Below, FrozenFigure, FrozenRate, Snapshot, digest
from application.views import ReplayTooLong
from domain.shared.indicator import Indicator
from domain.shared.standing import STANDING
from infrastructure.postgres.boards import REPLAY_MAX, PostgresBoards
from infrastructure.postgres.connect import Pool, available
from infrastructure.postgres.directory import PostgresDirectory
from infrastructure.postgres.past import Past, Sums, local_keys, own_sums
from infrastructure.postgres.queries import queries
from infrastructure.postgres.rebuild import replay
from infrastructure.postgres.rollups import together, way_up

DAY = timedelta(days=1)


@dataclass(slots=True)
class Tallies:
    """What the ledgers of a subtree yield up to two days, and where each of them stands."""

    until: dict[UUID, Sums] = field(default_factory=dict)
    before: dict[UUID, Sums] = field(default_factory=dict)
    stands: dict[UUID, tuple[int, bytes]] = field(default_factory=dict)
    local: set[tuple[UUID, str]] = field(default_factory=set)


class PostgresSnapshots:
    """Reads only."""

    def __init__(
        self, connections: Pool, boards: PostgresBoards, directory: PostgresDirectory
    ) -> None:
        self._connections = connections
        self._boards = boards
        self._past = Past(connections, boards, directory)

    async def take(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        period_from: date,
        period_to: date,
    ) -> Snapshot:
        root, indicators = await self._counted(jurisdiction_id, campaign_id)
        above = await self._past.descend(jurisdiction_id, today())
        tallies = await self._tallies([jurisdiction_id, *above], root, period_from, period_to)
        return Snapshot(
            jurisdiction_id,
            campaign_id,
            period_from,
            period_to,
            _figures(jurisdiction_id, indicators, above, tallies),
            *_stamp(jurisdiction_id, tallies),
            _below(above, tallies),
        )

    async def again(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        period_from: date,
        period_to: date,
        at_position: int,
        below: Below,
    ) -> Snapshot:
        root, indicators = await self._counted(jurisdiction_id, campaign_id)
        positions = {jurisdiction_id: at_position} | {
            UUID(child): position
            for children in below.values()
            for child, position in children.items()
        }
        above = {UUID(c): UUID(parent) for parent, children in below.items() for c in children}
        tallies = await self._replayed(positions, root, period_from, period_to)
        return Snapshot(
            jurisdiction_id,
            campaign_id,
            period_from,
            period_to,
            _figures(jurisdiction_id, indicators, above, tallies),
            *_stamp(jurisdiction_id, tallies),
            below,
        )

    async def _counted(
        self, jurisdiction_id: UUID, campaign_id: UUID | None
    ) -> tuple[UUID, list[Indicator]]:
        if campaign_id is None:
            return NO_CAMPAIGN, [*STANDING, *STANDING_RATES]
        row = (await self._boards.one(CAMPAIGNS, jurisdiction_id, campaign_id)).row
        return row.root_id, [Indicator(**state) for state in row.indicators]

    async def _tallies(
        self, ledgers: list[UUID], root: UUID, first: date, last: date
    ) -> Tallies:
        sql, facts = queries("rollups"), {"subtree": ledgers, "campaign": root}
        asked = [
            (sql["subtree_until"], facts | {"day": last}),
            (sql["subtree_until"], facts | {"day": first - DAY}),
            (sql["subtree_places"], facts),
            (sql["subtree_local"], facts),
        ]
        async with available(), self._connections.connection() as connection:
            until, before, places, local = await together(connection, ledgers, asked)
        found = Tallies(local=set(local))
        for sums, rows in ((found.until, until), (found.before, before)):
            for ledger, indicator, value in rows:
                sums.setdefault(ledger, {})[indicator] = value
        found.stands = {ledger: (position, root_) for ledger, position, root_ in places}
        return found

    async def _replayed(
        self, positions: Mapping[UUID, int], root: UUID, first: date, last: date
    ) -> Tallies:
        events = sum(positions.values())
        if events > REPLAY_MAX:
            raise ReplayTooLong(events=events)
        found = Tallies()
        for ledger, position in positions.items():
            books = await replay(self._connections, ledger, position)
            found.until[ledger] = own_sums(books, root, last)
            found.before[ledger] = own_sums(books, root, first - DAY)
            found.local |= {(ledger, key) for key in local_keys(books, root)}
            grown = await self._boards.root_at(ledger, position) if position else ""
            found.stands[ledger] = (position, bytes.fromhex(grown))
        return found


def _figures(
    here: UUID, indicators: Iterable[Indicator], above: dict[UUID, UUID], tallies: Tallies
) -> list[FrozenFigure]:
    lines = list(indicators)
    until = _branches(here, above, tallies.until, tallies.local)
    before = _branches(here, above, tallies.before, tallies.local)
    sums, earlier = _added(until.values()), _added(before.values())
    whole, then = completed(lines, sums), completed(lines, earlier)
    own = completed(lines, until.get(here, {}))
    below = {
        child: completed(lines, it) for child, it in sorted(until.items()) if child != here
    }
    return [
        FrozenFigure(
            indicator=each.key,
            name=each.name,
            unit=each.unit,
            kind=str(each.kind),
            value=whole.get(each.key, 0),
            period=whole.get(each.key, 0) - then.get(each.key, 0),
            own=own.get(each.key, 0),
            parts={str(child): it[each.key] for child, it in below.items() if it.get(each.key)},
            **_rates(each, sums, earlier),
        )
        for each in lines
    ]


def _rates(line: Indicator, until: Sums, before: Sums) -> dict[str, FrozenRate]:
    """Of a rate, both counts up to the last day, and those within the period."""
    whole, then = base(line, until), base(line, before)
    if whole is None or then is None:
        return {}
    within = Base(whole.numerator - then.numerator, whole.denominator - then.denominator)
    return {"rate": FrozenRate.of(whole), "period_rate": FrozenRate.of(within)}


def _added(branches: Iterable[Sums]) -> Sums:
    total: Counter[str] = Counter()
    for each in branches:
        total.update(each)
    return dict(total)


def _branches(
    here: UUID,
    above: dict[UUID, UUID],
    found: Mapping[UUID, Sums],
    local: set[tuple[UUID, str]],
) -> dict[UUID, Sums]:
    """The sums of this ledger and of each child's branch; what is local goes no further up."""
    branches: dict[UUID, Sums] = {}
    for ledger, sums in found.items():
        way = way_up(ledger, above)
        branch = branches.setdefault(way[-1] if way else here, {})
        for key, value in sums.items():
            if not any((each, key) in local for each in way):
                branch[key] = branch.get(key, 0) + value
    return branches


def _below(above: dict[UUID, UUID], tallies: Tallies) -> Below:
    below: Below = {}
    for child, parent in sorted(above.items()):
        position, _ = tallies.stands.get(child, (0, b""))
        below.setdefault(str(parent), {})[str(child)] = position
    return below


def _stamp(here: UUID, tallies: Tallies) -> tuple[int, str, str]:
    """Position and root of this ledger, and the digest over all of them."""
    position, root = tallies.stands.get(here, (0, b""))
    stamps = ((ledger, *stands) for ledger, stands in tallies.stands.items() if stands[0])
    return position, root.hex(), digest(stamps)

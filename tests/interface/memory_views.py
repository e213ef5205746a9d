"""The read side over a memory ledger: folded from its events whenever it is asked."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid5

from application import identity, promises
from application.access import Person
from application.behind import Attended, GroupsHeld
from application.due_sheet import DueLines, due_line, due_on
from application.import_batch.names import plainly
from application.ledger import (
    Intent,
    MomentInFuture,
    PositionInFuture,
    Receipt,
    Recorded,
    today,
)
from application.projections.asked import asked
from application.projections.board import Board, Entry, Where, matches
from application.projections.books import (
    ACTIVITIES,
    CAMPAIGNS,
    CLOCKED,
    DEPUTIES,
    GROUPS,
    OPINIONS,
    PLACES,
    SUGGESTIONS,
    Books,
)
from application.projections.clocks import running
from application.projections.figures import EVER
from application.projections.points.line import NO_CAMPAIGN
from application.snapshot import Below, FrozenFigure, Snapshot, digest
from application.suggestion_history import ProvenEvent, SuggestionHistory
from application.suggestion_search import Bookmark, Hits, rank
from application.telling import told
from application.views import (
    AsOf,
    Behind,
    ChildReport,
    Evidence,
    EvidencePage,
    Figure,
    LedgerHead,
    LogEntry,
    Met,
    NotYetCounted,
    Page,
    Part,
    Place,
    Rollup,
    Stamp,
    Unrecognised,
    Vector,
)
from domain.campaign import Campaign
from domain.jurisdiction import Jurisdiction
from domain.opinion.follow_code import NUMBERS
from domain.shared.errors import NotFound
from domain.shared.indicator import Indicator
from domain.shared.standing import STANDING
from domain.suggestion import Suggestion
from tests.support.memory_ledger import MemoryLedger

R = TypeVar("R")
ENVELOPE = {"originator_id", "originator_version", "timestamp", "originator_topic"}


class MemoryTokens:
    """Knows the tokens it was given, and no others."""

    def __init__(self, known: dict[str, Person]) -> None:
        self.known = known

    async def recognise(self, token: str) -> Person:
        if token not in self.known:
            raise Unrecognised
        return self.known[token]


class MemoryDirectory:
    """The tree as the ledgers say it is today."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger

    async def find(self, code: str) -> Place:
        for place in self._places():
            if code in {str(place.id), *(alias["code"] for alias in place.codes)}:
                return place
        raise NotFound(kind="jurisdiction", id=code)

    async def place(self, id: UUID) -> Place:
        return await self.find(str(id))

    async def ancestors(self, id: UUID, on: date | None = None) -> tuple[UUID, ...]:
        line: list[UUID] = []
        while (above := self._ledger.get(id, Jurisdiction, id).parent_id) and above not in line:
            line.append(id := above)
        return tuple(line)

    async def children(self, id: UUID, on: date | None = None) -> list[Place]:
        return [place for place in self._places() if place.parent_id == id and not place.ended]

    async def tops(self) -> list[Place]:
        return [place for place in self._places() if not place.parent_id]

    async def every(self) -> list[Place]:
        return self._places()

    def _places(self) -> list[Place]:
        return [_place(self._ledger, id) for id in self._ledger.heads()]


class MemoryBoards:
    """Counts at once what is recorded; ``behind`` makes it late."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger
        self._live: dict[UUID, tuple[Books, int]] = {}
        self.behind = False

    async def counted(self, jurisdiction_id: UUID, position: int) -> None:
        self._reach("after", jurisdiction_id, position)
        if self.behind:
            raise NotYetCounted(position=position, retry_s=1)

    async def page(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        *,
        before: int | None = None,
        limit: int = 50,
        where: Where | None = None,
        as_of: AsOf | None = None,
    ) -> Page[R]:
        books, position = self.books(jurisdiction_id, as_of)
        found = [
            entry
            for entry in sorted(books.rows[board.table].values(), key=lambda it: -it.opened)
            if (before is None or entry.opened < before) and matches(entry.row, where or {})
        ]
        more = found[limit - 1].opened if len(found) > limit else None
        return Page(found[:limit], more, position)

    async def one(
        self, board: Board[R], jurisdiction_id: UUID, id: UUID, *, as_of: AsOf | None = None
    ) -> Entry[R]:
        books, _ = self.books(jurisdiction_id, as_of)
        if id not in books.rows[board.table]:
            raise NotFound(kind=board.noun, id=id)
        return books.rows[board.table][id]

    async def some(
        self, board: Board[R], jurisdiction_id: UUID, ids: Collection[UUID]
    ) -> list[Entry[R]]:
        books, _ = self.books(jurisdiction_id, None)
        rows = books.rows[board.table]
        return [rows[id] for id in ids if id in rows]

    async def among(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        fields: Sequence[str],
        values: Collection[tuple[str, ...]],
    ) -> list[Entry[R]]:
        books, _ = self.books(jurisdiction_id, None)
        return [
            entry
            for entry in books.rows[board.table].values()
            if tuple(str(getattr(entry.row, each)) for each in fields) in values
        ]

    async def called(
        self,
        board: Board[R],
        jurisdiction_id: UUID,
        fields: Sequence[str],
        names: Collection[str],
    ) -> list[Entry[R]]:
        books, _ = self.books(jurisdiction_id, None)
        return [
            entry
            for entry in books.rows[board.table].values()
            if plainly("".join(str(getattr(entry.row, each)) for each in fields)) in names
        ]

    async def receipts(
        self, jurisdiction_id: UUID, commands: Collection[UUID]
    ) -> dict[UUID, Receipt]:
        return self._ledger.receipts(jurisdiction_id, commands)

    async def head(self, jurisdiction_id: UUID) -> LedgerHead:
        position = self._ledger.heads()[jurisdiction_id]
        return LedgerHead(position, f"{position:064x}")

    async def root_at(self, jurisdiction_id: UUID, position: int) -> str:
        self._reach("at_position", jurisdiction_id, position)
        return f"{position:064x}"

    async def log(self, jurisdiction_id: UUID, *, after: int, limit: int) -> list[LogEntry]:
        found = list(self._ledger.recorded(jurisdiction_id))[after : after + limit]
        return [_logged(each, self._ledger.sender(each)) for each in found]

    def books(self, jurisdiction_id: UUID, as_of: AsOf | None) -> tuple[Books, int]:
        """Everything that is known of a ledger, and up to where."""
        recorded = list(self._ledger.recorded(jurisdiction_id))
        if as_of is None:
            books, known = self._live.get(jurisdiction_id, (Books(), 0))
            books.fold(_events(recorded[known:]))
            books.figures.settle()
            self._live[jurisdiction_id] = books, len(recorded)
            return self._live[jurisdiction_id]
        if as_of.position is not None:
            self._reach("as_of", jurisdiction_id, as_of.position)
            recorded = recorded[: as_of.position]
        if as_of.moment is not None:
            if as_of.moment > datetime.now(as_of.moment.tzinfo):
                raise MomentInFuture(field="as_of", moment=as_of.moment)
            recorded = [each for each in recorded if each.event.timestamp <= as_of.moment]
        books = Books()
        books.fold(_events(recorded))
        books.figures.settle()
        return books, len(recorded)

    def _reach(self, field: str, jurisdiction_id: UUID, position: int) -> None:
        head = self._ledger.heads()[jurisdiction_id]
        if position > head:
            raise PositionInFuture(field=field, position=position, head=head)


class MemorySuggestionHistories:
    """What is recorded of a suggestion and its case; there is no tree to prove it by."""

    def __init__(self, ledger: MemoryLedger) -> None:
        self._ledger = ledger

    async def read(self, jurisdiction_id: UUID, suggestion_id: UUID) -> SuggestionHistory:
        suggestion = self._ledger.get(jurisdiction_id, Suggestion, suggestion_id)
        cases = [suggestion.case_id] if suggestion.case_id else []
        recorded = list(self._ledger.recorded(jurisdiction_id))
        size = len(recorded)
        return SuggestionHistory(
            jurisdiction_id,
            suggestion_id,
            cases,
            size,
            f"{size:064x}",
            [
                _proven(_logged(each, self._ledger.sender(each)), each.event)
                for each in recorded
                if each.event.originator_id in {suggestion_id, *cases}
            ],
        )


class MemorySuggestionSearch:
    """Looks at every suggestion there is."""

    def __init__(self, boards: MemoryBoards) -> None:
        self._boards = boards

    async def find(
        self,
        jurisdiction_id: UUID,
        words: Sequence[str],
        *,
        at: Bookmark | None = None,
        limit: int = 20,
    ) -> Hits:
        books, position = self._boards.books(jurisdiction_id, None)
        names = {
            id: entry.row.name
            for board in (DEPUTIES, GROUPS)
            for id, entry in books.rows[board.table].items()
        }
        ranked = []
        for entry in books.rows[SUGGESTIONS.table].values():
            place = rank(entry, names.get(entry.row.sponsor_id, ""), words)
            if place:
                ranked.append((place, entry))
        found = [entry for _, entry in sorted(ranked, key=lambda each: each[0])]
        start = at.nth - 1 if at else 0
        end = start + limit
        further = Bookmark(1, 1, end + 1) if end < len(found) else None
        return Hits(found[start:end], further, position)


class MemoryAttendance:
    """Counts the activities that stand."""

    def __init__(self, boards: MemoryBoards) -> None:
        self._boards = boards

    async def read(self, jurisdiction_id: UUID, *, since: date, until: date) -> Attended:
        books, position = self._boards.books(jurisdiction_id, None)
        rows = [entry.row for entry in books.rows[ACTIVITIES.table].values()]
        stand = [it for it in rows if not it.voided and since <= it.occurred_on <= until]
        groups = Counter(it.group_id for it in stand if it.group_id)
        deputies = Counter(each for it in stand for each in it.participants)
        return Attended(groups, deputies, position)

    async def groups(
        self, jurisdictions: Collection[UUID], *, since: date, until: date
    ) -> dict[UUID, GroupsHeld]:
        found = {}
        for id in jurisdictions:
            attended = await self.read(id, since=since, until=until)
            books, _ = self._boards.books(id, None)
            rows = books.rows[GROUPS.table].items()
            found[id] = GroupsHeld(
                books.rows[PLACES.table][id].row,
                [
                    (entry.row.kind, entry.row.formed_on, attended.groups.get(group, 0))
                    for group, entry in rows
                ],
            )
        return found


class MemorySnapshots:
    """One ledger, counted as far as it goes; its children have no part in it."""

    def __init__(self, boards: MemoryBoards, ledger: MemoryLedger) -> None:
        self._boards = boards
        self._ledger = ledger

    async def take(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        period_from: date,
        period_to: date,
    ) -> Snapshot:
        at = self._ledger.heads()[jurisdiction_id]
        return await self.again(
            jurisdiction_id,
            campaign_id,
            period_from=period_from,
            period_to=period_to,
            at_position=at,
            below={},
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
        books, _ = self._boards.books(jurisdiction_id, AsOf(position=at_position))
        root, lines = NO_CAMPAIGN, list(STANDING)
        if campaign_id:
            campaign = self._ledger.get(jurisdiction_id, Campaign, campaign_id)
            root, lines = campaign.root_id or NO_CAMPAIGN, campaign.indicators
        figures = []
        for line in lines:
            days = {
                day: amount
                for (of, key, day), amount in books.figures.tally.items()
                if (of, key) == (root, line.key) and day <= period_to
            }
            value = sum(days.values())
            period = sum(amount for day, amount in days.items() if day >= period_from)
            figures.append(
                FrozenFigure(
                    line.key, line.name, line.unit, str(line.kind), value, period, value, {}
                )
            )
        return Snapshot(
            jurisdiction_id,
            campaign_id,
            period_from,
            period_to,
            figures,
            at_position,
            f"{at_position:064x}",
            digest([(jurisdiction_id, at_position, b"")]),
            below,
        )


class MemoryDueSheet:
    """Every running clock there is."""

    def __init__(self, boards: MemoryBoards) -> None:
        self._boards = boards

    async def read(
        self,
        jurisdiction_id: UUID,
        *,
        today: date,
        until: date,
        amber_days: int,
        who: str | None = None,
        skip: int = 0,
        limit: int = 50,
    ) -> DueLines:
        books, position = self._boards.books(jurisdiction_id, None)
        found = [
            due_line(
                board.table,
                id,
                entry.row.title,
                each,
                today=today,
                amber_days=amber_days,
            )
            for board in CLOCKED
            for id, entry in books.rows[board.table].items()
            for each in running(entry.row.clocks)
            if who in {None, each["who"]} and due_on(each) <= until
        ]
        found.sort(key=lambda line: (line.due_on, str(line.id), line.key, line.who))
        lines = found[skip : skip + limit]
        return DueLines(lines, len(found) > skip + limit, position)


class MemoryPromises:
    """Every promise there is."""

    def __init__(self, boards: MemoryBoards) -> None:
        self._boards = boards

    async def page(
        self,
        jurisdiction_id: UUID,
        *,
        state: str = "",
        unit: str = "",
        since: date = date.min,
        until: date = date.max,
        after: promises.Bookmark = promises.FIRST,
        limit: int = 50,
    ) -> promises.PromisePage:
        books, position = self._boards.books(jurisdiction_id, None)
        lines = {
            promises.Bookmark(date.fromisoformat(made["due_on"]), entry.opened, at): (
                promises.promise_line(id, entry.row.number, entry.row.title, at, made)
            )
            for id, entry in books.rows[SUGGESTIONS.table].items()
            for at, made in enumerate(entry.row.promises, 1)
        }
        found = [
            (key, line)
            for key, line in sorted(lines.items(), key=lambda each: each[0])
            if key > after
            and state in {"", line.state}
            and unit in {"", line.unit}
            and since <= line.due_on <= until
        ]
        onward = found[limit - 1][0] if len(found) > limit else None
        return promises.PromisePage([line for _, line in found[:limit]], onward, position)


class MemoryRollups:
    """A place and its children: no more is needed to see the shape of an answer."""

    def __init__(
        self, ledger: MemoryLedger, boards: MemoryBoards, directory: MemoryDirectory
    ) -> None:
        self._ledger = ledger
        self._boards = boards
        self._directory = directory

    async def read(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        *,
        on: date | None = None,
        as_of: AsOf | None = None,
        tree: str = "today",
    ) -> Rollup:
        below = await self._directory.children(jurisdiction_id, on)
        head = await self._boards.head(jurisdiction_id)
        self._boards.books(jurisdiction_id, as_of)
        campaign = (
            self._ledger.get(jurisdiction_id, Campaign, campaign_id) if campaign_id else None
        )
        return Rollup(
            jurisdiction_id=jurisdiction_id,
            name=_place(self._ledger, jurisdiction_id).name,
            campaign_id=campaign_id,
            title=campaign.title if campaign else "",
            on=on,
            as_of=as_of.moment if as_of else None,
            tree=tree,
            figures=list(await self.figures(jurisdiction_id, campaign_id, on)),
            children=[
                ChildReport(
                    child.id,
                    child.name,
                    child.code,
                    adopted=False,
                    title="",
                    status="",
                    phase="",
                    reported_to=None,
                    reported_on=None,
                )
                for child in below
            ],
            missing=[child.id for child in below],
            vector=Vector(
                head.position,
                head.root,
                head.root,
                [Stamp(child.id, 1, head.root, head.root) for child in below],
            ),
        )

    async def figures(
        self, jurisdiction_id: UUID, campaign_id: UUID | None, on: date | None = None
    ) -> Sequence[Figure]:
        books, _ = self._boards.books(jurisdiction_id, None)
        root, lines = NO_CAMPAIGN, list(STANDING)
        if campaign_id:
            campaign = self._ledger.get(jurisdiction_id, Campaign, campaign_id)
            root, lines = campaign.root_id or NO_CAMPAIGN, campaign.indicators
        below = await self._directory.children(jurisdiction_id)
        return [
            Figure(
                line.key,
                line.name,
                line.unit,
                line.kind,
                books.figures.tally.get((root, line.key, EVER), 0),
                books.figures.tally.get((root, line.key, EVER), 0),
                [Part(child.id, 0) for child in below],
                [],
            )
            for line in lines
        ]

    async def members(
        self, jurisdiction_id: UUID, campaign_id: UUID, indicators: Sequence[str]
    ) -> dict[str, Met]:
        books, _ = self._boards.books(jurisdiction_id, None)
        books.figures.settle()
        root = books.rows[CAMPAIGNS.table][campaign_id].row.root_id
        found: dict[str, Met] = {}
        for (at, indicator, member), met in books.figures.members.items():
            if at == root and indicator in indicators and met:
                days = {date.fromisoformat(day): n for day, n in met.items()}
                found.setdefault(indicator, {})[member] = days
        return found

    async def asked(
        self, jurisdiction_id: UUID, indicator: Indicator, on: date, since: date = date.min
    ) -> int:
        books, _ = self._boards.books(jurisdiction_id, None)
        rows = (each.row for table in books.rows.values() for each in table.values())
        return asked(indicator, rows, on, since)

    async def evidence(
        self,
        jurisdiction_id: UUID,
        campaign_id: UUID | None,
        indicator: str,
        *,
        before: Behind | None = None,
        limit: int = 50,
    ) -> EvidencePage:
        if indicator != "activities":
            return EvidencePage([], None)
        page = await self._boards.page(
            ACTIVITIES, jurisdiction_id, before=before[1] if before else None, limit=limit
        )
        found = [
            Evidence(ACTIVITIES.table, it.id, it.position, it.row.occurred_on, 1, [], it.row)
            for it in page.entries
        ]
        return EvidencePage(found, (1, page.next) if page.next else None)


def _place(ledger: MemoryLedger, id: UUID) -> Place:
    books = Books()
    books.fold(
        (each.position, each.event)
        for each in ledger.recorded(id)
        if isinstance(each.event, Jurisdiction.Event)
    )
    row: Any = books.rows[PLACES.table][id].row
    return Place(
        id,
        row.name,
        row.level,
        row.organ,
        row.parent_id,
        row.codes[-1]["code"],
        row.codes,
        bool(row.ended_on and row.ended_on <= today()),
        row.ended_on,
    )


def _proven(entry: LogEntry, event: Any) -> ProvenEvent:
    return ProvenEvent(
        position=entry.position,
        said=told(entry.topic, vars(event)),
        noun=entry.topic.partition(".")[0],
        stream_id=entry.stream_id,
        version=entry.version,
        topic=entry.topic,
        payload=entry.payload,
        payload_hash=entry.leaf,
        actor_id=entry.actor_id,
        command_id=entry.command_id,
        command_digest="",
        recorded_at=entry.recorded_at,
        leaf=entry.leaf,
        proof=[],
    )


def _events(recorded: list[Recorded]) -> list[tuple[int, Any]]:
    return [(each.position, each.event) for each in recorded]


def _logged(each: Recorded, sender: Intent) -> LogEntry:
    facts = {name: fact for name, fact in vars(each.event).items() if name not in ENVELOPE}
    return LogEntry(
        each.position,
        each.event.originator_id,
        each.event.originator_version,
        each.event.TOPIC,
        facts,
        sender.actor_id,
        sender.command_id,
        each.event.timestamp,
        identity.named(each.event.originator_id, each.position).hex * 2,
    )


class MemoryFollowCodes:
    """Codes from the ids; found by looking at every opinion there is."""

    def __init__(self, ledger: MemoryLedger, boards: MemoryBoards) -> None:
        self._ledger = ledger
        self._boards = boards

    def number(self, opinion_id: UUID, command_id: UUID) -> int:
        return uuid5(opinion_id, str(command_id)).int % NUMBERS

    def digest(self, code: str) -> str:
        return f"digest of {code}"

    async def find(self, code: str) -> tuple[UUID, UUID] | None:
        for ledger in self._ledger.heads():
            books, _ = self._boards.books(ledger, None)
            for id, entry in books.rows[OPINIONS.table].items():
                if entry.row.follow == self.digest(code):
                    return ledger, id
        return None

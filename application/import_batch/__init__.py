"""What people can do with spreadsheets: check one, take it in, undo it, take a register out."""

import copy
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from application import identity
from application.import_batch.fates import (
    UNTAKEN,
    Fate,
    FaultyRows,
    Foreseen,
    State,
    Told,
    foreseen,
)
from application.import_batch.form import Desk, Form, Undoing
from application.import_batch.forms import FORMS
from application.import_batch.kinds import Context
from application.import_batch.known import made_by, matches
from application.import_batch.nouns import named
from application.import_batch.rows import Row, mentioned, rows
from application.import_batch.siblings import Siblings
from application.import_batch.taking import Rows
from application.import_batch.trials import Trials
from application.import_batch.turns import PORTION, by_portions, in_turns
from application.import_batch.under_way import UnderWay
from application.import_batch.workbook import Table
from application.ledger import Intent, Ledger, Receipt
from application.paging import every
from application.projections.board import Entry
from application.projections.books import IMPORTS
from application.projections.import_batch_register import ImportBatchRow
from application.together import chunks, patiently
from application.vault import Vault
from application.views import Boards
from domain.import_batch import ImportBatch, UndoUnderWay


class ImportBatchUseCases:
    """导入: a file is checked, its rows are recorded as one act, and that act can be undone."""

    def __init__(
        self, ledger: Ledger, vault: Vault, boards: Boards, under_way: UnderWay
    ) -> None:
        self._ledger = ledger
        self._desk = Desk(ledger, vault)
        self._boards = boards
        self._under_way = under_way

    async def check(self, intent: Intent, form: Form, table: Table) -> Foreseen:
        """试填 — every rule is asked of every row, and nothing is recorded."""
        sheet = await self.read(intent, form, table)
        async for _ in self.rehearse(intent, sheet):
            pass
        return sheet

    async def read(self, intent: Intent, form: Form, table: Table) -> Foreseen:
        """The rows by what they say and what the register holds, before any is tried."""
        form.must_be_kept_by(intent)
        here = intent.jurisdiction_id
        await self._boards.counted(here, (await self._boards.head(here)).position)
        said = mentioned(form, table, Context(table.epoch, {}))
        context = Context(table.epoch, await named(self._boards, here, said))
        read = [row async for row in in_turns(rows(form, table, context))]
        known = await matches(self._boards, here, form, [row for row in read if not row.faults])
        await Siblings(self._boards, here, form).resolve(table, read, known)
        fates = {row.number: foreseen(here, form, row, known) for row in read}
        digest = form.digest(table, [row.facts for row in read])
        id, batch = await self._batch(here, form, digest)
        return Foreseen(form, digest, id, batch, read, fates, known.renamed)

    async def rehearse(self, intent: Intent, sheet: Foreseen) -> AsyncIterator[Told]:
        """试填 — row by row, as each is tried; what builds on others comes after them."""
        async for told in Trials(self._desk, intent, sheet).told():
            yield told

    async def begin(
        self, intent: Intent, sheet: Foreseen, *, file_name: str, good: bool
    ) -> None:
        """开始导入 — all rows, or only the good ones."""
        sheet.form.must_be_kept_by(intent)
        untaken = sheet.those(*UNTAKEN)
        if untaken and not good:
            first = untaken[0]
            raise FaultyRows(count=len(untaken), row=first.row, first=first.reason)
        if sheet.batch is not None:
            if sheet.batch.row.status == "undoing":
                raise UndoUnderWay
            return
        id, digest = sheet.batch_id, bytes.fromhex(sheet.digest)
        opening = intent._replace(command_id=identity.named(id, "opened"), digest=digest)
        await self._ledger.open(
            opening,
            ImportBatch,
            id,
            lambda: ImportBatch.open(
                id=id,
                form=sheet.form.name,
                file_name=file_name,
                file_digest=sheet.digest,
                rows=len(sheet.rows),
                faulty=len(untaken),
                on=intent.today,
            ),
        )

    async def take(self, intent: Intent, sheet: Foreseen) -> AsyncIterator[Told]:
        """导入 — row by row through the use cases of the register, many at once.

        The same file again finds the first receipts, and goes on where it was interrupted.
        """
        async with self._under_way.taking(sheet.batch_id):
            async for told in self._taken(intent, sheet):
                yield told

    async def _taken(self, intent: Intent, sheet: Foreseen) -> AsyncIterator[Told]:
        of, settled = len(sheet.rows), sheet.those(State.REPEATED, *UNTAKEN)
        if sheet.batch is not None:
            await self._note(intent, sheet.batch_id)
        done, refused = len(settled), 0
        yield Told(done, of, settled)
        ready = sheet.ready()
        for some in chunks(ready, 20 * PORTION):
            ids = [sheet.noted(each) for each in some]
            await self._change(intent, sheet.batch_id, _starting(ids))
        work = partial(self._portion, intent, sheet)
        async for fates in by_portions(ready, sheet.later, work):
            done, refused = done + len(fates), refused + _number(fates, State.REFUSED)
            yield Told(done, of, fates)
        repeated = len(sheet.those(State.REPEATED))
        receipt = await self._change(
            intent,
            sheet.batch_id,
            lambda it: it.finish(repeated=repeated, refused=refused, on=intent.today),
        )
        yield Told(done, of, (), receipt)

    async def order_undo(
        self, intent: Intent, batch_id: UUID, *, reason: str, on: date
    ) -> Receipt:
        """决定撤销导入 — by whoever may keep the register; not while it is under way."""
        batch = await self._look(intent, batch_id)
        FORMS[batch.form].must_be_kept_by(intent)
        intent.past(on=on)
        async with self._under_way.at_rest(batch_id):
            if not batch.undoing:
                await self._note(intent, batch_id)
            return await self._ledger.change(
                intent, ImportBatch, batch_id, lambda it: it.order_undo(reason=reason, on=on)
            )

    async def undo(
        self, intent: Intent, batch_id: UUID, *, reason: str, on: date
    ) -> AsyncIterator[Told]:
        """撤销导入 — each record by a fact of its own; one that was changed since is kept.

        After ``order_undo``; asked again, it goes on where it was interrupted.
        """
        batch = await self._look(intent, batch_id)
        form, ids = FORMS[batch.form], list(batch.record_ids)
        made = await made_by(self._boards, intent.jurisdiction_id, form, batch)
        work = partial(Rows(self._desk, intent, form).withdraw, made, Undoing(reason, on))
        done = undone = 0
        async for fates in by_portions(ids, lambda each: not made.builds(each), work):
            done, undone = done + len(fates), undone + _number(fates, State.UNDONE)
            yield Told(done, len(ids), fates)
        receipt = await self._change(
            intent,
            batch_id,
            lambda it: it.finish_undo(undone=undone, kept=done - undone, on=on),
        )
        yield Told(done, done, (), receipt)

    async def _portion(
        self, intent: Intent, sheet: Foreseen, rows: Sequence[Row]
    ) -> list[Fate]:
        """Recorded, and then noted: what breaks off in between is found again."""
        fates = await Rows(self._desk, intent, sheet.form).record(sheet, rows)
        ids = [
            sheet.noted(row)
            for row, fate in zip(rows, fates, strict=True)
            if fate.state == State.RECORDED
        ]
        if ids:
            await self._change(intent, sheet.batch_id, _noting(ids))
        return fates

    async def _note(self, intent: Intent, batch_id: UUID) -> None:
        """What was recorded before it broke off, and could not be noted any more."""
        batch = await self._look(intent, batch_id)
        known = await self._boards.receipts(intent.jurisdiction_id, batch.unnoted())
        if not known:
            return
        left = [*known.keys() - await self._others(intent, batch_id)]
        for some in chunks(left, 20 * PORTION):
            await self._change(intent, batch_id, _noting(list(some)))

    async def _others(self, intent: Intent, batch_id: UUID) -> set[UUID]:
        """What later imports have recorded, of the same rows in other files."""
        here, found = intent.jurisdiction_id, set[UUID]()
        await self._boards.counted(here, (await self._boards.head(here)).position)
        this = await self._boards.one(IMPORTS, here, batch_id)
        async for entry in every(self._boards, IMPORTS, here):
            if entry.row.form == this.row.form and entry.opened > this.opened:
                other = await self._look(intent, entry.id)
                found |= other.record_ids.keys() | other.unnoted()
        return found

    async def _change(
        self, intent: Intent, batch_id: UUID, decide: Callable[[ImportBatch], None]
    ) -> Receipt:
        """What the import notes of itself; said twice, it is noted once."""
        wish = intent._replace(command_id=uuid4(), digest=batch_id.bytes, seen=None)
        return await patiently(lambda: self._ledger.change(wish, ImportBatch, batch_id, decide))

    async def _look(self, intent: Intent, id: UUID) -> ImportBatch:
        """An import as it stands; what happens to it later is not seen."""
        return await self._ledger.look(intent, ImportBatch, id, copy.deepcopy)

    async def _batch(
        self, here: UUID, form: Form, digest: str
    ) -> tuple[UUID, Entry[ImportBatchRow] | None]:
        """The import of this file that stands, or the id of the next one."""
        undone = 0
        for entry in await self._boards.among(IMPORTS, here, ["file_digest"], [(digest,)]):
            if entry.row.form == form.name:
                if entry.row.status != "undone":
                    return entry.id, entry
                undone += 1
        return identity.named(here, "import", form.name, digest, undone), None


def _starting(ids: list[UUID]) -> Callable[[ImportBatch], None]:
    return lambda it: it.start(record_ids=ids)


def _noting(ids: list[UUID]) -> Callable[[ImportBatch], None]:
    return lambda it: it.record(record_ids=ids)


def _number(fates: Iterable[Fate], state: State) -> int:
    return sum(fate.state == state for fate in fates)

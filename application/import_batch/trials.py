"""A dry run: the rows of a sheet are tried one after another, as if each were recorded."""

import asyncio
from collections.abc import AsyncIterator

from application.import_batch.fates import Fate, Foreseen, State, Told, differs
from application.import_batch.form import Desk
from application.import_batch.rehearsal import Rehearsal, linked
from application.import_batch.rows import Row
from application.import_batch.turns import A_WHILE
from application.ledger import CommandReused, Intent
from application.together import chunks, patiently
from domain.shared.errors import DomainError


class Trials:
    """The rows of one sheet, on somebody's behalf."""

    def __init__(self, desk: Desk, intent: Intent, sheet: Foreseen) -> None:
        self._desk = desk
        self._intent = intent
        self._sheet = sheet
        self._rehearsal = Rehearsal(desk.ledger)
        self._trying = desk._replace(ledger=self._rehearsal)

    async def told(self) -> AsyncIterator[Told]:
        """Some rows at a time; the sheet keeps what has become of them."""
        sheet, fates = self._sheet, self._sheet.fates
        linking = linked(sheet.form, (row.facts for row in sheet.ready()))
        await self._rehearsal.learn(self._intent, linking)
        done, rows = 0, sorted(sheet.rows, key=sheet.later)
        for some in chunks(rows, A_WHILE):
            await asyncio.sleep(0)
            for row in some:
                fates[row.number] = await self._fate(row, fates[row.number])
            done += len(some)
            yield Told(done, len(rows), [fates[row.number] for row in some])

    async def _fate(self, row: Row, fate: Fate) -> Fate:
        if fate.state != State.READY:
            return fate
        if fate.id in self._sheet.renamed:
            return await self._recalled(row, fate)
        return await self._tried(row, fate)

    async def _tried(self, row: Row, fate: Fate) -> Fate:
        """What is personal goes into the vault first, so it is asked again when recorded."""
        assert fate.id, "a row that is ready has the id of its record"
        form, wish = self._sheet.form, self._sheet.wish(self._intent, row)
        told = form.impersonal(row.facts)
        self._rehearsal.asked = []
        try:
            if told != row.facts:
                self._desk.vault.must_be_open()
            await form.record(self._trying, wish, fate.id, told)
        except DomainError as refusal:
            return fate._replace(state=State.REFUSED, refusal=form.headed(refusal))
        if not form.personal:
            self._sheet.asked[row.number] = self._rehearsal.asked
        return fate

    async def _recalled(self, row: Row, fate: Fate) -> Fate:
        """The command that made its record is asked again: it records nothing twice."""
        assert fate.id, "a row that is ready has the id of its record"
        form, id, facts = self._sheet.form, fate.id, self._sheet.form.impersonal(row.facts)
        wish = self._intent._replace(command_id=id, digest=form.fingerprint(row.facts))
        try:
            receipt = await patiently(lambda: form.record(self._desk, wish, id, facts))
        except CommandReused:
            return fate._replace(state=State.FAULTY, faults=(differs(row),))
        return fate._replace(state=State.REPEATED, receipt=receipt)

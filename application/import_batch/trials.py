"""A dry run: the rows of a sheet are tried one after another, as if each were recorded."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from application.import_batch.fates import Fate, Foreseen, State, Told, differs
from application.import_batch.form import Desk
from application.import_batch.rehearsal import Rehearsal, linked
from application.import_batch.rows import Row
from application.import_batch.turns import A_WHILE
from application.ledger import CommandReused, Intent
from application.together import chunks, patiently
from domain.shared.errors import DomainError


@dataclass(frozen=True, slots=True)
class Trials:
    """The rows of one sheet, on somebody's behalf."""

    desk: Desk
    intent: Intent
    sheet: Foreseen

    async def told(self) -> AsyncIterator[Told]:
        """Some rows at a time; the sheet keeps what has become of them."""
        fates, rehearsal = self.sheet.fates, Rehearsal(self.desk.ledger)
        linking = linked(self.sheet.form, (row.facts for row in self.sheet.ready()))
        await rehearsal.learn(self.intent, linking)
        done, rows = 0, sorted(self.sheet.rows, key=self.sheet.later)
        for some in chunks(rows, A_WHILE):
            await asyncio.sleep(0)
            for row in some:
                fates[row.number] = await self._fate(rehearsal, row, fates[row.number])
            done += len(some)
            yield Told(done, len(rows), [fates[row.number] for row in some])

    async def _fate(self, rehearsal: Rehearsal, row: Row, fate: Fate) -> Fate:
        if fate.state != State.READY:
            return fate
        if fate.id in self.sheet.renamed:
            return await self._recalled(row, fate)
        return await self._tried(rehearsal, row, fate)

    async def _tried(self, rehearsal: Rehearsal, row: Row, fate: Fate) -> Fate:
        """What is personal goes into the vault first, so it is asked again when recorded."""
        assert fate.id, "a row that is ready has the id of its record"
        form, told = self.sheet.form, self.sheet.form.impersonal(row.facts)
        desk, wish = self.desk._replace(ledger=rehearsal), self.sheet.wish(self.intent, row)
        rehearsal.asked = []
        try:
            if told != row.facts:
                self.desk.vault.must_be_open()
            await form.record(desk, wish, fate.id, told)
        except DomainError as refusal:
            return fate._replace(state=State.REFUSED, refusal=form.headed(refusal))
        if not form.personal:
            self.sheet.asked[row.number] = rehearsal.asked
        return fate

    async def _recalled(self, row: Row, fate: Fate) -> Fate:
        """The command that made its record is asked again: it records nothing twice."""
        assert fate.id, "a row that is ready has the id of its record"
        form, id, facts = self.sheet.form, fate.id, self.sheet.form.impersonal(row.facts)
        wish = self.intent._replace(command_id=id, digest=form.fingerprint(row.facts))
        try:
            receipt = await patiently(lambda: form.record(self.desk, wish, id, facts))
        except CommandReused:
            return fate._replace(state=State.FAULTY, faults=(differs(row),))
        return fate._replace(state=State.REPEATED, receipt=receipt)

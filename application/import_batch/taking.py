"""A portion of rows at once: its records are made, or withdrawn, each by its own command."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from application.import_batch.fates import Fate, Foreseen, State
from application.import_batch.form import Desk, Form, Undoing
from application.import_batch.known import Made, undoing_id
from application.import_batch.rows import Row
from application.ledger import Asked, Intent, Ledger, Outcome, Receipt
from application.onboarding import fingerprint
from application.together import Use, all_patiently, apart, together
from domain.shared.errors import DomainError


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one form, on somebody's behalf."""

    desk: Desk
    intent: Intent
    form: Form

    async def record(self, sheet: Foreseen, rows: Sequence[Row]) -> list[Fate]:
        """Under command ids that follow from the records', whoever imports them when."""
        outcomes = await self._settled([self._recording(sheet, each) for each in rows])
        return [
            fate._replace(state=State.REFUSED, refusal=self.form.headed(outcome))
            if isinstance(outcome, DomainError)
            else fate._replace(state=State.RECORDED, receipt=outcome)
            for fate, outcome in zip(
                (sheet.fates[each.number] for each in rows), outcomes, strict=True
            )
        ]

    async def withdraw(self, made: Made, undoing: Undoing, ids: Sequence[UUID]) -> list[Fate]:
        """As it was imported, unless it has gone on since."""
        left = [each for each in ids if each not in made.undone]
        uses = [self._withdrawing(made, undoing, each) for each in left]
        outcomes = await all_patiently(together, self.desk.ledger, uses)
        fates = made.undone | dict(zip(left, outcomes, strict=True))
        return [_withdrawn(id, fates[id]) for id in ids]

    def _recording(self, sheet: Foreseen, row: Row) -> Use:
        """As it was asked when it was tried, if it may be."""
        if asked := sheet.asked.get(row.number):
            return partial(_asking, asked)
        id, wish = sheet.fates[row.number].id, sheet.wish(self.intent, row)
        assert id, "a row that is ready has the id of its record"
        return lambda ledger: self.form.record(
            self.desk._replace(ledger=ledger), wish, id, row.facts
        )

    def _withdrawing(self, made: Made, undoing: Undoing, id: UUID) -> Use:
        receipt, line = made.receipts.get(id), made.line(id)
        command_id, digest = undoing_id(id), fingerprint(undoing._asdict())
        seen = receipt.version if receipt else 1
        wish = self.intent._replace(command_id=command_id, digest=digest, seen=seen)
        record_id = receipt.id if receipt and line else id
        return lambda ledger: self.form.take_back(
            self.desk._replace(ledger=ledger), wish, undoing, record_id, line
        )

    async def _settled(self, uses: Sequence[Use]) -> list[Outcome]:
        """What is personal waits in the vault for what becomes of its command."""
        settle = apart if self.form.personal else together
        return await all_patiently(settle, self.desk.ledger, uses)


async def _asking(asked: Sequence[Asked], ledger: Ledger) -> Receipt:
    return [await ledger.ask(each) for each in asked][-1]


def _withdrawn(id: UUID, outcome: Outcome) -> Fate:
    if isinstance(outcome, DomainError):
        return Fate(0, State.KEPT, id, refusal=outcome)
    return Fate(0, State.UNDONE, id, outcome)

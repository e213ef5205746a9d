"""A portion of rows at once: its records are made, or withdrawn, each by its own command."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from application import identity
from application.import_batch.fates import Checked, Fate, State
from application.import_batch.form import Desk, Facts, Form, Undoing
from application.import_batch.known import Parts
from application.ledger import Intent, Outcome
from application.onboarding import fingerprint
from application.together import Use, all_patiently, apart, together
from domain.shared.errors import DomainError


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one form, on somebody's behalf."""

    desk: Desk
    intent: Intent
    form: Form

    async def record(self, checked: Checked, rows: Sequence[tuple[Facts, Fate]]) -> list[Fate]:
        """Under command ids that follow from the records', whoever imports them when."""
        outcomes = await self._settled([self._recording(checked, *each) for each in rows])
        return [
            fate._replace(state=State.REFUSED, refusal=self.form.headed(outcome))
            if isinstance(outcome, DomainError)
            else fate._replace(state=State.RECORDED, receipt=outcome)
            for (_, fate), outcome in zip(rows, outcomes, strict=True)
        ]

    async def withdraw(self, known: Parts, undoing: Undoing, ids: Sequence[UUID]) -> list[Fate]:
        """The first version of a record is the one that was imported."""
        outcomes = await self._settled(
            [self._withdrawing(known, undoing, each) for each in ids]
        )
        return [
            Fate(0, State.KEPT, id, refusal=outcome)
            if isinstance(outcome, DomainError)
            else Fate(0, State.UNDONE, id, outcome)
            for id, outcome in zip(ids, outcomes, strict=True)
        ]

    def _recording(self, checked: Checked, facts: Facts, fate: Fate) -> Use:
        assert fate.id, "a row that is ready has the id of its record"
        id, digest = fate.id, self.form.fingerprint(facts)
        wish = self.intent._replace(command_id=checked.noted(facts, fate), digest=digest)
        return lambda ledger: self.form.record(
            self.desk._replace(ledger=ledger), wish, id, facts
        )

    def _withdrawing(self, known: Parts, undoing: Undoing, id: UUID) -> Use:
        command_id, digest = identity.named(id, "undone"), fingerprint(undoing._asdict())
        wish = self.intent._replace(command_id=command_id, digest=digest, seen=1)
        record_id, line = known.get(id, (id, None))
        return lambda ledger: self.form.take_back(
            self.desk._replace(ledger=ledger), wish, undoing, record_id, line
        )

    async def _settled(self, uses: Sequence[Use]) -> list[Outcome]:
        """What is personal waits in the vault for what becomes of its command."""
        settle = apart if self.form.personal else together
        return await all_patiently(settle, self.desk.ledger, uses)

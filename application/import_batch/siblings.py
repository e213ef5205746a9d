"""Rows that name one another: a record of the same register, or another row of the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from application.import_batch.form import Form
from application.import_batch.known import Matches
from application.import_batch.links import Sibling
from application.import_batch.names import Named, Names, plainly, stems
from application.import_batch.nouns import NOUNS, called
from application.import_batch.rows import CellFault, Row, heading
from application.import_batch.workbook import Table, place_name
from application.views import Boards


@dataclass(frozen=True, slots=True)
class Siblings:
    """What one register calls by name, once it is known which records the rows are."""

    boards: Boards
    here: UUID
    form: Form

    async def resolve(self, table: Table, rows: Sequence[Row], known: Matches) -> None:
        """Put the record in the place of its name, or tell what is wrong with that."""
        if not self.form.siblings:
            return
        good = [row for row in rows if not row.faults]
        for column, place in heading(self.form, table).columns:
            naming = [row for row in good if row.facts[column.field]]
            if isinstance(column.kind, Sibling) and naming:
                said = stems(row.facts[column.field] for row in naming)
                names = await self._names(column.kind.noun, said, good, known)
                for row in naming:
                    where = place_name(row.number - 1, place or 0)
                    _resolve(row, column.field, f"{where}：{column.header}", where, names)

    async def _names(
        self, noun: str, said: set[str], rows: Sequence[Row], known: Matches
    ) -> Names:
        found = {each.id: each for each in await called(self.boards, self.here, noun, said)}
        for row in rows:
            name, apart = (str(row.facts[each]) for each in self.form.named)
            if plainly(name) in said:
                id = known.id_of(self.here, self.form, row.key)
                found.setdefault(id, Named(id, name, apart))
        return Names(NOUNS[noun].word, found.values())


def _resolve(row: Row, field: str, title: str, where: str, names: Names) -> None:
    said = row.facts[field]
    try:
        row.facts[field] = names.id_of(said)
    except LookupError as unknown:
        row.faults.append(CellFault(where, f"{title}“{said}”{unknown.args[0]}"))

"""What is called by name in a sheet: records of the place, and how each is called."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from application.access import Action
from application.confidence import veiled_entry
from application.import_batch.form import TAKEN_BACK
from application.import_batch.names import Named, Names, stems
from application.paging import every
from application.projections.board import Board, Entry
from application.projections.books import (
    ACTIVITIES,
    CAMPAIGNS,
    DEPUTIES,
    GROUPS,
    HANDLING_UNITS,
    OPINIONS,
    RECEPTIONS,
    STATIONS,
    SUGGESTIONS,
)
from application.projections.deputy_register import runs
from application.views import Boards
from domain.opinion import Status as Opinions
from domain.reception import Status as Receptions
from domain.suggestion import Status as Suggestions


def _constituency(row: Any) -> str:
    return next((each["constituency"] for each in row.mandates if each["constituency"]), "")


def _activity(entry: Entry[Any]) -> Named:
    row = entry.row
    return Named(entry.id, f"{row.occurred_on} {row.kind}", row.place, not row.voided)


def _campaign(entry: Entry[Any]) -> Named:
    return Named(entry.id, entry.row.title, entry.row.status)


def _deputy(entry: Entry[Any]) -> Named:
    stands = any(map(runs, entry.row.mandates))
    return Named(entry.id, entry.row.name, _constituency(entry.row), stands)


def _group(entry: Entry[Any]) -> Named:
    return _closable(entry, entry.row.basis, entry.row.dissolved_on)


def _opinion(entry: Entry[Any]) -> Named:
    stands = entry.row.status != Opinions.VOIDED
    return Named(entry.id, entry.row.title, str(entry.row.heard_on), stands)


def _reception(entry: Entry[Any]) -> Named:
    row = entry.row
    stands = row.status != Receptions.CANCELLED
    return Named(entry.id, str(row.receive_on), row.place, stands)


async def _at_stations(
    boards: Boards, here: UUID, entries: Sequence[Entry[Any]]
) -> list[Named]:
    """Receptions are told apart by the station, where no other place is stated."""
    ids = {each.row.station_id for each in entries if each.row.station_id}
    names = {each.id: each.row.name for each in await boards.some(STATIONS, here, ids)}
    return [
        _reception(each)._replace(apart=each.row.place or names.get(each.row.station_id, ""))
        for each in entries
    ]


def _station(entry: Entry[Any]) -> Named:
    return _closable(entry, entry.row.place, entry.row.ended_on)


def _suggestion(entry: Entry[Any]) -> Named:
    row = entry.row
    stands = row.status != Suggestions.WITHDRAWN
    return Named(entry.id, row.title, row.number or str(row.filed_on), stands)


def _unit(entry: Entry[Any]) -> Named:
    return _closable(entry, entry.row.kind, entry.row.closed_on)


def _closable(entry: Entry[Any], apart: str, on: date | None) -> Named:
    closed_on = None if entry.row.why.startswith(TAKEN_BACK) else on
    return Named(entry.id, entry.row.name, apart, on is None, closed_on)


class Noun(NamedTuple):
    """Its word, its board, the fields that make its name, and how a record is called."""

    word: str
    board: Board[Any]
    fields: tuple[str, ...]
    called: Callable[[Entry[Any]], Named]


NOUNS = {
    "activity": Noun("代表活动", ACTIVITIES, ("occurred_on", "kind"), _activity),
    "campaign": Noun("实践活动", CAMPAIGNS, ("title",), _campaign),
    "deputy": Noun("代表", DEPUTIES, ("name",), _deputy),
    "deputy_group": Noun("代表小组", GROUPS, ("name",), _group),
    "handling_unit": Noun("承办单位", HANDLING_UNITS, ("name",), _unit),
    "opinion": Noun("群众意见", OPINIONS, ("title",), _opinion),
    "reception": Noun("接待日", RECEPTIONS, ("receive_on",), _reception),
    "station": Noun("代表家站", STATIONS, ("name",), _station),
    "suggestion": Noun("代表建议", SUGGESTIONS, ("title",), _suggestion),
}
LISTED = ("campaign", "deputy", "deputy_group", "station")
"""What a template offers to choose from; of the others there are too many."""

MANY = 100
"""Names that are looked for at once; for more, the whole register is read."""


async def listed(boards: Boards, here: UUID, nouns: Iterable[str]) -> dict[str, Names]:
    """All records of those nouns that are offered to choose from."""
    found = {}
    for noun in {*nouns} & {*LISTED}:
        kind = NOUNS[noun]
        entries = [each async for each in every(boards, kind.board, here)]
        found[noun] = Names(kind.word, map(kind.called, entries))
    return found


async def named(boards: Boards, here: UUID, said: Mapping[str, set[str]]) -> dict[str, Names]:
    """The records that are called so, by noun, with all that share a name with them."""
    return {
        noun: Names(NOUNS[noun].word, await called(boards, here, noun, each))
        for noun, each in said.items()
    }


async def learn(
    boards: Boards,
    here: UUID,
    names: Mapping[str, Names],
    ids: Mapping[str, set[UUID]],
    allowed: Collection[Action],
) -> None:
    """The names of further records, as somebody may see them who is allowed these things."""
    for noun, each in ids.items():
        kind = NOUNS[noun]
        new = [id for id in each if not names[noun].knows(id)]
        if len(new) > MANY:
            entries = [it async for it in every(boards, kind.board, here)]
        else:
            said = [kind.called(it).name for it in await boards.some(kind.board, here, new)]
            entries = await boards.called(kind.board, here, kind.fields, stems(said))
        shown = [veiled_entry(it, allowed) for it in entries]
        names[noun].learn(await _named(boards, here, noun, shown))


async def called(boards: Boards, here: UUID, noun: str, said: Iterable[str]) -> list[Named]:
    """All of these names."""
    kind = NOUNS[noun]
    found = await boards.called(kind.board, here, kind.fields, stems(said))
    return await _named(boards, here, noun, found)


async def _named(
    boards: Boards, here: UUID, noun: str, entries: Sequence[Entry[Any]]
) -> list[Named]:
    if noun == "reception":
        return await _at_stations(boards, here, entries)
    return list(map(NOUNS[noun].called, entries))

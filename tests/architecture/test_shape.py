"""Pages that can be read at one sitting, and failures that are not swallowed."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.source import (
    LAYERS,
    Place,
    functions,
    last_name,
    listed,
    modules,
    named,
    unused,
)

FILE_LINES_MAX = 250
FUNCTION_LINES_MAX = 45

LONG_FILES = {
    "domain/livelihood_vote/__init__.py": "one vote from its first candidate to its result",
    "domain/campaign/__init__.py": "one life, from draft to close: every command",
    "domain/campaign/events.py": "a list: each event, and what it makes of a campaign",
    "domain/jurisdiction.py": "nine dated facts, an event and a command for each",
    "domain/deputy_group/__init__.py": "from forming to dissolving: every command, refusals",
    "domain/deputy/__init__.py": "one life, one page: mandates, suspension, the way elsewhere",
    "domain/suggestion/__init__.py": "one life, one page: every command and its refusals",
    "domain/deputy/events.py": "a list: each event, and what it makes of a deputy",
    "domain/suggestion/events.py": "a list: each event, and what it makes of a suggestion",
    "domain/handling_case/__init__.py": "who owes what until when, told in one place",
    "domain/shared/source.py": "a table: one entry for each kind of record",
    "domain/shared/standing.py": "a table: one entry for each figure of every ledger",
    "domain/shared/rule.py": "a table: one line or two for each rule of a place",
    "application/projections/suggestion_board.py": "a list: one case for each event",
    "domain/opinion/__init__.py": "one life, one page: every command and its refusals",
    "domain/opinion/events.py": "a list: each event, and what it makes of an opinion",
    "application/projections/opinion_board.py": "a list: one case for each event",
    "application/projections/books.py": "a list: every board, and one class that folds",
    "application/views.py": "one protocol for each thing that is read, without code",
}
LONG_FUNCTIONS = {
    "application/container.py:over": "a list: the use cases of each noun",
    "application/projections/*.py:fold": "a table: one case for each event",
    "application/projections/opinion_board.py:_further": "the rest of that table",
    "domain/handling_case/__init__.py:reply": "a letter with its facts, each by its name",
}
CATCH_ALL = {
    "infrastructure/postgres/turn.py:decide": "a bug falls on its own command alone",
    "infrastructure/postgres/bookkeeper.py:guard": "a failing event stops its ledger alone",
}
"""Where any exception at all is caught and not raised again, and why."""


def lines(file: Path) -> int:
    return len(file.read_text(encoding="utf-8").splitlines())


def length(place: Place) -> int:
    return (place.node.end_lineno or 0) - place.node.lineno + 1


def swallows(handler: ast.ExceptHandler) -> bool:
    """Catches everything, and does not end by raising it again."""
    if isinstance(handler.body[-1], ast.Raise) and handler.body[-1].exc is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        kind is None or last_name(kind) in {"Exception", "BaseException"} for kind in kinds
    )


def own(node: ast.AST) -> Iterator[ast.AST]:
    """What a function does itself, without the functions inside it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from own(child)


LONG = [
    named(each) for each in modules("domain", "application") if lines(each) > FILE_LINES_MAX
]
SLOW_READS = [str(each) for each in functions(*LAYERS) if length(each) > FUNCTION_LINES_MAX]
SWALLOWED = [
    str(place)
    for place in functions(*LAYERS)
    if any(isinstance(each, ast.ExceptHandler) and swallows(each) for each in own(place.node))
]


def test_a_file_is_split_before_it_grows_too_long() -> None:
    assert [] == [each for each in LONG if not listed(each, LONG_FILES)]


def test_a_function_fits_on_a_screen() -> None:
    assert [] == [each for each in SLOW_READS if not listed(each, LONG_FUNCTIONS)]


def test_nobody_catches_everything() -> None:
    assert [] == [each for each in SWALLOWED if not listed(each, CATCH_ALL)]


@pytest.mark.parametrize(
    ("exceptions", "needed"),
    [(LONG_FILES, LONG), (LONG_FUNCTIONS, SLOW_READS), (CATCH_ALL, SWALLOWED)],
)
def test_no_exception_outlives_its_reason(
    exceptions: dict[str, str], needed: list[str]
) -> None:
    assert [] == unused(exceptions, needed)

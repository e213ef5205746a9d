"""Every noun with a life cycle is shown on a board: without one the worker would stop."""

from application.projections.books import BOARDS
from domain.catalogue import AGGREGATES


def test_every_aggregate_has_a_board() -> None:
    assert {each.TOPIC for each in AGGREGATES} == {board.noun for board in BOARDS}

"""What a key topic adds to the figures."""

from application.projections.key_topic_board import KeyTopicRow
from application.projections.points.line import Lines, Point, count
from domain.shared.source import Source


def add(found: list[Point], row: KeyTopicRow, lines: Lines) -> None:
    """One, on the day that it was set, with the suggestions that are in it now."""
    count(found, lines.get(Source.KEY_TOPICS, ()), row, row.set_on)

"""What a vote on livelihood projects adds to the figures."""

from application.projections.livelihood_vote_board import LivelihoodVoteRow
from application.projections.points.line import Lines, Point, count
from domain.livelihood_vote import Status
from domain.shared.source import Source


def add(found: list[Point], row: LivelihoodVoteRow, lines: Lines) -> None:
    """Once, on the day that its first round was counted, and all that it chose."""
    if row.held_on and row.status != Status.CANCELLED:
        count(found, lines.get(Source.LIVELIHOOD_VOTES, ()), row, row.held_on)

"""The campaign board of a whole province: 1,377 units, and ten times the activities later."""

from functools import partial
from uuid import UUID

from application.projections.books import CAMPAIGNS
from infrastructure.bootstrap import Service
from infrastructure.rebuilding import hands_for, rebuild_all
from tests.bench.measure import interleaved, middle, p50_ms, ratio, say
from tests.bench.province import Province
from tests.bench.stage import Stage
from tests.bench.working import DELIVERED

STORIES = 240
"""So many different stories are told in turn: 1,280 townships hold their own copies."""

HELD = "SELECT count(*) FROM event_log WHERE topic = 'activity.held'"


class Whole(Province):
    """1 province, 16 prefectures, 80 counties, 1,280 townships."""

    below = (
        ("prefecture", "congress", 16),
        ("county", "congress", 5),
        ("township", "presidium", 16),
    )
    most_stories = STORIES


def run(stage: Stage) -> None:
    """The board against one row by its key, and against itself with a tenth of the work."""
    many = stage.size.events
    url = stage.database("board")
    say(f"laying out 1,377 units with {many // 10:,} activities")
    province = Whole(url, yearly=max(many // 1_280, 1))
    _grow(stage, province, many // 10)
    grown = stage.database("board_grown", like="board")
    say(f"growing them to {many:,} activities")
    _grow(stage, province.moved(grown), many)
    for each in (url, grown):
        _count(stage, each, list(province.heads))
    before, after = stage.service(url), stage.service(grown)
    taken = interleaved(
        "board",
        {
            "before": lambda: _board(stage, before, province),
            "after": lambda: _board(stage, after, province),
            "key": lambda: _key(stage, after, province),
        },
        2 * stage.size.rounds,
        warm=True,
    )
    facts = {"unit": "ms", "activities": _held(stage, grown), "after": middle(taken["after"])}
    ratio("board_vs_key", taken["after"], taken["key"], key=middle(taken["key"]), **facts)
    ratio(
        "board_growth",
        taken["after"],
        taken["before"],
        before=middle(taken["before"]),
        activities_before=_held(stage, url),
        **facts,
    )


def _grow(stage: Stage, province: Province, activities: int) -> None:
    """Until there are so many activities: stories are told, and not all are activities."""
    while (held := _held(stage, province.url)) < activities:
        missing = activities - held
        province.grow(province.events + max(missing, 2 * len(province.townships)))
    stage.settle(province.url)


def _count(stage: Stage, url: str, ledgers: list[UUID]) -> None:
    """Every ledger into its books, and what each gives to the one above it."""
    say("counting their events")
    service = stage.service(url)
    stage.sql(DELIVERED, url)
    for _ in rebuild_all(url, ledgers, processes=hands_for(stage.events(url))):
        pass
    service.worker.owe(ledgers)
    stage.run(service.worker.drain())
    stage.settle(url)


def _board(stage: Stage, service: Service, province: Province) -> float:
    read = partial(service.container.rollups.read, province.province, province.campaign_id)
    return stage.run(p50_ms([read] * stage.size.reads))


def _key(stage: Stage, service: Service, province: Province) -> float:
    boards = service.container.boards
    read = partial(boards.one, CAMPAIGNS, province.province, province.campaign_id)
    return stage.run(p50_ms([read] * stage.size.reads))


def _held(stage: Stage, url: str) -> int:
    return int(stage.sql(HELD, url)[0][0])

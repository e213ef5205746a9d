"""``make bench``: Renda against its peers, one JSON line for each ratio.

docs/guides/benchmark.md says what is compared and how to read it.
"""

import argparse
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from tests.bench import (
    boarding,
    grouping,
    handling,
    importing,
    lagging,
    reading,
    searching,
    serving,
    working,
    writing,
)
from tests.bench.measure import TARGETS, figure, fsync_us, say
from tests.bench.stage import FULL, QUICK, Stage

PARTS: dict[Callable[[Stage], None], tuple[str, ...]] = {
    writing.run: ("append_vs_stock", "append_vs_insert", "append_one_vs_stock"),
    serving.run: ("http_vs_crud", "http_vs_null", "http_single_vs_crud"),
    working.live: ("project_vs_stock",),
    lagging.run: ("lag",),
    working.rebuilding: ("rebuild_vs_stock",),
    reading.replay: ("replay_vs_stock",),
    reading.verify: ("verify_vs_read",),
    reading.rollup: ("rollup_growth", "rollup_vs_groupby"),
    boarding.run: ("board_vs_key", "board_growth"),
    searching.run: ("search_vs_key", "search_vs_like"),
    handling.bulk: ("bulk_vs_single",),
    handling.due: ("due_vs_key",),
    grouping.run: ("grouping_vs_read",),
    importing.run: ("import_vs_single",),
}
NAMES = [name for names in PARTS.values() for name in names]


def main() -> None:
    asked = _arguments()
    size = QUICK if asked.quick else FULL
    if asked.rounds:
        size = replace(size, rounds=asked.rounds, heavy_rounds=asked.rounds)
    with ExitStack() as undo:
        stage = Stage(undo, size)
        figure("fsync", fsync_us(stage.directory), "us")
        for part, names in PARTS.items():
            if not asked.only or set(asked.only) & set(names):
                say(f"measuring {', '.join(names)}")
                part(stage)
        say("stopping")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=NAMES, help="these alone")
    parser.add_argument("--quick", action="store_true", help="a smoke run: no figure counts")
    parser.add_argument("--rounds", type=int, help="how often each side is measured")
    return parser.parse_args()


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    assert TARGETS.keys() <= set(NAMES), "every target is measured"
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also when started with &
    signal.signal(signal.SIGTERM, _interrupted)
    try:
        main()
    except KeyboardInterrupt:
        say("interrupted; everything is stopped")
        sys.exit(130)

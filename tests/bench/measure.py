"""Measuring fairly on a machine that drifts: interleaved rounds, paired quotients, medians."""

import asyncio
import os
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from statistics import median, quantiles

import orjson

TARGETS = {
    "append_vs_stock": 8,
    "append_vs_insert": 0.5,
    "append_one_vs_stock": 6,
    "http_vs_crud": 4,
    "http_vs_null": 0.45,
    "http_single_vs_crud": 1.2,
    "replay_vs_stock": 2.5,
    "project_vs_stock": 20,
    "rebuild_vs_stock": 80,
    "verify_vs_read": 0.4,
    "rollup_growth": 1.2,
    "rollup_vs_groupby": 100,
    "board_vs_key": 20,
    "board_growth": 1.2,
    "search_vs_key": 20,
    "search_vs_like": 5,
    "bulk_vs_single": 10,
    "due_vs_key": 10,
    "grouping_vs_read": 10,
    "import_vs_single": 10,
}
AT_MOST = {
    "rollup_growth",
    "board_vs_key",
    "board_growth",
    "search_vs_key",
    "due_vs_key",
    "grouping_vs_read",
}
"""Where less is better; everywhere else the value is to reach the target."""

STARTED = time.monotonic()


def say(text: str) -> None:
    """What is going on, for whoever waits; results alone go to standard output."""
    sys.stderr.write(f"{time.monotonic() - STARTED:6.1f} s  {text}\n")
    sys.stderr.flush()


def interleaved(
    title: str,
    sides: Mapping[str, Callable[[], float]],
    rounds: int,
    *,
    warm: bool = False,
    within_s: float = 120,
) -> dict[str, list[float]]:
    """Every side once a round, in reversed order every second round.

    ``warm``: an extra round goes before, and is thrown away. ``within_s``: no round is begun
    after so long, however few there were.
    """
    begun = time.monotonic()
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for at in range(-1 if warm else 0, rounds):
        if at > 0 and time.monotonic() - begun > within_s:
            say(f"{title}: takes too long for another round")
            break
        for name in list(sides)[:: -1 if at % 2 else 1]:
            value = sides[name]()
            label = "warm-up" if at < 0 else f"round {at + 1}/{rounds}"
            say(f"{title}: {label} {name} {value:,.4g}")
            if at >= 0:
                taken[name].append(value)
    return taken


def ratio(name: str, over: Sequence[float], under: Sequence[float], **facts: object) -> None:
    """One line: the median of the rounds' quotients, beside the lowest and the highest.

    Both sides of a quotient were measured within seconds of each other, so the drift of the
    machine cancels; it would not in a quotient of medians.
    """
    quotients = [a / b for a, b in zip(over, under, strict=True)]
    value, target = short(median(quotients)), TARGETS[name]
    emit(
        ratio=name,
        value=value,
        target=target,
        met=value <= target if name in AT_MOST else value >= target,
        low=short(min(quotients)),
        high=short(max(quotients)),
        rounds=len(quotients),
        **facts,
    )


def figure(name: str, value: float, unit: str, **facts: object) -> None:
    """One line for a number that has no peer."""
    emit(figure=name, value=short(value), unit=unit, **facts)


def emit(**line: object) -> None:
    sys.stdout.write(orjson.dumps(line).decode() + "\n")
    sys.stdout.flush()


def short(value: float) -> float:
    """Three digits are more than the machine can tell apart.

    >>> short(2861.4), short(0.61234)
    (2861.0, 0.612)
    """
    return round(value) * 1.0 if value >= 1000 else float(f"{value:.3g}")


def middle(values: Sequence[float]) -> float:
    """The median, for a line."""
    return short(median(values))


def percentile(values: Sequence[float], of: int) -> float:
    return quantiles(values, n=100, method="inclusive")[of - 1]


def p50(values: Sequence[float]) -> float:
    return percentile(values, 50)


async def p50_ms(asked: Sequence[Callable[[], Awaitable[object]]]) -> float:
    """The median of what each of them takes, one after another."""
    taken = []
    for ask in asked:
        started = time.perf_counter()
        await ask()
        taken.append((time.perf_counter() - started) * 1e3)
        await asyncio.sleep(0)
    return p50(taken)


def fsync_us(directory: Path, times: int = 300) -> float:
    """How long the disk takes to make 8 kB durable, as a commit asks of it."""
    path = directory / "fsync"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        block, taken = os.urandom(8192), []
        os.write(handle, block)
        for _ in range(times):
            started = time.perf_counter()
            os.pwrite(handle, block, 0)
            os.fdatasync(handle)
            taken.append(time.perf_counter() - started)
    finally:
        os.close(handle)
        path.unlink()
    return median(taken) * 1e6


def peak_mib(pid: int) -> float:
    """The most memory that a process ever had resident."""
    return _status(pid, "VmHWM") / 1024


def _status(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(name)).split()[1])


def cpu_s(pid: int) -> float:
    """Processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

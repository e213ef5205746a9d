"""算出的指标 — a rest, a total, a rate: from the counts of one level, whenever it is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from domain.shared.handling import RATES
from domain.shared.indicator import Indicator, Kind
from domain.shared.source import Source

HUNDREDTH = Decimal("0.01")

STANDING_RATES = tuple(
    Indicator(
        f"rate.{rate.key}",
        rate.name,
        "%",
        Kind.RATE,
        Source.COMPUTED,
        core=True,
        plus=[rate.numerator],
        over=[rate.denominator],
    )
    for rate in RATES
)
"""The rates of handling, as every ledger has them without any campaign."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a rate is made of, and what it comes to: to the hundredth, none of nothing.

    >>> Base(1, 3).percent, Base(0, 0).percent
    (Decimal('33.33'), None)
    """

    numerator: int
    denominator: int
    percent: Decimal | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "percent", _percent(self.numerator, self.denominator))


def completed(lines: Iterable[Indicator], sums: Mapping[str, int]) -> dict[str, int]:
    """The counts, and what is computed of them; a rate stands as its numerator."""
    found = dict(sums)
    for line in lines:
        if line.source == Source.COMPUTED:
            found[line.key] = _added(line.plus, sums) - _added(line.minus, sums)
    return found


def base(line: Indicator, sums: Mapping[str, int]) -> Base | None:
    """The two counts of a rate."""
    if line.kind != Kind.RATE:
        return None
    return Base(_added(line.plus, sums) - _added(line.minus, sums), _added(line.over, sums))


def _percent(numerator: int, denominator: int) -> Decimal | None:
    if not denominator:
        return None
    share = Decimal(100 * numerator) / denominator
    return share.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def _added(keys: Iterable[str], sums: Mapping[str, int]) -> int:
    return sum(sums.get(key, 0) for key in keys)

"""指标目录 — every figure that is counted everywhere, and what a campaign can ask for."""

from dataclasses import dataclass

from application.computed import STANDING_RATES
from domain.shared.indicator import Indicator, Kind
from domain.shared.source import SOURCES
from domain.shared.standing import STANDING

KINDS = {
    Kind.THINGS: "件、个、人：一件只算一次，各级相加",
    Kind.TIMES: "次、人次、件次：发生一次算一次，各级相加，不与人、件相加",
    Kind.MONEY: "元：只能申报，不由记录算出",
    Kind.LATEST: "存量：每本台账最后一次说的数",
    Kind.DISTINCT: "去重：一本台账内不论几次只算一次，各级相加",
    Kind.RATE: "%：分子、分母分别相加以后再除，比率本身不相加",
}
QUALIFIERS = {
    "exact": "整数",
    "more": "余、多",
    "nearly": "近",
    "over": "超",
    "about": "约",
}


@dataclass(frozen=True, slots=True)
class SourceOf:
    """可以数的一种记录：where 可看 fields，take 可取 numbers、lists；words 里的只有几种值"""

    source: str
    name: str
    in_campaigns: bool
    fields: list[str]
    words: dict[str, list[str]]
    numbers: list[str]
    lists: list[str]
    own_numbers: bool


@dataclass(frozen=True, slots=True)
class IndicatorCatalogue:
    """指标目录：常规指标和比率，各种计量方式怎样合并，来源，申报数的程度词"""

    indicators: list[Indicator]
    kinds: dict[str, str]
    sources: list[SourceOf]
    qualifiers: dict[str, str]


def catalogue() -> IndicatorCatalogue:
    """All of it: data of the code, the same for everybody."""
    return IndicatorCatalogue(
        indicators=[*STANDING, *STANDING_RATES],
        kinds={str(kind): said for kind, said in KINDS.items()},
        sources=[
            SourceOf(
                str(source),
                each.name,
                each.in_campaigns,
                list(each.fields),
                {name: list(words) for name, words in each.words.items()},
                list(each.numbers),
                list(each.lists),
                each.own_numbers,
            )
            for source, each in SOURCES.items()
        ],
        qualifiers=dict(QUALIFIERS),
    )

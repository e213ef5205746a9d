"""Every figure that the five documents state, and the home that it has in the ledgers."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

import pytest

from application.indicator_catalogue import catalogue
from application.scenario.model import Published
from application.scenario.reading import read
from domain.shared import indicator
from domain.shared.indicator import Indicator, Kind
from domain.shared.source import Source
from tests.support.scenarios import document

TODAY = date(2026, 11, 22)


class Stated(NamedTuple):
    """A figure as a document states it; ``~`` before the unit stands for 余 and 多."""

    file: str
    place: str
    metric: str
    value: int
    unit: str


FIGURES = """
yangzhou-2006 维扬区 正副区长每人联系代表 10 名
yangzhou-2006 维扬区 向选民述职代表 2 名
yangzhou-2006 维扬区 经验交流会参会代表 80 名
yangzhou-2006 维扬区 经验交流单位和代表 14 个
yangzhou-2006 维扬区 双桥街道人大工委投入 20000 ~元
fuquan-2023 福泉市 市级动员部署和推进会 2 次
fuquan-2023 福泉市 镇级动员部署会 8 次
fuquan-2023 福泉市 倡议书 600 ~份
fuquan-2023 福泉市 代表联络站（室） 31 个
fuquan-2023 福泉市 专业代表联络室 9 个
fuquan-2023 福泉市 修订制度 9 项
fuquan-2023 福泉市 视察重点建设项目 11 个
fuquan-2023 福泉市 视察提出建议 38 条
fuquan-2023 福泉市 联系重点项目的代表 126 名
fuquan-2023 福泉市 联系重点项目 43 个
fuquan-2023 福泉市 收集诉求 300 ~件次
fuquan-2023 福泉市 解决困难问题 253 个
fuquan-2023 福泉市 推荐就业 3000 ~人次
fuquan-2023 福泉市 阵地建设经费 200000 元
baoding-2024 满城区 代表之家 16 个
baoding-2024 满城区 区级代表之家 1 个
baoding-2024 满城区 乡镇代表之家 12 个
baoding-2024 满城区 行业代表之家 3 个
baoding-2024 满城区 代表联络站 16 个
baoding-2024 满城区 行业之家投入 100000 ~元
baoding-2024 清苑区 走访代表 260 ~人次
baoding-2024 清苑区 协调解决问题 21 个
baoding-2024 清苑区 调度会 5 次
baoding-2024 清苑区 专题调研、代表视察 24 次
baoding-2024 清苑区 代表之家 20 个
baoding-2024 清苑区 代表联络站 5 个
baoding-2024 清苑区 在建联络站 2 个
baoding-2024 清苑区 接待选民 810 ~人次
baoding-2024 清苑区 集体活动 130 ~次
baoding-2024 清苑区 意见建议 90 ~条
baoding-2024 徐水区 引进项目 4 个
baoding-2024 徐水区 引进项目总投资 759000000 元
baoding-2024 徐水区 招商引资信息 19 条
baoding-2024 徐水区 招商引资意见建议 22 条
baoding-2024 徐水区 走访群众 900 ~人次
baoding-2024 徐水区 城市建设意见建议 26 条
baoding-2024 徐水区 家站活动 60 ~次
baoding-2024 徐水区 乡村振兴意见建议 70 ~条
baoding-2024 徐水区 微治理意见建议 50 ~条
baoding-2024 徐水区 座谈会 4 次
baoding-2024 徐水区 听取部门汇报 4 次
baoding-2024 徐水区 实地检查点位 9 个
baoding-2024 徐水区 发现问题 19 条
baoding-2024 徐水区 监督意见建议 19 条
baoding-2024 徐水区 代表家站 21 个
baoding-2024 徐水区 行业家站 1 个
tianmen-2017 天门市 代表小组活动 235 次
tianmen-2017 天门市 走访村 769 个
tianmen-2017 天门市 走访贫困户 3526 户
"""
STATED = [
    Stated(file, place, metric, int(value), unit)
    for file, place, metric, value, unit in map(str.split, FIGURES.split("\n")[1:-1])
]
TOLD_BY_OTHERS = {"正副区长每人联系代表"}
"""What is done by others than the organs that keep these ledgers: stated, not counted."""


def home(figure: Stated) -> Published:
    """The row of the scenario that answers it."""
    scenario = read(document(figure.file), file=figure.file, today=TODAY)
    [row] = [
        each
        for each in scenario.published
        if (each.place.name, each.metric) == (figure.place, figure.metric)
    ]
    return row


@pytest.mark.parametrize("figure", STATED, ids=lambda each: f"{each.place}-{each.metric}")
def test_a_figure_of_a_document_has_a_home(figure: Stated) -> None:
    row = home(figure)
    inexact, money = figure.unit.startswith("~"), figure.unit.endswith("元")

    assert (Decimal(figure.value), figure.unit.lstrip("~")) == (row.value, row.unit)
    if row.declared:
        assert inexact or money or figure.metric in TOLD_BY_OTHERS
        assert inexact == (row.qualifier != "exact")
    else:
        assert row.indicator or row.plan


KINDS_OF_FIGURES: dict[str, dict[str, object]] = {
    "人，不是人次": {"unit": "人", "kind": "things", "source": "receptions", "take": "persons"},
    "人次": {"unit": "人次", "source": "receptions", "take": "voter_times"},
    "去重": {"unit": "个", "kind": "distinct", "take": "villages"},
    "存量": {"unit": "个", "kind": "things", "source": "stations"},
    "在建": {"unit": "个", "kind": "things", "source": "stations_planned"},
    "金额": {"unit": "元", "kind": "money", "source": "declared"},
    "去年提出的建议": {
        "unit": "件",
        "kind": "things",
        "source": "suggestions_resolved",
        "where": {"year": ["2023"]},
    },
}


@pytest.mark.parametrize("kind", KINDS_OF_FIGURES)
def test_a_kind_of_figure_is_a_line_of_data(kind: str) -> None:
    [line] = indicator.read([{"key": "k", "name": kind, **KINDS_OF_FIGURES[kind]}], core=False)

    assert kind == line.name


def test_the_catalogue_shows_every_figure_once_with_its_unit() -> None:
    shown = catalogue().indicators

    assert len(shown) == len({each.key for each in shown})
    assert all(each.unit and each.name for each in shown)


def test_a_part_is_of_a_whole_that_is_there_in_the_same_unit() -> None:
    by_key = {each.key: each for each in catalogue().indicators}

    parts = [(each, by_key[each.of]) for each in by_key.values() if each.of]

    assert parts
    assert [] == [part.key for part, whole in parts if part.unit != whole.unit]


def test_a_rate_is_over_what_is_counted_in_the_same_unit() -> None:
    by_key = {each.key: each for each in catalogue().indicators}
    rates = [each for each in by_key.values() if each.kind == Kind.RATE]

    def units(rate: Indicator) -> set[str]:
        return {by_key[key].unit for key in (*rate.plus, *rate.over)}

    assert {Source.COMPUTED} == {rate.source for rate in rates}
    assert [] == [rate.key for rate in rates if len(units(rate)) > 1]


def test_the_catalogue_says_which_words_a_condition_may_have() -> None:
    [meetings] = [each for each in catalogue().sources if each.source == "meetings"]

    assert "mobilisation" in meetings.words["kind"]
    assert meetings.words.keys() <= set(meetings.fields)

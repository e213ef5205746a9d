"""The five source documents as files: their figures come out of events, every one."""

import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from application.scenario.comparing import Comparison
from application.scenario.model import Scenario
from application.scenario.schema import schema
from domain.activity import Activity
from domain.campaign import Campaign
from domain.deputy import Deputy
from domain.group_round import GroupRound
from domain.inspection import Inspection
from tests.support.scenarios import FILES, Instance, scenario

FACTS = {
    "000_93c438efd8d11c9d.txt": {
        ("石首市", "活动阶段"): 3,
        ("石首市", "八个一"): 8,
        ("石首市", "六进六访"): 6,
        ("石首市", "领导小组副组长"): 6,
        ("石首市", "活动方式"): 6,
        ("湖北省", "研究部署会议"): 1,
    },
    "001_6b0926fd1203bb0c.txt": {
        ("维扬区", "正副区长每人联系代表"): 10,
        ("维扬区", "向选民述职代表"): 2,
        ("维扬区", "经验交流会参会代表"): 80,
        ("维扬区", "经验交流单位和代表"): 14,
        ("维扬区", "双桥街道人大工委投入"): 20000,
    },
    "002_1027db56e761b6af.txt": {
        ("福泉市", "市级动员部署和推进会"): 2,
        ("福泉市", "镇级动员部署会"): 8,
        ("福泉市", "倡议书"): 600,
        ("福泉市", "代表联络站（室）"): 31,
        ("福泉市", "专业代表联络室"): 9,
        ("福泉市", "修订制度"): 9,
        ("福泉市", "乡镇（街道）活动机构"): 8,
        ("福泉市", "制定活动实施方案的专委"): 3,
        ("福泉市", "制定活动实施方案的工委"): 5,
        ("福泉市", "三进四问"): 7,
        ("福泉市", "视察重点建设项目"): 11,
        ("福泉市", "视察提出建议"): 38,
        ("福泉市", "联系重点项目的代表"): 126,
        ("福泉市", "联系重点项目"): 43,
        ("福泉市", "收集诉求"): 300,
        ("福泉市", "解决困难问题"): 253,
        ("福泉市", "推荐就业"): 3000,
        ("福泉市", "阵地建设经费"): 200000,
    },
    "003_207d33dc68263d5a.txt": {
        ("满城区", "驻满省人大代表"): 1,
        ("满城区", "驻满市人大代表"): 21,
        ("满城区", "区人大代表"): 209,
        ("满城区", "乡人大代表"): 802,
        ("满城区", "代表之家"): 16,
        ("满城区", "区级代表之家"): 1,
        ("满城区", "乡镇代表之家"): 12,
        ("满城区", "行业代表之家"): 3,
        ("满城区", "代表联络站"): 16,
        ("满城区", "领导小组"): 1,
        ("满城区", "工作专班"): 4,
        ("满城区", "指导组"): 4,
        ("满城区", "行业之家投入"): 100000,
        ("清苑区", "走访代表"): 260,
        ("清苑区", "协调解决问题"): 21,
        ("清苑区", "调度会"): 5,
        ("清苑区", "专题调研、代表视察"): 24,
        ("清苑区", "代表之家"): 20,
        ("清苑区", "代表联络站"): 5,
        ("清苑区", "在建联络站"): 2,
        ("清苑区", "创建的代表之家"): 20,
        ("清苑区", "扩面设立的代表联络站"): 5,
        ("清苑区", "专项工作计划"): 4,
        ("清苑区", "四个聚焦"): 4,
        ("清苑区", "接待选民"): 810,
        ("清苑区", "集体活动"): 130,
        ("清苑区", "意见建议"): 90,
        ("徐水区", "引进项目"): 4,
        ("徐水区", "引进项目总投资"): 759000000,
        ("徐水区", "招商引资信息"): 19,
        ("徐水区", "招商引资意见建议"): 22,
        ("徐水区", "走访群众"): 900,
        ("徐水区", "城市建设意见建议"): 26,
        ("徐水区", "家站活动"): 60,
        ("徐水区", "乡村振兴意见建议"): 70,
        ("徐水区", "微治理意见建议"): 50,
        ("徐水区", "座谈会"): 4,
        ("徐水区", "听取部门汇报"): 4,
        ("徐水区", "实地检查点位"): 9,
        ("徐水区", "发现问题"): 19,
        ("徐水区", "监督意见建议"): 19,
        ("徐水区", "代表家站"): 21,
        ("徐水区", "行业家站"): 1,
        ("徐水区", "三项机制"): 3,
        ("保定市", "代表之家"): 36,
        ("保定市", "代表联络站"): 21,
        ("保定市", "代表家站"): 78,
    },
    "004_f08a10c15b6fdc14.txt": {
        ("天门市", "全国人大代表"): 1,
        ("天门市", "省人大代表"): 20,
        ("天门市", "市人大代表"): 438,
        ("天门市", "乡镇人大代表"): 1817,
        ("天门市", "各级人大代表合计"): 2276,
        ("天门市", "代表小组"): 151,
        ("天门市", "代表小组活动"): 235,
        ("天门市", "走访村"): 769,
        ("天门市", "走访贫困户"): 3526,
        ("天门市", "试点乡镇"): 4,
        ("天门市", "督导组"): 6,
        ("天门市", "联席会议单位"): 23,
        ("天门市", "五有"): 5,
        ("湖北省", "代表小组活动"): 235,
        ("湖北省", "走访村"): 769,
        ("湖北省", "走访贫困户"): 3526,
    },
}
"""What the documents state, read from the documents themselves."""

DECLARED = {
    "001_6b0926fd1203bb0c.txt": {"正副区长每人联系代表", "双桥街道人大工委投入"},
    "002_1027db56e761b6af.txt": {"倡议书", "收集诉求", "推荐就业", "阵地建设经费"},
    "003_207d33dc68263d5a.txt": {
        "行业之家投入",
        "走访代表",
        "接待选民",
        "集体活动",
        "意见建议",
        "引进项目总投资",
        "走访群众",
        "家站活动",
        "乡村振兴意见建议",
        "微治理意见建议",
    },
}
"""Money, what is “more than”, and what other bodies do. Nothing else may be merely stated."""

STATED = [
    (document, *where, value)
    for document, rows in FACTS.items()
    for where, value in rows.items()
]


@pytest.fixture(scope="module")
def scenarios() -> list[Scenario]:
    return [scenario(file.stem) for file in FILES]


@pytest.fixture(scope="module")
def instance(scenarios: list[Scenario]) -> Instance:
    here = Instance()
    for each in scenarios:
        here.load(each)
    return here


@pytest.fixture(scope="module")
def rows(
    instance: Instance, scenarios: list[Scenario]
) -> dict[tuple[str, str, str], Comparison]:
    compared = [row for each in scenarios for row in instance.compare(each)]
    return {(row.source, row.jurisdiction, row.metric): row for row in compared}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_fits_the_schema_as_it_stands(file: Path) -> None:
    """Any tool that knows YAML and JSON Schema can tell."""
    found = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert [] == list(Draft202012Validator(schema()).iter_errors(found))


@pytest.mark.parametrize(("document", "place", "metric", "value"), STATED)
def test_a_figure_of_the_document_comes_out_of_the_ledgers(
    rows: dict[tuple[str, str, str], Comparison],
    document: str,
    place: str,
    metric: str,
    value: int,
) -> None:
    row = rows[document, place, metric]

    assert (value, value, True) == (row.published, row.computed, row.equal)


def test_every_row_is_equal(rows: dict[tuple[str, str, str], Comparison]) -> None:
    assert [] == [row for row in rows.values() if not row.equal]


def test_only_what_cannot_be_counted_is_declared(
    rows: dict[tuple[str, str, str], Comparison],
) -> None:
    found: dict[str, set[str]] = {}
    for row in rows.values():
        if row.basis == "declared":
            found.setdefault(row.source, set()).add(row.metric)

    assert DECLARED == found


def test_the_five_files_are_few_enough_commands_for_a_demonstration(
    instance: Instance,
) -> None:
    ledger = instance.ledger
    commands = {ledger.sender(each).command_id for each in ledger.recorded()}

    assert len(commands) < 11000


def test_deputies_are_numbered_not_named(instance: Instance) -> None:
    names = {
        recorded.event.name
        for recorded in instance.ledger.recorded()
        if isinstance(recorded.event, Deputy.Registered)
    }

    assert [] == [name for name in names if not re.fullmatch(r"\w{2}代表\d{4}", name)]


def test_three_districts_have_three_titles_of_one_campaign(instance: Instance) -> None:
    adopted = {
        recorded.event.title: instance.ledger.get(
            recorded.jurisdiction_id, Campaign, recorded.event.originator_id
        ).root_id
        for recorded in instance.ledger.recorded()
        if isinstance(recorded.event, Campaign.Adopted)
    }
    titles = (
        "建设现代化新保定、人大代表立新功",
        "建设品质新满城、人大代表勇担当",
        "推动清苑高质量发展，人大代表做贡献",
    )

    assert 1 == len({adopted[title] for title in titles})


def test_loading_again_changes_nothing(instance: Instance, scenarios: list[Scenario]) -> None:
    before = instance.ledger.heads()

    again = [instance.load(each) for each in scenarios]

    assert before == instance.ledger.heads()
    assert all(loaded.commands for loaded in again)


def test_every_activity_of_a_group_is_a_round(instance: Instance) -> None:
    """两集中、一分散、一接待、一交办: five steps each, and the visit is the activity."""
    steps = [
        recorded.event
        for recorded in instance.ledger.recorded()
        if isinstance(recorded.event, GroupRound.StepFinished)
    ]

    assert 5 * 235 == len(steps)
    assert 235 == len({each.activity_id for each in steps if each.activity_id})


def test_each_township_was_inspected_once_by_one_of_six_teams(instance: Instance) -> None:
    held = [
        recorded.event
        for recorded in instance.ledger.recorded()
        if isinstance(recorded.event, Inspection.Held)
        and recorded.event.unit_kind == "township"
    ]

    assert (28, 28) == (len(held), len({each.unit for each in held}))
    assert 6 == len({each.team for each in held})
    assert {6} == {len(each.marks) for each in held}


def test_groups_take_turns_and_squads_go_out(instance: Instance) -> None:
    visits = [
        recorded.event
        for recorded in instance.ledger.recorded()
        if isinstance(recorded.event, Activity.Held) and recorded.event.kind == "代表小组活动"
    ]

    assert 151 == len({visit.group_id for visit in visits})
    assert {3, 4, 5} >= {len(visit.participants) for visit in visits}

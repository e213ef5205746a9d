"""What a row of a sheet says, and what is wrong in which cell."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.import_batch.form import Form
from application.import_batch.forms import FORMS
from application.import_batch.kinds import Context
from application.import_batch.names import Named, Names
from application.import_batch.rows import Row, rows
from application.import_batch.workbook import EPOCH, Table, WorkbookRefused

WANG, NAMESAKE, LI, GROUP = (UUID(int=n) for n in (1, 2, 3, 4))
NAMES = {
    "deputy": Names(
        "代表",
        [
            Named(WANG, "王秀英", "第三选区"),
            Named(NAMESAKE, "王秀英", "第五选区"),
            Named(LI, "李明"),
        ],
    ),
    "deputy_group": Names(
        "代表小组",
        [Named(GROUP, "清苑镇第一代表小组"), Named(LI, "清苑镇第一代表小组", stands=False)],
    ),
    "campaign": Names("实践活动", []),
}
ACTIVITIES = FORMS["activities"]
REQUIRED = ("日期", "活动类型")
DAY = date(2024, 3, 15)


def read(*cells: Any, form: Form = ACTIVITIES, **options: Any) -> list[Row]:
    """The rows of a sheet, its heading first."""
    return list(rows(form, Table("表", "ab", cells, **options), Context(EPOCH, NAMES)))


def fact(header: str, cell: Any, **options: Any) -> Any:
    """What one cell says under a heading, in an otherwise good row."""
    [row] = read((*REQUIRED, header), (DAY, "视察", cell), **options)
    assert [] == row.faults
    [field] = [each.field for each in ACTIVITIES.columns if each.header == header]
    return row.facts[field]


def faults(*cells: Any, **options: Any) -> list[str]:
    """All that is wrong in a sheet."""
    return [fault.said for row in read(*cells, **options) for fault in row.faults]


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        45366.0,
        "45366",
        "2024-3-15",
        "2024/03/15",
        "2024.3.15",
        "２０２４年３月１５日",
        " 2024 年 3 月 15 日 ",
        "20240315",
        "2024-03-15 00:00:00",
        "2024-03-15 14:29:45.600000",
        "2024-03-15T00:00:00Z",
        20240315.0,
        "2024年3月15号",
        "2024年3月15日 星期五",
        "2024-03-15（周五）",
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Any) -> None:
    [row] = read(REQUIRED, (cell, "视察"))

    assert ([], DAY) == (row.faults, row.facts["occurred_on"])


@pytest.mark.parametrize(
    "cell",
    [
        "2024年3月",
        "24-3-15",
        "3/15/2024",
        "2024-02-30",
        "去年",
        12.0,
        True,
        "1905-01-01",
        "٢٠٢٤-٠٣-١٥",
    ],
)
def test_what_is_no_day_is_told_with_its_cell(cell: Any) -> None:
    [said] = faults(("活动类型", "地点", "日期"), ("视察", "", cell))

    shown = int(cell) if cell == 12.0 else cell
    assert f"C2：日期“{shown}”看不懂，应写成 2024-03-15" == said


def test_an_example_left_standing_is_told_where_columns_were_taken_out() -> None:
    """Some row may well say the same: it is neither dropped nor taken without a word."""
    shown = {each.header: each.example for each in ACTIVITIES.columns}
    few = ("日期", "活动类型", "走访户数", "备注")

    [said] = faults(few, [shown[each] for each in few])
    assert "A2：与空表的示例相同" in said
    assert [] == faults(few[:2], [shown[each] for each in few[:2]])


def test_a_column_that_numbers_the_rows_says_nothing() -> None:
    """Nor does a number that waits for its row."""
    [row] = read(("序号", *REQUIRED), (1, DAY, "视察"), (2, "", " "))

    assert (2, []) == (row.number, row.faults)


def test_what_stands_under_no_title_is_not_lost() -> None:
    said = "C2：这一列没有表头，请补上表头，或者清空这一格"

    assert [said] == faults(REQUIRED, (DAY, "视察", "清苑镇"), (DAY, "走访", " "))
    assert ["D2"] == [each[:2] for each in faults(("序号", *REQUIRED), (1, DAY, "走访", "丙"))]


def test_a_day_that_is_a_month_is_told() -> None:
    wrong = {(1, 0): "month"}

    assert ["A2：日期只有年月，没有日，应写成 2024-03-15"] == faults(
        REQUIRED, (DAY, "视察"), wrong=wrong
    )


@pytest.mark.parametrize("cell", [12, 12.0, "１２", " 12 ", "12.0"])
def test_a_number_is_read_however_it_is_written(cell: Any) -> None:
    assert 12 == fact("走访户数", cell)


def test_thousands_may_be_parted() -> None:
    assert 1200 == fact("走访户数", "１，２００")


@pytest.mark.parametrize(
    "cell", ["约800", "800余", "12户", 1.5, -1, "-1", True, DAY, 10**12, "一百", "1e3", "²"]
)
def test_what_is_no_whole_number_is_told_with_its_cell(cell: Any) -> None:
    [said] = faults((*REQUIRED, "走访户数"), (DAY, "视察", cell))

    assert f"C2：走访户数“{cell}”看不懂，应写成整数，如 12" == said


def test_an_empty_cell_is_nothing_said() -> None:
    assert (0, [], None, "") == (
        fact("走访户数", " "),
        fact("走访村", ""),
        fact("代表小组", "\u3000"),
        fact("地点", ""),
    )


def test_what_is_required_is_missed_with_its_cell() -> None:
    assert ["B2：活动类型没有填"] == faults(REQUIRED, (DAY, "　"))


def test_names_are_parted_by_any_of_the_usual_marks() -> None:
    assert ["东石桥村", "西石桥村", "孟庄", "南庄"] == fact(
        "走访村", " 东石桥村、西石桥村，孟庄;\n南庄、"
    )


def test_deputies_are_called_by_name_and_namesakes_by_constituency() -> None:
    """Two characters are often padded with a space to the width of three."""
    assert [LI, NAMESAKE] == fact("参加代表", "李\u3000明、王秀英（第五选区）")
    assert [WANG] == fact("参加代表", "王秀英(第三选区)")


def test_a_group_of_today_is_meant_and_not_its_predecessor() -> None:
    assert GROUP == fact("代表小组", "清苑镇第一代表小组")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("王秀英", "里的王秀英不止一个，应写成 王秀英（第三选区）、王秀英（第五选区） 之一"),
        ("赵某", "里的赵某不在代表登记里，请核对，或先登记"),
        ("李明、李 明", "有一个名字写了两次"),
    ],
)
def test_who_cannot_be_told_is_asked_for(cell: str, said: str) -> None:
    assert [f"C2：参加代表“{cell}”{said}"] == faults(
        (*REQUIRED, "参加代表"), (DAY, "视察", cell)
    )


def test_further_numbers_have_names() -> None:
    assert {"植树": 120, "宣传单": 60} == fact("其他数字", "植树=120、宣传单：６０")


@pytest.mark.parametrize("cell", ["植树", "植树=若干", "植树=1、植树=2", "=1"])
def test_a_further_number_is_a_name_and_a_number(cell: str) -> None:
    assert 1 == len(faults((*REQUIRED, "其他数字"), (DAY, "视察", cell)))


@pytest.mark.parametrize("cell", ["=cmd|' /C calc'!A0", "@SUM(A1)", "+1"])
def test_what_looks_like_a_formula_is_no_name(cell: str) -> None:
    assert [f"B2：活动类型“{cell}”以“{cell[0]}”开头，像公式，请改成文字"] == faults(
        REQUIRED, (DAY, cell)
    )


def test_a_name_that_a_program_took_for_a_day_is_told() -> None:
    """第 3-1 选区 becomes the first of March behind one's back."""
    assert ["C2：地点“2024-03-01”被当成了日期，请把单元格设为文本后重填"] == faults(
        (*REQUIRED, "地点"), (DAY, "视察", date(2024, 3, 1))
    )


def test_a_long_number_is_not_what_was_typed() -> None:
    assert 1 == len(faults((*REQUIRED, "地点"), (DAY, "视察", 4.2900620240315e17)))


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("formula", "是公式，请复制后选择性粘贴为数值"),
        ("error", "是公式算出的错误，请改成值"),
        ("merged", "是合并单元格，请取消合并后逐行填写"),
    ],
)
def test_what_is_wrong_with_a_cell_itself_is_told(what: str, said: str) -> None:
    assert [f"B2：活动类型{said}"] == faults(REQUIRED, (DAY, "视察"), wrong={(1, 1): what})


def test_a_merged_title_above_the_heading_is_no_harm() -> None:
    """Forms like to begin with one, and leave a line empty."""
    merged = {(0, 0): "merged", (0, 1): "merged"}
    [row] = read(
        ("活动情况登记表", ""), (), ("日 期", "活动类型*"), (DAY, "视察"), wrong=merged
    )

    assert (4, []) == (row.number, row.faults)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (("姓名", "性别"), "工作表“表”不是活动情况登记表，表头缺 日期、活动类型"),
        (("日期", "地点"), "工作表“表”不是活动情况登记表，表头缺 活动类型"),
        ((*REQUIRED, "性别"), "C1：“性别”不是这张表的一列，请改名或删去"),
        ((*REQUIRED, "日期"), "A1：“日期”写了两次"),
    ],
)
def test_a_column_that_would_be_lost_is_refused(heading: tuple[str, ...], said: str) -> None:
    with pytest.raises(WorkbookRefused) as refused:
        read(heading, (DAY, "视察"))

    assert said == refused.value.facts["reason"]


def test_the_same_row_twice_is_counted_once() -> None:
    assert ["A4：与第 2 行完全相同，请删去一行"] == faults(
        REQUIRED, (DAY, "视察"), (DAY, "走访"), (DAY, " 视察 ")
    )


def test_one_thing_is_not_told_in_two_ways() -> None:
    heading = (*REQUIRED, "走访村", "走访户数")
    assert ["A3：与第 2 行是同一条，而内容不同，请只留一行"] == faults(
        heading, (DAY, "走访", "甲村、乙村", 3), (DAY, "走访", "乙村、甲村", 4)
    )


def test_two_visits_to_different_villages_are_two() -> None:
    heading = (*REQUIRED, "走访村")

    assert [] == faults(heading, (DAY, "走访", "甲村"), (DAY, "走访", "乙村"))


def test_the_example_of_the_template_is_not_taken() -> None:
    """Left standing, as a program gives it back; changed, it is a row like any other."""
    heading = [each.header for each in ACTIVITIES.columns]
    example = [
        float(each.example) if isinstance(each.example, int) else each.example
        for each in ACTIVITIES.columns
    ]
    changed = ["走访" if cell == "接待选民" else cell for cell in example]

    assert [3] == [row.number for row in read(heading, example, changed)]


def test_every_fault_of_a_row_is_told_at_once() -> None:
    assert ["A2：日期“x”看不懂，应写成 2024-03-15", "B2：活动类型没有填"] == faults(
        (*REQUIRED, "地点"), ("x", "", "清苑镇")
    )

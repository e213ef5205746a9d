"""Workbooks as Excel, WPS, LibreOffice, Google and web sites make them; and what is none."""

from datetime import date
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from application.import_batch.workbook import WorkbookRefused
from infrastructure.spreadsheet.reading import Reader
from tests.support.xlsx import (
    MAIN,
    OFFICE,
    TITLE,
    book,
    inline,
    package,
    relations,
    row,
    shared,
    sheet,
    value,
    zipped,
)

FIRST, SECOND = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
STRINGS, RELATIONS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
STRICT = "http://purl.oclc.org/ooxml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READER = Reader()


async def read(content: bytes) -> Any:
    return await READER.read(content, TITLE)


async def refused(content: bytes) -> str:
    with pytest.raises(WorkbookRefused) as refusal:
        await read(content)
    return str(refusal.value.facts["reason"])


def workbook(*names: str, state: str = "visible") -> str:
    """What a workbook says of its sheets; the state is that of the first."""
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}" '
        f'state="{state if at == 1 else "visible"}"/>'
        for at, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def pair(first: str, second: str, *, said: str, kind: str = "worksheet") -> bytes:
    """Two sheets, the first of some kind."""
    linked = relations((kind, "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"))
    return package({FIRST: first, SECOND: second, "xl/workbook.xml": said, RELATIONS: linked})


async def test_how_a_name_is_pronounced_is_not_part_of_it() -> None:
    """Excel for Mac keeps it beside the name."""
    said = '<si><t>清苑镇</t><rPh sb="0" eb="3"><t>qing yuan zhen</t></rPh></si>'
    found = await read(
        package({FIRST: sheet(row(1, shared(0))), STRINGS: f'<sst xmlns="{MAIN}">{said}</sst>'})
    )

    assert [["清苑镇"]] == found.rows


async def test_cells_and_rows_may_come_in_any_order() -> None:
    found = await read(
        book(
            row(1, inline("地点", "B1"), inline("日期", "A1")),
            row(3, inline("三", "A3")),
            row(2, inline("二", "A2")),
        )
    )

    assert [["日期", "地点"], ["二"], ["三"]] == found.rows


async def test_a_size_that_is_not_true_cuts_nothing_off() -> None:
    small = '<dimension ref="A1"/>'
    found = await read(book(row(1, inline("甲"), inline("乙")), before=small))

    assert [["甲", "乙"]] == found.rows


async def test_a_mark_of_its_byte_order_stands_before_a_part() -> None:
    marked = "\ufeff" + sheet(row(1, inline("甲")))

    assert [["甲"]] == (await read(package({FIRST: marked}))).rows


async def test_strict_workbooks_are_workbooks() -> None:
    """Excel: «Strict Open XML»."""

    def strict(part: str) -> str:
        return part.replace(MAIN, f"{STRICT}/spreadsheetml/main").replace(
            OFFICE, f"{STRICT}/officeDocument/relationships"
        )

    day = '<c r="A1" t="d"><v>2024-05-06</v></c>'
    made = package(
        {
            FIRST: strict(sheet(row(1, day))),
            "xl/workbook.xml": strict(workbook(TITLE)),
            "_rels/.rels": strict(relations(("officeDocument", "xl/workbook.xml"))),
            RELATIONS: strict(relations(("worksheet", "worksheets/sheet1.xml"))),
        }
    )

    assert [[date(2024, 5, 6)]] == (await read(made)).rows


async def test_what_nobody_sees_is_not_there() -> None:
    """Marks that come along from a telephone or a web page, and old ends of lines."""
    cells = (inline("\ufeff日期"), inline("王\u200b秀英"), inline("\u202d138\u202c"))
    found = await read(book(row(1, *cells, inline("甲_x000D_乙"), inline("一_x000D_\n二"))))

    assert [["日期", "王秀英", "138", "甲\n乙", "一\n二"]] == found.rows


async def test_a_moment_keeps_its_day_and_a_number_out_of_time_stays_one() -> None:
    found = await read(book(row(1, value(45418.5, "A1", 1), value(99999999, "B1", 1))))

    assert [["2024-05-06 12:00:00", 99999999.0]] == found.rows


@pytest.mark.parametrize("look", ['yyyy"年"m"月"', "[$-804]yyyy\\-mm;@", 27])
async def test_a_month_that_was_typed_without_a_day_is_marked(look: str | int) -> None:
    """Spreadsheets make the first of it; on another day somebody has said which."""
    formats = (
        ""
        if isinstance(look, int)
        else f'<numFmt numFmtId="180" formatCode={quoteattr(look)}/>'
    )
    id = look if isinstance(look, int) else 180
    styles = (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{id}"/></cellXfs></styleSheet>'
    )
    days = row(1, value(45352, "A1", 1), value(45366, "B1", 1), value(45352, "C1"))
    found = await read(package({FIRST: sheet(days), "xl/styles.xml": styles}))

    assert {(0, 0): "month"} == found.wrong


async def test_what_an_array_formula_spills_is_computed_too() -> None:
    spilling = '<c r="A1"><f t="array" ref="A1:A2">{1;2}</f><v>1</v></c>'
    found = await read(book(row(1, spilling), row(2, value(2, "A2"))))

    assert {(0, 0): "formula", (1, 0): "formula"} == found.wrong


async def test_an_empty_sheet_of_the_title_gives_way_to_the_one_that_is_filled() -> None:
    made = pair(sheet(), sheet(row(1, inline("甲"))), said=workbook(TITLE, "二月"))

    assert "二月" == (await read(made)).name


async def test_a_cell_far_from_the_others_is_named() -> None:
    far = book(row(1, inline("甲", "A1")), row(1048576, inline(" ", "A1048576")))

    assert "第 1048576 行第 1 列有内容" in await refused(far)


async def test_a_title_above_the_heading_may_be_merged() -> None:
    """It is marked where it stands, and nobody asks about it there."""
    title = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    found = await read(
        book(row(1, inline("登记表", "A1")), row(2, inline("日期", "A2")), after=title)
    )

    assert {(0, 0): "merged", (0, 1): "merged"} == found.wrong


async def test_a_sheet_of_charts_is_passed_over() -> None:
    chart = f'<chartsheet xmlns="{MAIN}"/>'
    made = pair(
        chart, sheet(row(1, inline("甲"))), said=workbook("图", "表"), kind="chartsheet"
    )

    assert "表" == (await read(made)).name


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
async def test_a_hidden_sheet_is_passed_over(state: str) -> None:
    said = workbook(TITLE, "另一张", state=state)
    made = pair(sheet(row(1, inline("甲"))), sheet(row(1, inline("乙"))), said=said)

    assert "另一张" == (await read(made)).name


async def test_the_only_sheet_that_holds_anything_is_meant_whatever_it_is_called() -> None:
    full = sheet(row(1, inline("甲")))
    empty_first = pair(sheet(), full, said=workbook("Sheet1", "A&amp;B "))
    instructed = pair(full, full, said=workbook("三月", "填写说明"))

    assert "A&B " == (await read(empty_first)).name
    assert "三月" == (await read(instructed)).name


async def test_of_several_sheets_the_one_of_its_title_is_meant() -> None:
    """Otherwise half of the rows would be left out, and nobody told."""
    full = sheet(row(1, inline("甲")))
    titled = pair(full, full, said=workbook("一季度", f" {TITLE}"))

    assert f" {TITLE}" == (await read(titled)).name
    assert f"文件有几张工作表（一季度、二季度），请把要导入的一张改名为“{TITLE}”" == (
        await refused(pair(full, full, said=workbook("一季度", "二季度")))
    )


async def test_an_error_that_is_newer_than_the_reader_is_told_with_its_cell() -> None:
    spill = '<c r="C7" t="e"><v>#SPILL!</v></c>'

    assert "文件里有公式算出的错误（C7），请改成值" == await refused(book(row(7, spill)))


SAVE_AS = "，请用表格软件打开后另存为 .xlsx"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "是空的"),
        ("日期,活动类型\n".encode(), f"是文本（例如 .csv），不是 .xlsx{SAVE_AS}"),
        ("日期,活动类型\n".encode("gbk"), f"是文本（例如 .csv），不是 .xlsx{SAVE_AS}"),
        (b"<html><table></table></html>", f"是文本（例如 .csv），不是 .xlsx{SAVE_AS}"),
        (COMPOUND + bytes(600), f"是旧的 .xls 格式{SAVE_AS}"),
        (
            COMPOUND + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "设有密码，请去掉密码后再试",
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            f"不是 .xlsx 工作簿{SAVE_AS}",
        ),
        (
            zipped(
                {
                    "_rels/.rels": relations(("officeDocument", "word/document.xml")),
                    "word/document.xml": "<document/>",
                }
            ),
            f"不是 .xlsx 工作簿{SAVE_AS}",
        ),
        (
            zipped(
                {
                    "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
                    "xl/workbook.bin": b"\x83\x01",
                }
            ),
            f"不是 .xlsx 工作簿{SAVE_AS}",
        ),
        (book(row(1, inline("甲")))[:-30], f"不是 .xlsx 文件，或者没有传完{SAVE_AS}"),
        (book(row(1, shared(9))), f"已损坏{SAVE_AS}"),
        (
            package({FIRST: '<?xml version="1.0" encoding="GBK"?><worksheet/>'}),
            f"已损坏{SAVE_AS}",
        ),
        (
            package(
                {
                    FIRST: (
                        '<?xml version="1.0" encoding="UTF-16"?>' + sheet(row(1, inline("甲")))
                    ).encode("utf-16")
                }
            ),
            f"读不出内容{SAVE_AS}",
        ),
    ],
    ids=[
        "empty",
        "csv",
        "csv-gbk",
        "html",
        "xls",
        "locked",
        "ods",
        "docx",
        "xlsb",
        "cut-off",
        "no-such-text",
        "gbk",
        "utf-16",
    ],
)
async def test_what_cannot_be_read_is_called_what_it_is(content: bytes, said: str) -> None:
    assert f"文件{said}" == await refused(content)

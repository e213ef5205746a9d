"""Workbooks that other programs made, and some that somebody made in order to do harm."""

import asyncio
import io
import sys
from asyncio.subprocess import PIPE
from datetime import date
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from python_calamine import load_workbook

from application.import_batch.workbook import EPOCH, EPOCH_1904, Heading, WorkbookRefused
from infrastructure.spreadsheet import package as limits
from infrastructure.spreadsheet.reading import Reader
from infrastructure.spreadsheet.writing import XlsxWorkbooks
from tests.support.xlsx import (
    MAIN,
    TITLE,
    book,
    filled,
    formula,
    inline,
    package,
    row,
    shared,
    sheet,
    value,
    zipped,
)

READER = Reader()


async def read(content: bytes, reader: Reader = READER) -> Any:
    return await reader.read(content, TITLE)


async def refused(content: bytes, reader: Reader = READER) -> str:
    with pytest.raises(WorkbookRefused) as refusal:
        await read(content, reader)
    return str(refusal.value.facts["reason"])


async def test_cells_hold_their_own_text_or_point_to_a_shared_one() -> None:
    """openpyxl writes the one, Excel the other, and a rich text is one text."""
    rich = '<c r="C1" t="inlineStr"><is><r><t>清苑</t></r><r><t>镇</t></r></is></c>'
    rows = sheet(row(1, inline("日期", "A1"), shared(1, "B1"), rich))
    found = await read(package({"xl/worksheets/sheet1.xml": rows}, texts=["不用", "活动类型"]))

    assert [["日期", "活动类型", "清苑镇"]] == found.rows


async def test_a_sheet_may_say_neither_its_size_nor_where_its_cells_stand() -> None:
    found = await read(book(row(None, inline("日期"), inline("地点")), row(None, value(12))))

    assert [["日期", "地点"], [12]] == found.rows


async def test_cells_stand_where_they_say() -> None:
    """Rows and columns that are left out are empty, not closed up."""
    found = await read(book(row(3, inline("甲", "B3"))))

    assert [[], [], ["", "甲"]] == found.rows


@pytest.mark.parametrize("look", [1, 2, 3])
async def test_a_day_is_a_number_that_looks_like_one(look: int) -> None:
    found = await read(book(row(1, value(45366, "A1", look), value(45366, "B1"))))

    assert [[date(2024, 3, 15), 45366]] == found.rows
    assert EPOCH == found.epoch


async def test_some_workbooks_count_days_from_1904() -> None:
    rows = sheet(row(1, value(43904, "A1", 1), value(43904, "B1")))
    old = package({"xl/worksheets/sheet1.xml": rows}, properties='<workbookPr date1904="1"/>')
    found = await read(old)

    assert [[date(2024, 3, 15), 43904]] == found.rows
    assert EPOCH_1904 == found.epoch


async def test_the_sheet_of_the_form_is_found_by_its_name() -> None:
    """Wherever it stands; a sheet that is hidden is not meant."""
    one = filled(("甲", "乙"), headers=("一", "二"))
    hidden = package({"xl/worksheets/sheet1.xml": sheet(row(1, inline("甲")))}, state="hidden")

    assert TITLE == (await read(one)).name
    assert "文件没有工作表" == await refused(hidden)


async def test_formulas_errors_and_merged_cells_are_marked_where_they_stand() -> None:
    error = '<c r="B2" t="e"><v>#N/A</v></c>'
    merged = '<mergeCells count="1"><mergeCell ref="C1:D2"/></mergeCells>'
    found = await read(
        book(row(1, formula("A2", "A1", "x")), row(2, error, inline("乙", "C2")), after=merged)
    )

    assert {
        (0, 0): "formula",
        (1, 1): "error",
        (0, 2): "merged",
        (0, 3): "merged",
        (1, 2): "merged",
        (1, 3): "merged",
    } == found.wrong


async def test_a_cell_is_marked_where_it_says_it_stands_whatever_its_row_says() -> None:
    strayed = row(1, formula("A2", "A2", "x"), formula("A1", "B1", "y"))
    found = await read(book(strayed))

    assert {(1, 0): "formula", (0, 1): "formula"} == found.wrong


async def test_a_formula_is_seen_however_its_xml_is_written() -> None:
    """With a prefix, in UTF-16."""
    said = (
        '<?xml version="1.0" encoding="UTF-16"?>'
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1">'
        "<x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>"
    )
    wide = package({"xl/worksheets/sheet1.xml": said.encode("utf-16")})
    try:
        wrong = (await read(wide)).wrong
    except WorkbookRefused:
        return
    assert {(0, 0): "formula"} == wrong


@pytest.mark.parametrize(
    "content",
    [
        b"",
        "日期,活动类型\n2024-03-15,视察".encode(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        zipped({"a.txt": "甲"}),
        zipped({"_rels/.rels": "<Relationships", "xl/workbook.xml": "<workbook/>"}),
        book(row(1, inline("甲")))[:-40],
    ],
)
async def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    assert (await refused(content)).startswith("文件")


async def test_macros_are_not_taken() -> None:
    made = package(
        {"xl/worksheets/sheet1.xml": sheet(row(1, inline("甲"))), "xl/vbaProject.bin": b"\0"}
    )

    assert "文件含有宏，请另存为不含宏的 .xlsx" == await refused(made)


async def test_an_entity_that_multiplies_is_not_begun() -> None:
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c>'
        "</row></sheetData></worksheet>"
    )

    assert "文件已损坏：XML 里有 DOCTYPE" == await refused(
        package({"xl/worksheets/sheet1.xml": laughs})
    )


async def test_a_zip_that_unpacks_beyond_measure_is_not_unpacked() -> None:
    file = io.BytesIO()
    with (
        ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(limits.UNPACKED_MAX // 2**20 + 1):
            part.write(bytes(2**20))

    assert len(file.getvalue()) < 2**20
    assert (await refused(file.getvalue())).startswith("文件解开后过大")


@pytest.mark.parametrize("ref", ["A1048576", "XFD1", "A99999999", "ZZZ99999999999"])
async def test_a_cell_far_away_does_not_stretch_the_sheet(ref: str) -> None:
    """A dense table up to it would take all memory there is."""
    said = await refused(book(row(1, inline("甲", "A1"), inline("乙", ref))))

    assert said.startswith("文件过大：最多 20100 行、256 列")


async def test_a_number_beyond_all_numbers_is_text() -> None:
    assert [["inf", 1]] == (await read(book(row(1, value("1e999"), value(1))))).rows


async def test_cells_that_are_only_painted_are_nothing() -> None:
    """Who formats a whole column formats a million empty cells."""
    painted = '<row r="1048576"><c r="A1048576" s="1"/></row>'

    assert [["甲"]] == (await read(book(row(1, inline("甲", "A1")), painted))).rows


async def test_merging_everything_costs_nothing() -> None:
    everything = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'

    assert (await refused(book(row(1, inline("甲")), after=everything))).startswith(
        "文件合并单元格太多"
    )


async def test_a_reader_that_is_starved_falls_alone() -> None:
    """Neither memory nor time beyond the limits; the service goes on."""
    rows = [row(at, *(inline(f"甲{at}{n}") for n in range(40))) for at in range(1, 15_000)]
    large = book(*rows)

    starved = Reader(memory=64 * 2**20)
    assert "读不了：太大，或者已损坏" in await refused(large, starved)
    assert [["甲"]] == (await read(book(row(1, inline("甲"))))).rows


@pytest.mark.parametrize("work", ["b'told'", "1 / 0"])
async def test_nothing_is_left_of_the_process_that_reads_the_values(work: str) -> None:
    """Whoever started it has buried it: a service that runs as the first process does not."""
    ask = f"""
import os
from contextlib import suppress
from infrastructure.spreadsheet.child import meanwhile

with suppress(SystemExit), meanwhile(lambda: {work}) as said:
    said()
os.waitpid(-1, os.WNOHANG)
"""
    asked = await asyncio.create_subprocess_exec(sys.executable, "-c", ask, stderr=PIPE)
    _, error = await asked.communicate()

    assert b"ChildProcessError" in error


async def test_a_few_are_read_at_a_time() -> None:
    found = await asyncio.gather(*(read(filled()) for _ in range(4)))

    assert [2] * 4 == [len(each.rows) for each in found]


async def test_what_looks_like_a_formula_stays_text() -> None:
    """In the cell, and for whoever edits it or saves it as CSV."""
    headings = [Heading("备注", required=False, example="", note="", width=20)]
    said = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "甲"]
    sheet_ = XlsxWorkbooks().export(TITLE, headings)
    await sheet_.add([[each] for each in said])
    content = await sheet_.content()

    assert [["备注"], *([each] for each in said)] == (await read(content)).rows
    assert {} == (await read(content)).wrong
    with ZipFile(io.BytesIO(content)) as archive:
        assert b'quotePrefix="1"' in archive.read("xl/styles.xml")


async def test_a_template_has_an_example_choices_and_instructions() -> None:
    headings = [
        Heading("日期", required=True, example=date(2024, 5, 16), note="", width=12),
        Heading(
            "小组", required=False, example="", note="", width=12, choices=("甲组", "乙组")
        ),
    ]
    content = await XlsxWorkbooks().template(TITLE, headings)
    with load_workbook(io.BytesIO(content)) as made:
        assert [TITLE, "填写说明", "选项"] == made.sheet_names
    with ZipFile(io.BytesIO(content)) as archive:
        assert "选项!$A$1:$A$2" in archive.read("xl/worksheets/sheet1.xml").decode()

    assert [["日期*", "小组"], [date(2024, 5, 16)]] == (await read(content)).rows

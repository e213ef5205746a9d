"""Workbooks made part by part: as other programs write them, or as nobody should."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

from application.import_batch.workbook import Cell, Heading
from infrastructure.spreadsheet.writing import Sheet as Written
from infrastructure.spreadsheet.writing import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DAYS = ("mm-dd-yy", 'yyyy"年"m"月"d"日"', "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy")
"""Looks 1, 2 and 3 of a cell: days as Excel, WPS and LibreOffice write them; 0 is plain."""

TITLE = "活动情况登记表"


def sheet(*rows: str, after: str = "", before: str = "") -> str:
    """A sheet of rows as XML."""
    return (
        f'<worksheet xmlns="{MAIN}">{before}'
        f"<sheetData>{''.join(rows)}</sheetData>{after}</worksheet>"
    )


def row(number: int | None, *cells: str) -> str:
    """A row; without a number, as some programs write it."""
    named = f' r="{number}"' if number else ""
    return f"<row{named}>{''.join(cells)}</row>"


def inline(text: str, at: str = "") -> str:
    """A cell that holds its own text."""
    return f'<c{_at(at)} t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def shared(number: int, at: str = "") -> str:
    """A cell that points to a text all cells share."""
    return f'<c{_at(at)} t="s"><v>{number}</v></c>'


def value(number: object, at: str = "", look: int = 0) -> str:
    """A cell with a number; a look makes a day of it."""
    return f'<c{_at(at)} s="{look}"><v>{number}</v></c>'


def formula(said: str, at: str = "", result: object = "") -> str:
    """A cell that computes."""
    return f'<c{_at(at)} t="str"><f>{escape(said)}</f><v>{result}</v></c>'


def package(
    parts: Mapping[str, str | bytes],
    *,
    texts: Sequence[str] = (),
    title: str = TITLE,
    properties: str = "",
    state: str = "visible",
) -> bytes:
    """A workbook; ``parts`` come over what it would hold otherwise."""
    strings = "".join(f"<si><t>{escape(each)}</t></si>" for each in texts)
    formats = "".join(
        f"<numFmt numFmtId={quoteattr(str(164 + at))} formatCode={quoteattr(each)}/>"
        for at, each in enumerate(DAYS)
    )
    looks = "".join(f'<xf numFmtId="{at}"/>' for at in (0, 164, 165, 166))
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
            f'<sheet name="{title}" sheetId="1" state="{state}" r:id="rId1"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(
            ("worksheet", "/xl/worksheets/sheet1.xml"),
            ("styles", "styles.xml"),
            ("sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
            f"<cellXfs>{looks}</cellXfs></styleSheet>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        **parts,
    }
    return zipped(whole)


def book(*rows: str, **options: str) -> bytes:
    """A workbook with one sheet of these rows."""
    return package({"xl/worksheets/sheet1.xml": sheet(*rows, **options)})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Any parts, as a zip."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def filled(*rows: Sequence[Cell], headers: Sequence[str] = ("日期", "活动类型")) -> bytes:
    """A sheet as our own template would be filled in."""
    cells: Sequence[Sequence[Cell]] = rows or ((date(2024, 5, 16), "接待选民"),)
    file = io.BytesIO()
    headings = [
        Heading(each, required=False, example="", note="", width=10) for each in headers
    ]
    with Workbook(file, {"in_memory": True}) as made:
        Written(made, TITLE, headings).add(cells)
    return file.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """What a part is related to, by kind and place."""
    said = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


def _at(name: str) -> str:
    return f' r="{name}"' if name else ""


def _types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>"
    )

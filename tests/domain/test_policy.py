"""What a place goes by on a day, and where each of its rules comes from."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.jurisdiction import AlreadyEnded, Jurisdiction, NotTheParent
from domain.shared import pack, policy
from domain.shared.errors import BadValue
from domain.shared.grade import GRADES, Judgement
from domain.shared.outcome import SCHEMES, Result
from domain.shared.rule import RULES
from domain.shared.source import SOURCES, Source
from tests.support.scenario import Past, given, past

ON = date(2024, 5, 1)
CHONGQING = UUID(int=500000)
YUZHONG = UUID(int=500103)
SICHUAN = UUID(int=510000)
DISTRICT: dict[str, Any] = {
    "name": "渝中区",
    "level": "county",
    "organ": "congress",
    "parent_id": CHONGQING,
    "established_on": date(1997, 6, 18),
}
ESTABLISHED = past(Jurisdiction.Established, **DISTRICT)
CITY_RULE = {"value": "2m", "basis": "《市级办法》第三条"}
TOWNSHIP = past(Jurisdiction.Established, **DISTRICT | {"level": "township"})


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
    assert policy.of_pack(code).limit("reply_due") in {"2m", "3m"}
    assert policy.of_pack(code).limit("reply_max") in {"4m", "6m"}


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
    assert {each.common for each in scheme.classes} <= set(Result)
    assert len(scheme.classes) == len({each.code for each in scheme.classes})


@pytest.mark.parametrize("scheme", GRADES.values(), ids=lambda each: str(each.code))
def test_every_grade_comes_down_to_one_that_can_be_added_up(scheme: Any) -> None:
    """Each is a number of a report, so that it can be counted as it was called there."""
    codes = {each.code for each in scheme.classes}

    assert {each.common for each in scheme.classes} == set(Judgement)
    assert len(scheme.classes) == len(codes)
    assert codes <= set(SOURCES[Source.DUTY_REPORTS].numbers)


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


def test_every_rule_that_is_set_makes_a_new_version() -> None:
    place = given(
        Jurisdiction, ESTABLISHED, own("reply_due", "1m"), own("reply_due", "2m")
    ).record

    assert "2m" == place.rules(ON).limit("reply_due")
    assert "national 2025 · 本级第2版" == place.rules(ON).version


def test_a_reply_is_sorted_by_the_scheme_of_the_place() -> None:
    rules = given(Jurisdiction, ESTABLISHED).record.rules(ON)

    assert "solved" == rules.outcome("A").common
    with pytest.raises(BadValue):
        rules.outcome("甲")


def test_a_pack_is_adopted_with_every_rule_as_it_reads() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.adopt_policy, pack="chongqing", from_on=ON)
        .then(adopted("chongqing"))
    )


def test_from_its_day_on_an_adopted_pack_holds_and_the_law_where_it_is_silent() -> None:
    place = given(Jurisdiction, ESTABLISHED, adopted("chongqing")).record
    before, rules = place.rules(date(2024, 4, 30)), place.rules(ON)

    assert ("1m", "2m") == (before.limit("rehandle_within"), rules.limit("rehandle_within"))
    assert policy.Origin.PACK == rules.origin("rehandle_within")
    assert policy.Origin.NATIONAL == rules.origin("sign_for_within")
    assert "in_progress" == rules.outcome("二").common
    assert "chongqing 2017" == rules.version


def test_a_pack_adopted_later_takes_the_place_of_the_earlier_one() -> None:
    later = adopted("henan", from_on=date(2025, 1, 1))
    place = given(Jurisdiction, ESTABLISHED, later, adopted("chongqing")).record

    assert "2m" == place.rules(date(2024, 12, 31)).limit("rehandle_within")
    assert "1m" == place.rules(date(2025, 1, 1)).limit("rehandle_within")


def test_a_pack_for_townships_is_not_for_a_district() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.adopt_policy, pack="chongqing-township", from_on=ON)
        .refused(policy.PackForOtherLevels, level="county")
    )


def test_a_pack_that_there_is_not_is_refused() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.adopt_policy, pack="atlantis", from_on=ON)
        .refused(BadValue, field="pack")
    )


def test_a_place_overrides_its_own_pack_and_what_the_parent_left_free() -> None:
    place = given(
        Jurisdiction, ESTABLISHED, received(), adopted("chongqing"), own("reply_due", "1m")
    ).record

    assert "1m" == place.rules(ON).limit("reply_due")
    assert "chongqing 2017 · 上级 2024-05-01 · 本级第1版" == place.rules(ON).version


def test_one_s_own_pack_goes_before_what_the_parent_left_free() -> None:
    place = given(Jurisdiction, ESTABLISHED, received(), adopted("chongqing")).record

    assert "3m" == place.rules(ON).limit("reply_due")


def test_where_nothing_else_is_laid_down_the_parent_s_rule_holds() -> None:
    rules = given(Jurisdiction, ESTABLISHED, received()).record.rules(ON)

    assert "2m" == rules.limit("reply_due")
    assert "《市级办法》第三条" == rules.basis("reply_due")
    assert policy.Origin.PARENT == rules.origin("reply_due")


def test_what_the_parent_locked_cannot_be_set_here() -> None:
    (
        given(Jurisdiction, ESTABLISHED, received(locked=["reply_due"]))
        .when(
            Jurisdiction.set_policy, key="reply_due", value="1m", basis="《本级》", from_on=ON
        )
        .refused(policy.RuleLocked, rule="答复期限", basis="《市级办法》第三条")
    )


def test_a_rule_that_says_what_the_lock_says_may_be_set() -> None:
    (
        given(Jurisdiction, ESTABLISHED, received(locked=["reply_due"]))
        .when(Jurisdiction.set_policy, key="reply_due", value="2m", basis="", from_on=ON)
        .then(past(Jurisdiction.PolicySet, key="reply_due", value="2m", from_on=ON))
    )


def test_a_pack_that_differs_from_what_the_parent_locked_is_refused() -> None:
    (
        given(Jurisdiction, ESTABLISHED, received(locked=["reply_due"]))
        .when(Jurisdiction.adopt_policy, pack="chongqing", from_on=ON)
        .refused(policy.RuleLocked, rule="答复期限")
    )


def test_a_lock_goes_before_what_was_laid_down_here_earlier() -> None:
    place = given(
        Jurisdiction,
        ESTABLISHED,
        adopted("chongqing"),
        own("reply_due", "1m"),
        received(locked=["reply_due"], from_on=date(2024, 6, 1)),
    ).record

    assert "1m" == place.rules(ON).limit("reply_due")
    assert "2m" == place.rules(date(2024, 6, 1)).limit("reply_due")


def test_under_another_parent_the_former_one_s_rules_end() -> None:
    moved = past(Jurisdiction.Moved, parent_id=SICHUAN, moved_on=date(2024, 7, 1))
    place = given(Jurisdiction, ESTABLISHED, received(locked=["reply_due"]), moved).record

    assert "2m" == place.rules(date(2024, 6, 30)).limit("reply_due")
    assert "3m" == place.rules(date(2024, 7, 1)).limit("reply_due")


def test_the_new_parent_s_rules_bind_from_the_day_of_the_move() -> None:
    moved = past(Jurisdiction.Moved, parent_id=SICHUAN, moved_on=date(2024, 7, 1))

    (
        given(Jurisdiction, ESTABLISHED, moved)
        .when(Jurisdiction.receive_policy, **received(parent_id=SICHUAN).facts)
        .then(received(parent_id=SICHUAN, from_on=date(2024, 7, 1)))
    )


def test_what_a_former_parent_still_sends_is_not_received() -> None:
    moved = past(Jurisdiction.Moved, parent_id=SICHUAN, moved_on=date(2024, 7, 1))

    (
        given(Jurisdiction, ESTABLISHED, moved)
        .when(Jurisdiction.receive_policy, **received().facts)
        .refused(NotTheParent, parent=CHONGQING)
    )


def test_a_place_that_ended_receives_nothing() -> None:
    closed = past(Jurisdiction.Closed, reason="撤销", closed_on=date(2024, 7, 1))

    (
        given(Jurisdiction, ESTABLISHED, closed)
        .when(Jurisdiction.receive_policy, **received().facts)
        .refused(AlreadyEnded, on=date(2024, 7, 1))
    )


def test_a_place_issues_a_pack_for_those_below_without_the_law_itself() -> None:
    stated = {
        key: {"value": rule["value"], "basis": rule["basis"]}
        for key, rule in pack.named("shandong-township").rules.items()
    }

    (
        given(Jurisdiction, ESTABLISHED)
        .when(
            Jurisdiction.issue_policy,
            to=[YUZHONG],
            pack="shandong-township",
            locked=["reply_due"],
            from_on=ON,
        )
        .then(
            past(
                Jurisdiction.PolicyIssued,
                title="《山东省乡镇人民代表大会工作若干规定》",
                rules=stated,
                locked=["reply_due"],
                to=[YUZHONG],
                from_on=ON,
            )
        )
    )


def test_a_place_issues_its_own_rules_and_what_is_locked_stays_locked() -> None:
    (
        given(
            Jurisdiction,
            ESTABLISHED,
            received(locked=["reply_due"]),
            own("amber_days", 5),
        )
        .when(Jurisdiction.issue_policy, to=[YUZHONG], pack=None, locked=[], from_on=ON)
        .then(
            past(
                Jurisdiction.PolicyIssued,
                title="渝中区的规定",
                rules={
                    "reply_due": CITY_RULE,
                    "amber_days": {"value": 5, "basis": "《渝中区办法》"},
                },
                locked=["reply_due"],
                to=[YUZHONG],
                from_on=ON,
            )
        )
    )


def test_where_only_the_law_holds_there_is_nothing_to_issue() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.issue_policy, to=[YUZHONG], pack=None, locked=[], from_on=ON)
        .refused(policy.NothingToIssue)
    )


def test_only_what_is_issued_can_be_locked() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(
            Jurisdiction.issue_policy,
            to=[YUZHONG],
            pack="shandong-township",
            locked=["amber_days"],
            from_on=ON,
        )
        .refused(BadValue, field="locked")
    )


def test_without_anybody_below_nothing_is_issued() -> None:
    (
        given(Jurisdiction, ESTABLISHED)
        .when(Jurisdiction.issue_policy, to=[], pack="henan", locked=[], from_on=ON)
        .nothing()
    )


def adopted(code: str, from_on: date = ON) -> Past:
    return past(
        Jurisdiction.PolicyAdopted,
        pack=code,
        title=pack.named(code).title,
        edition=pack.named(code).edition,
        rules=pack.resolved(code),
        from_on=from_on,
    )


def received(
    *, parent_id: UUID = CHONGQING, locked: list[str] | None = None, from_on: date = ON
) -> Past:
    """The parent has laid down when a reply is due, and nothing else."""
    return past(
        Jurisdiction.PolicyReceived,
        parent_id=parent_id,
        title="重庆市的规定",
        rules={"reply_due": CITY_RULE},
        locked=locked or [],
        from_on=from_on,
    )


def own(key: str, value: Any) -> Past:
    return past(
        Jurisdiction.PolicySet, key=key, value=value, basis="《渝中区办法》", from_on=ON
    )

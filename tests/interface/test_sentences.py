"""One word, several nouns: what users are told is said of the noun that it is about."""

import importlib
import pkgutil
import re
from enum import StrEnum
from uuid import uuid4

import pytest

import domain
from domain.catalogue import AGGREGATES
from domain.checklist_record import NoSuchItem
from domain.deputy_group.words import NotAMember
from domain.opinion.words import NotADoor
from domain.shared.errors import BadValue, one_among
from domain.station.words import StationNotSo
from domain.suggestion.words import WrongState
from interface.http.problems import sentence_of
from interface.http.sentences import SENTENCES, WORDS, WORDS_OF

OWN = [(noun, word) for noun, words in WORDS_OF.items() for word in words]


def words_of(noun: str) -> set[str]:
    """Every word of a closed set that the domain names for a noun."""
    return {
        each.value
        for module in pkgutil.walk_packages(domain.__path__, "domain.")
        if module.name.split(".")[1] == noun
        for kind in vars(importlib.import_module(module.name)).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for each in kind
    }


@pytest.mark.parametrize(("noun", "word"), OWN)
def test_a_word_of_a_noun_is_one_of_its_own(noun: str, word: str) -> None:
    assert noun in {each.TOPIC for each in AGGREGATES}
    assert word in words_of(noun)


@pytest.mark.parametrize(("noun", "word"), OWN)
def test_a_word_is_said_apart_only_where_it_differs(noun: str, word: str) -> None:
    assert WORDS_OF[noun][word] != WORDS.get(word)


def test_a_refusal_speaks_of_its_noun() -> None:
    station = StationNotSo(status="closed", needed="planned")
    suggestion = WrongState(title="修村道", status="closed", needed="filed")

    assert "家站现在是“已撤销”" in sentence_of(station)
    assert "在建" in sentence_of(station)
    assert "已撤销" not in sentence_of(suggestion)


def test_a_field_has_the_word_that_users_have_for_it() -> None:
    """A field is no status: ``trade`` of a station is its 行业, and not a 行业小组."""
    refused = BadValue(field="trade", reason="行业家站须写明行业")
    deep = BadValue(field="plan.phases[1].name", reason="重复")

    assert sentence_of(refused) == "行业：行业家站须写明行业。"
    assert sentence_of(deep) == "方案·阶段第 2 项·名称：重复。"


def test_what_somebody_wrote_is_not_translated() -> None:
    """A checklist may have an item ``none``, and a choice must be written as it is read."""
    assert "代码为“none”" in sentence_of(NoSuchItem(item="none"))
    assert "应为 satisfied、dissatisfied 之一" in sentence_of(
        BadValue(field="classes", reason="应为 satisfied、dissatisfied 之一")
    )


def test_a_door_is_told_as_it_is_to_be_written() -> None:
    refused = NotADoor(known="court、petition", door="法院")

    assert "court（人民法院）、petition（信访部门），没有 法院" in sentence_of(refused)


def test_nobody_is_told_of_people_by_their_record_numbers() -> None:
    """Whoever is refused reads a name, or the place in their own list, and no UUID."""
    numbers = re.compile(r"\{(deputy|[a-z]+_id)\}")
    shown = {code: said for code, said in SENTENCES.items() if numbers.search("".join(said))}

    assert {} == shown


def test_one_of_several_deputies_is_told_by_their_place_in_the_list() -> None:
    members = [uuid4(), uuid4(), uuid4()]
    stranger = one_among(members, members[2])

    assert sentence_of(NotAMember(deputy=members[2], who=stranger)).startswith(
        "名单上第 3 名代表不是这个小组的成员。"
    )

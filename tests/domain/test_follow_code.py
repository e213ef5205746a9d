"""Follow codes: written, read back, and mistyped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.opinion.follow_code import ALPHABET, NUMBERS, FollowCodeMistyped, read, written

NUMBER = st.integers(0, NUMBERS - 1)


@given(NUMBER)
def test_a_code_is_read_as_it_was_written(number: int) -> None:
    assert written(number) == read(written(number).lower())


@given(NUMBER, st.integers(0, 11), st.sampled_from(ALPHABET))
def test_a_wrong_character_is_always_seen(number: int, at: int, other: str) -> None:
    plain = written(number).replace("-", "")
    if plain[at] != other:
        with pytest.raises(FollowCodeMistyped):
            read(plain[:at] + other + plain[at + 1 :])


@pytest.mark.parametrize(
    "text",
    ["", "0000-0000-000", "0000-0000-00000", "0000-0000-000U", "一二三四五六七八九十百千"],
)
def test_what_is_no_code_is_said_to_be_none(text: str) -> None:
    with pytest.raises(FollowCodeMistyped):
        read(text)

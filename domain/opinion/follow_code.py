"""查询码 — short enough to be read out; its last character betrays any other that is wrong.

Letters that look like digits are read as those, so that handwriting does no harm.
"""

from unicodedata import normalize

from domain.shared.errors import BadValue

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "—": ""})
LENGTH = 11
"""So many characters of five bits; one more checks them."""

NUMBERS = len(ALPHABET) ** LENGTH


class FollowCodeMistyped(BadValue):
    """The follow code cannot be right: {reason}."""


def written(number: int) -> str:
    """The code of a number below ``NUMBERS``, in groups of four.

    >>> written(0), written(NUMBERS - 1)
    ('0000-0000-0000', 'ZZZZ-ZZZZ-ZZZB')
    """
    digits = [number // len(ALPHABET) ** at % len(ALPHABET) for at in range(LENGTH)][::-1]
    plain = "".join(ALPHABET[digit] for digit in [*digits, _check(digits)])
    return "-".join(plain[at : at + 4] for at in range(0, LENGTH + 1, 4))


def read(text: str) -> str:
    """A code as it was typed, the way that it is written.

    Raises:
        FollowCodeMistyped: it is no code, or one with a mistake in it.

    >>> read("oooo oooo ooo o")
    '0000-0000-0000'
    """
    plain = normalize("NFKC", text).upper().translate(LOOKS_LIKE)
    if len(plain) != LENGTH + 1 or not set(plain) <= set(ALPHABET):
        raise FollowCodeMistyped(field="code", reason="查询码是十二个字母或数字")
    *digits, check = (ALPHABET.index(each) for each in plain)
    if check != _check(digits):
        raise FollowCodeMistyped(field="code", reason="有一个字不对，请核对")
    return "-".join(plain[at : at + 4] for at in range(0, LENGTH + 1, 4))


def _check(digits: list[int]) -> int:
    """By the method of Luhn, to the base of the alphabet."""
    base = len(ALPHABET)
    doubled = [2 * digit if at % 2 == 0 else digit for at, digit in enumerate(digits[::-1])]
    return -sum(each // base + each % base for each in doubled) % base

"""筛查 — free text is stored for ever: no number of a person may stand in it."""

import re
from unicodedata import normalize

from domain.shared.errors import BadValue

_APART = re.compile(r"(?<=[0-9])[ \t\u3000-]+(?=[0-9Xx])")
_IDENTITY = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
    r"[0-9]{3}[0-9Xx](?![0-9])"
)
_MOBILE = re.compile(r"(?<![0-9])(86)?1[3-9][0-9]{9}(?![0-9])")


class PersonalNumber(BadValue):
    """The text of {field} holds {what}, and no record may."""


def screened(**texts: str) -> None:
    """Refuse text with the number of an identity card or of a mobile telephone in it.

    Full-width digits count, and digits written apart.

    >>> screened(words="路灯坏了三个月，电表底数 20240318")
    >>> screened(words="请打 １３９ 0000 1234")
    Traceback (most recent call last):
    ...
    domain.shared.screening.PersonalNumber: The text of words holds 手机号码, and no record may.
    """
    for field, text in texts.items():
        plain = _APART.sub("", normalize("NFKC", text))
        if _IDENTITY.search(plain):
            raise PersonalNumber(field=field, what="身份证号码")
        if _MOBILE.search(plain):
            raise PersonalNumber(field=field, what="手机号码")

"""承诺 — what an event holds in place of personal data: it proves a value and tells nothing.

Each part is preceded by its length in four bytes, so that no two can read the same. The salt
lies with the value in the vault: once both are erased, values cannot be tried against it.
"""

from hashlib import sha256

PREFIX = b"rd/sd/v1"
SALT_BYTES = 16

Commitments = dict[str, str]
"""Of each field of a person, what an event holds in its place."""


def commitment(salt: bytes, field: str, value: str) -> str:
    """The commitment to a value under a salt, hexadecimal.

    >>> commitment(bytes(16), "phone", "13800000000")[:16]
    '4e473234175a69ab'
    """
    parts = (salt, field.encode(), value.encode())
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    return sha256(PREFIX + framed).hexdigest()

"""Computed names are those of RFC 9562."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from application import identity


@given(st.uuids(), st.text())
def test_an_id_is_a_name_based_uuid(ledger: UUID, word: str) -> None:
    assert uuid5(ledger, word) == identity.named(ledger, word)

"""A new master key: what was sealed under the old one opens with the new one alone."""

from contextlib import suppress
from uuid import uuid4

import pytest

from application.ballot_box import Box
from application.vault import VaultClosed
from infrastructure import sealing
from infrastructure.bootstrap import Service
from infrastructure.postgres.ballot_box import PostgresBallotBox
from infrastructure.postgres.keyring import PostgresKeyring
from infrastructure.sealing import Masters, master_name
from tests.infrastructure.test_ballot_box import deputies, opened
from tests.infrastructure.test_vault import PHONE, ProcessDied, keep, vault_of
from tests.support.database import ask
from tests.support.office import establish, intent

OLD, NEW = bytes(range(32)), sealing.new_key()


def keyring(service: Service, masters: Masters) -> PostgresKeyring:
    return PostgresKeyring(service.readers, lambda: masters)


async def test_after_rewrapping_the_old_master_key_is_needed_no_more(
    service: Service,
) -> None:
    ledger, subject = await establish(service.container), uuid4()
    await keep(service, intent(ledger), subject)

    both = keyring(service, Masters(NEW, OLD))
    assert {master_name(OLD): (1, True)} == await both.masters([ledger])
    assert 1 == await both.rewrap(ledger)
    assert {master_name(NEW): (1, True)} == await both.masters([ledger])
    assert {master_name(NEW): (1, False)} == (
        await keyring(service, Masters(OLD)).masters([ledger])
    )
    assert 0 == await both.rewrap(ledger)

    vault = vault_of(service, Masters(NEW))
    assert {"phone": PHONE} == await vault.open(ledger, await vault.held(ledger, subject))


async def test_ballots_that_lie_aside_are_opened_with_the_new_master_key(
    service: Service,
) -> None:
    """And the slips that were given out before still hold."""
    voters = deputies(2)
    hall = await opened(service, voters)
    given = await hall.cast(voters[0], 1, 2)
    old = keyring(service, Masters(OLD))
    assert {master_name(OLD): (1, True)} == await old.masters([hall.ledger])

    assert 1 == await keyring(service, Masters(NEW, OLD)).rewrap(hall.ledger)

    box = PostgresBallotBox(service.readers, lambda: Masters(NEW))
    round_ = Box(hall.vote, 1)
    assert [given] == await box.take(hall.ledger, round_)
    slips = await box.slips(hall.ledger, round_, voters)
    assert hall.slips == slips


class Dying(Masters):
    """The master keys of a process that dies at its second key."""

    wrapped = 0

    def wrap(self, data_key: bytes, bound: bytes) -> bytes:
        self.wrapped += 1
        if self.wrapped > 1:
            raise ProcessDied
        return super().wrap(data_key, bound)


async def test_broken_off_it_is_done_again(service: Service) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])
    await keep(service, intent(hall.ledger), uuid4())

    with suppress(ProcessDied):
        await keyring(service, Dying(NEW, OLD)).rewrap(hall.ledger)

    assert [(master_name(OLD),)] == ask(
        service.url, "SELECT master FROM vault_key UNION SELECT master FROM ballot_key"
    )
    assert 2 == await keyring(service, Masters(NEW, OLD)).rewrap(hall.ledger)


async def test_a_key_under_a_lost_master_key_is_told_and_nothing_changes(
    service: Service,
) -> None:
    [voter] = deputies(1)
    hall = await opened(service, [voter])
    new = keyring(service, Masters(NEW))

    with pytest.raises(VaultClosed):
        await new.rewrap(hall.ledger)

    assert {master_name(OLD): (1, False)} == await new.masters([hall.ledger])

"""The vault: what the ledger commits to is there, the rest is gone, and erased is erased."""

import stat
from base64 import b64encode
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from application.ledger import CommandReused, Intent, Receipt, Unconfirmed
from application.vault import VaultClosed
from domain.shared.commitment import commitment
from domain.shared.errors import BadValue
from infrastructure import sealing
from infrastructure.audit import verify
from infrastructure.bootstrap import Service, auditing
from infrastructure.postgres.vault import PostgresVault, sweep
from infrastructure.sealing import BadVaultKey, Masters
from tests.conftest import VAULT_KEY
from tests.support.database import ask, tell, texts
from tests.support.office import DAY, establish, intent

PHONE = "13931237788"
WANG = UUID(int=12)
AT_ONCE = timedelta()
KEY = {"phone": PHONE, "address": ""}
MASTERS = sealing.from_text(VAULT_KEY)


class ProcessDied(BaseException):
    """Nobody comes back to settle."""


def vault_of(service: Service, masters: Masters = MASTERS) -> PostgresVault:
    return PostgresVault(service.readers, lambda: masters)


async def keep(
    service: Service, wish: Intent, subject: UUID, values: dict[str, str] | None = None
) -> Receipt:
    """An event that holds commitments, and the values that they stand for."""
    vault, activities = vault_of(service), service.container.activities
    async with vault.keeping(wish, "deputy", subject, values or KEY) as made:
        place = " ".join(made.values())
        visit = UUID(int=wish.command_id.int ^ 1)
        return await activities.hold(wish, visit, kind="走访", place=place, occurred_on=DAY)


async def erase(service: Service, ledger: UUID, subject: UUID, fields: list[str]) -> Receipt:
    cases = service.container.personal_data
    facts = {"ground": "consent_withdrawn", "reason": "本人撤回同意", "fields": fields}
    await cases.request_erasure(intent(ledger), subject, on=DAY, **facts)
    approver = intent(ledger)._replace(actor_id=WANG)
    return await cases.approve_erasure(approver, subject, on=DAY)


async def shown(service: Service, ledger: UUID, subject: UUID) -> dict[str, str]:
    vault = vault_of(service)
    return await vault.open(ledger, await vault.held(ledger, subject))


def rows(service: Service) -> tuple[int, int]:
    """How many values there are, and how many keys."""
    [(values,)] = ask(service.url, "SELECT count(*) FROM vault_value")
    [(keys,)] = ask(service.url, "SELECT count(*) FROM vault_key")
    return values, keys


async def test_what_an_event_commits_to_can_be_shown(service: Service) -> None:
    ledger, subject = await establish(service.container), uuid4()

    await keep(service, intent(ledger), subject)

    assert {"phone": PHONE} == await shown(service, ledger, subject)
    assert (1, 1) == rows(service)


async def test_the_event_holds_the_commitment_to_the_value_and_its_salt(
    service: Service,
) -> None:
    ledger, subject = await establish(service.container), uuid4()
    await keep(service, intent(ledger), subject)

    [(made, sealed, wrapped)] = ask(
        service.url,
        "SELECT commitment, sealed, wrapped FROM vault_value "
        "JOIN vault_key USING (jurisdiction_id, subject_id, field)",
    )
    of_key = sealing.binding("key", ledger, subject, "phone")
    key = MASTERS.unwrap(MASTERS.first, wrapped, of_key)
    of_value = sealing.binding("value", ledger, subject, "phone")
    salt, value = sealing.unseal(key, sealed, of_value)

    assert (PHONE, commitment(salt, "phone", PHONE)) == (value, made.hex())
    assert [(made.hex(),)] == ask(
        service.url,
        "SELECT convert_from(payload, 'UTF8')::jsonb ->> 'place' FROM event_log "
        "WHERE topic = 'activity.held'",
    )


async def test_a_refused_command_leaves_nothing_behind(service: Service) -> None:
    ledger = await establish(service.container)
    wish = intent(ledger)

    with pytest.raises(BadValue):
        async with vault_of(service).keeping(wish, "deputy", uuid4(), KEY):
            raise BadValue(field="on", reason="不行")

    assert (0, 0) == rows(service)


async def test_what_a_crash_leaves_before_the_event_is_swept(service: Service) -> None:
    ledger, subject = await establish(service.container), uuid4()

    with suppress(ProcessDied):
        async with vault_of(service).keeping(intent(ledger), "deputy", subject, KEY):
            raise ProcessDied

    assert {} == await shown(service, ledger, subject)
    assert 0 == await sweep(service.workers)  # the command may still be under way
    assert (1, 1) == rows(service)
    assert 1 == await sweep(service.workers, AT_ONCE)
    assert (0, 0) == rows(service)


@pytest.mark.parametrize("fault", [ProcessDied(), Unconfirmed(retry_s=5)])
async def test_what_a_crash_leaves_after_the_event_is_kept(
    service: Service, fault: BaseException
) -> None:
    ledger, subject, wish = await establish(service.container), uuid4(), None

    wish = intent(ledger)
    with suppress(ProcessDied, Unconfirmed):
        async with vault_of(service).keeping(wish, "deputy", subject, KEY) as made:
            await service.container.activities.hold(
                wish, uuid4(), kind="走访", place=made["phone"], occurred_on=DAY
            )
            raise fault

    assert 0 == await sweep(service.workers, AT_ONCE)
    assert {"phone": PHONE} == await shown(service, ledger, subject)


async def test_a_command_sent_again_keeps_its_first_values(service: Service) -> None:
    ledger, subject = await establish(service.container), uuid4()
    wish = intent(ledger)

    first, again = [await keep(service, wish, subject) for _ in range(2)]
    with pytest.raises(CommandReused):
        await keep(service, wish, subject, {"phone": "13800000000"})

    assert first == again
    assert (1, 1) == rows(service)
    assert {"phone": PHONE} == await shown(service, ledger, subject)


async def test_the_newest_value_of_a_field_is_shown(service: Service) -> None:
    ledger, subject = await establish(service.container), uuid4()

    await keep(service, intent(ledger), subject)
    await keep(service, intent(ledger), subject, {"phone": "13800000000"})

    assert {"phone": "13800000000"} == await shown(service, ledger, subject)
    await erase(service, ledger, subject, [])
    assert (0, 0) == rows(service)


async def test_one_field_is_erased_and_the_others_stay(service: Service) -> None:
    ledger, subject = await establish(service.container), uuid4()
    await keep(service, intent(ledger), subject, {"phone": PHONE, "address": "育才小区"})

    await erase(service, ledger, subject, ["phone"])

    assert {"address": "育才小区"} == await shown(service, ledger, subject)
    assert (1, 1) == rows(service)


async def test_a_command_sent_again_does_not_bring_back_what_was_erased(
    service: Service,
) -> None:
    ledger, subject = await establish(service.container), uuid4()
    wish = intent(ledger)
    first = await keep(service, wish, subject)
    await erase(service, ledger, subject, [])

    assert first == await keep(service, wish, subject)
    assert (0, 0) == rows(service)


async def test_an_erasure_whose_process_died_is_finished_or_taken_back(
    service: Service,
) -> None:
    ledger, subject = await establish(service.container), uuid4()
    await keep(service, intent(ledger), subject)
    vault = vault_of(service)
    held = await vault.held(ledger, subject)

    with suppress(ProcessDied):
        async with vault.erasing(intent(ledger), held):
            raise ProcessDied
    assert 0 == await sweep(service.workers, AT_ONCE)
    assert {"phone": PHONE} == await shown(service, ledger, subject)

    wish = intent(ledger)
    with suppress(ProcessDied):
        async with vault.erasing(wish, held):
            await service.container.activities.hold(
                wish, uuid4(), kind="记", place=held[0].commitment, occurred_on=DAY
            )
            raise ProcessDied
    assert 1 == await sweep(service.workers, AT_ONCE)
    assert (0, 0) == rows(service)


async def test_erased_is_gone_from_every_table_and_file_and_the_proofs_hold(
    service: Service,
) -> None:
    """Every row of every table, every file of the server with its log; live and rebuilt."""
    ledger, subject = await establish(service.container), uuid4()
    await keep(service, intent(ledger), subject)
    await service.container.personal_data.reveal(
        intent(ledger), subject, fields=[], purpose="回访", on=DAY
    )
    [(wrapped,)] = ask(service.url, "SELECT wrapped FROM vault_key")
    before = await service.container.boards.root_at(ledger, 2)

    await erase(service, ledger, subject, [])
    await service.worker.drain()
    tell_alone(service.url, "VACUUM FULL", "CHECKPOINT")

    assert before == await service.container.boards.root_at(ledger, 2)
    async with auditing(service.url) as readers:
        assert (await verify(readers, ledger)).finding is None
    assert [] == [name for name, text in texts(service.url) if PHONE in text]
    assert [] == [str(file) for file in files(service.url) if holds(file, PHONE.encode())]
    heap = [file for file in files(service.url) if "pg_wal" not in file.parts]
    assert [] == [str(file) for file in heap if holds(file, wrapped)]


def test_the_search_would_find_it(server: str) -> None:
    """The same search, with something that is there."""
    tell(server, "CREATE TABLE note AS SELECT %s::text AS told", PHONE)
    tell_alone(server, "CHECKPOINT")
    try:
        assert [("note", True)] == [(n, PHONE in t) for n, t in texts(server)]
        assert [] != [file for file in files(server) if holds(file, PHONE.encode())]
    finally:
        tell(server, "DROP TABLE note")


async def test_a_sealed_value_opens_only_where_it_was_kept(service: Service) -> None:
    ledger, subject, other = await establish(service.container), uuid4(), uuid4()
    await keep(service, intent(ledger), subject)
    tell(service.url, "UPDATE vault_value SET subject_id = %s", other)
    tell(service.url, "UPDATE vault_key SET subject_id = %s", other)

    with pytest.raises(VaultClosed):
        await shown(service, ledger, other)


async def test_another_ledger_never_sees_it(service: Service) -> None:
    ours, theirs = [await establish(service.container) for _ in range(2)]
    subject = uuid4()
    await keep(service, intent(ours), subject)

    assert [] == await vault_of(service).held(theirs, subject)


async def test_without_its_master_key_a_value_is_noise(service: Service) -> None:
    ledger, subject = await establish(service.container), uuid4()
    await keep(service, intent(ledger), subject)

    for masters in (Masters(), Masters(sealing.new_key())):
        vault = vault_of(service, masters)
        held = await vault.held(ledger, subject)
        with pytest.raises(VaultClosed):
            await vault.open(ledger, held)


def test_the_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "vault.key"

    made, again = sealing.from_file(file), sealing.from_file(file)

    assert made.first == again.first
    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert [file] == list(tmp_path.iterdir())


def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "vault.key"
    sealing.from_file(file)
    file.chmod(0o644)

    with pytest.raises(BadVaultKey):
        sealing.from_file(file)


@pytest.mark.parametrize("text", ["", "短", b64encode(bytes(31)).decode(), "A" * 44 + ","])
def test_a_master_key_is_32_bytes(text: str) -> None:
    with pytest.raises(BadVaultKey) as refused:
        sealing.from_text(text)

    assert not text or text not in str(refused.value)


def tell_alone(url: str, *statements: Any) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        for each in statements:
            connection.execute(each)


def files(url: str) -> list[Path]:
    """Every file of the server, its write-ahead log and what it said among them."""
    [(home,)] = ask(url, "SELECT setting FROM pg_settings WHERE name = 'data_directory'")
    return [file for file in Path(home).resolve().parent.rglob("*") if file.is_file()]


def holds(file: Path, wanted: bytes) -> bool:
    try:
        return wanted in file.read_bytes()
    except OSError:  # it was removed meanwhile
        return False

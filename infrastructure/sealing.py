"""封存 — personal values under keys of their own, and those keys under a master key.

The master keys are never in the database: they come from RENDA_VAULT_KEY, or stand in a file
beside the embedded server. The first of them wraps; the others still open what they wrapped.
"""

import hmac
import os
import secrets
from base64 import b64decode, b64encode
from binascii import Error
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from application.vault import VaultClosed
from domain.shared.commitment import SALT_BYTES

KEY_BYTES = 32
NONCE_BYTES = 12


class BadVaultKey(ValueError):
    """What was given is not a list of master keys. It is not repeated here."""


class Masters:
    """The master keys by their names, the one that wraps first."""

    def __init__(self, *keys: bytes) -> None:
        self._keys = {master_name(key): key for key in keys}

    def __contains__(self, name: object) -> bool:
        return name in self._keys

    @property
    def first(self) -> str:
        """The name of the key that wraps.

        Raises:
            VaultClosed: there is none.
        """
        for name in self._keys:
            return name
        raise VaultClosed(reason="没有设置主密钥 RENDA_VAULT_KEY")

    def derived(self, purpose: str) -> list[bytes]:
        """A secret for another purpose, from each master key; that of the first goes first.

        Raises:
            VaultClosed: there is none.
        """
        assert self.first
        told = f"renda {purpose}".encode()
        return [hmac.digest(key, told, "sha256") for key in self._keys.values()]

    def wrap(self, data_key: bytes, bound: bytes) -> bytes:
        return _seal(self._keys[self.first], data_key, bound)

    def unwrap(self, name: str, wrapped: bytes, bound: bytes) -> bytes:
        """The data key.

        Raises:
            VaultClosed: it was wrapped with a key that is not here, or was tampered with.
        """
        if name not in self._keys:
            raise VaultClosed(reason=f"缺少代号为 {name} 的主密钥")
        return _open(self._keys[name], wrapped, bound)


def new_key() -> bytes:
    return AESGCM.generate_key(8 * KEY_BYTES)


def new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)


def seal(data_key: bytes, salt: bytes, value: str, bound: bytes) -> bytes:
    """A value with its salt, readable with this key in this place alone."""
    return _seal(data_key, salt + value.encode(), bound)


def unseal(data_key: bytes, sealed: bytes, bound: bytes) -> tuple[bytes, str]:
    """The salt and the value again."""
    told = _open(data_key, sealed, bound)
    return told[:SALT_BYTES], told[SALT_BYTES:].decode()


def seal_text(key: bytes, text: str, bound: bytes) -> bytes:
    """A text that is never committed to."""
    return _seal(key, text.encode(), bound)


def unseal_text(key: bytes, sealed: bytes, bound: bytes) -> str:
    return _open(key, sealed, bound).decode()


def binding(what: str, jurisdiction_id: UUID, subject_id: UUID, field: str) -> bytes:
    """The place that a sealed thing belongs to: moved elsewhere, it does not open."""
    return what.encode() + b"\0" + jurisdiction_id.bytes + subject_id.bytes + field.encode()


def master_name(key: bytes) -> str:
    """What a master key is called where it must not be seen."""
    return sha256(b"renda vault master key" + key).hexdigest()[:16]


def from_text(text: str) -> Masters:
    """Master keys as they are set: each 32 bytes in Base64, commas between, the new one first.

    >>> from_text(b64encode(bytes(32)).decode()).first
    '7ebb4797c2df4e71'
    """
    try:
        keys = [b64decode(each.strip(), validate=True) for each in text.split(",")]
    except (Error, ValueError):
        keys = [b""]
    if any(len(key) != KEY_BYTES for key in keys):
        raise BadVaultKey("RENDA_VAULT_KEY 应为 32 字节的 Base64；更换时新的在前，逗号隔开")
    return Masters(*keys)


def from_file(path: Path) -> Masters:
    """The master keys in a file that its owner alone can read; made at the first need."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(b64encode(new_key()) + b"\n")
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was first: its key it is
            os.link(fresh, path)
        fresh.unlink()
    if path.stat().st_mode & 0o077:
        raise BadVaultKey(f"{path} 别人也能读，请改为只有本人可读（chmod 600）")
    return from_text(",".join(path.read_text(encoding="ascii").split()))


def _seal(key: bytes, told: bytes, bound: bytes) -> bytes:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, told, bound)


def _open(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        raise VaultClosed(reason="密文与主密钥不符，或者被改动过") from None

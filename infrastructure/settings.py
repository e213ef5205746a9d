"""Settings: read once, checked whole, frozen. An unknown ``RENDA_`` name stops the start."""

import os
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class UnknownSetting(ValueError):
    """A name in the environment begins with RENDA_ but is none of ours."""


class Settings(BaseSettings):
    """Everything that can be set from outside.

    ``DATABASE_URL``: a PostgreSQL 15 or later; without it the service runs its own in
    ``RENDA_DATA``. ``RENDA_VAULT_KEY``: the master keys of personal data; the embedded server
    keeps one of its own beside it.
    """

    model_config = SettingsConfigDict(env_prefix="RENDA_", frozen=True)

    database_url: str | None = Field(default=None, validation_alias="DATABASE_URL")
    data: Path = Path(".renda")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    pool_size: int = Field(default=10, ge=2, le=100)
    vault_key: SecretStr | None = None
    queue_max: int = Field(default=1024, ge=1, le=65536)


def read() -> Settings:
    """The settings of this process.

    Raises:
        UnknownSetting: so that a misspelt name is not silently ignored.
    """
    known = {f"RENDA_{name.upper()}" for name in Settings.model_fields}
    for name in os.environ:
        if name.startswith("RENDA_") and name not in known:
            raise UnknownSetting(
                f"{name} 不是本系统的设置；可用的有 {'、'.join(sorted(known))}"
            )
    return Settings()

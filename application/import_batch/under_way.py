"""Whether an import is under way at this moment, in whatever process."""

from contextlib import AbstractAsyncContextManager
from typing import Protocol
from uuid import UUID

from domain.shared.errors import RuleBroken


class ImportUnderWay(RuleBroken):
    """The import is under way; it can be undone when it has ended, or broken off."""


class UnderWay(Protocol):
    """It ends with the process that takes the rows, however that ends."""

    def taking(self, import_id: UUID) -> AbstractAsyncContextManager[None]:
        """As long as rows are taken; several may take the same file at once."""

    def at_rest(self, import_id: UUID) -> AbstractAsyncContextManager[None]:
        """As long as no rows may be taken; raises ImportUnderWay if some are."""

"""What people can do with jurisdictions."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from application.access import Action
from application.ledger import Intent, Ledger, Receipt
from application.views import Directory
from domain.jurisdiction import Jurisdiction
from domain.shared.rule import Value


class JurisdictionUseCases:
    """行政区: set up and kept by the one who administers it."""

    def __init__(self, ledger: Ledger, directory: Directory) -> None:
        self._ledger = ledger
        self._directory = directory

    async def establish(
        self,
        intent: Intent,
        *,
        name: str,
        level: str,
        organ: str,
        parent_id: UUID | None,
        codes: list[dict[str, str]],
        predecessors: list[UUID],
        established_on: date,
    ) -> Receipt:
        """设立 — ``intent.jurisdiction_id`` is the id of the new ledger."""
        intent.must(Action.KEEP_JURISDICTION)
        intent.past(established_on=established_on)
        return await self._ledger.found(
            intent,
            lambda: Jurisdiction.establish(
                id=intent.jurisdiction_id,
                name=name,
                level=level,
                organ=organ,
                parent_id=parent_id,
                codes=codes,
                predecessors=predecessors,
                established_on=established_on,
            ),
        )

    async def rename(self, intent: Intent, *, name: str, on: date) -> Receipt:
        """更名"""
        return await self._change(intent, on, lambda it: it.rename(name=name, on=on))

    async def recode(
        self, intent: Intent, *, scheme: str, edition: str, code: str, on: date
    ) -> Receipt:
        """代码变更"""
        return await self._change(
            intent, on, lambda it: it.recode(scheme=scheme, edition=edition, code=code, on=on)
        )

    async def move(self, intent: Intent, *, parent_id: UUID, on: date) -> Receipt:
        """改变隶属 — never under a place that is below, as the tree is known then and now.

        Two places may still move under one another at once: each ledger decides alone.
        """
        then = await self._directory.ancestors(parent_id, on)
        above = {*then, *await self._directory.ancestors(parent_id)}
        return await self._change(
            intent, on, lambda it: it.move(parent_id=parent_id, above=above, on=on)
        )

    async def reorganise(self, intent: Intent, *, level: str, organ: str, on: date) -> Receipt:
        """改设"""
        return await self._change(
            intent, on, lambda it: it.reorganise(level=level, organ=organ, on=on)
        )

    async def merge(self, intent: Intent, *, into_id: UUID, on: date) -> Receipt:
        """并入"""
        return await self._change(intent, on, lambda it: it.merge(into_id=into_id, on=on))

    async def split(self, intent: Intent, *, into_ids: list[UUID], on: date) -> Receipt:
        """分设"""
        return await self._change(intent, on, lambda it: it.split(into_ids=into_ids, on=on))

    async def close(self, intent: Intent, *, reason: str, on: date) -> Receipt:
        """撤销"""
        return await self._change(intent, on, lambda it: it.close(reason=reason, on=on))

    async def adopt_policy(self, intent: Intent, *, pack: str, from_on: date) -> Receipt:
        """采用规定集"""
        return await self._change(
            intent, None, lambda it: it.adopt_policy(pack=pack, from_on=from_on)
        )

    async def set_policy(
        self, intent: Intent, *, key: str, value: Value, basis: str, from_on: date
    ) -> Receipt:
        """定规"""
        return await self._change(
            intent,
            None,
            lambda it: it.set_policy(key=key, value=value, basis=basis, from_on=from_on),
        )

    async def issue_policy(
        self,
        intent: Intent,
        *,
        to: list[UUID],
        pack: str | None,
        locked: list[str],
        from_on: date,
    ) -> Receipt:
        """印发规定"""
        return await self._change(
            intent,
            None,
            lambda it: it.issue_policy(to=to, pack=pack, locked=locked, from_on=from_on),
        )

    async def _change(
        self, intent: Intent, on: date | None, decide: Callable[[Jurisdiction], None]
    ) -> Receipt:
        intent.must(Action.KEEP_JURISDICTION)
        intent.past(on=on)
        return await self._ledger.change(intent, Jurisdiction, intent.jurisdiction_id, decide)

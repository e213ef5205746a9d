"""A worker that falls: ``python -m tests.support.falling URL``.

It is killed as soon as an errand has been recorded in another ledger, before that is noted in
its own. What it finds recorded already moves nothing, and it goes on; with nothing left to
carry it ends by itself.
"""

import asyncio
import os
import signal
import sys
from typing import Any

from infrastructure.bootstrap import Service, serving
from infrastructure.postgres.delivery import Delivery
from infrastructure.settings import Settings

carry = Delivery._errand


def falling(service: Service) -> Any:
    one_by_one = asyncio.Lock()
    head = service.container.boards.head

    async def fall(delivery: Delivery, errand: Any) -> None:
        async with one_by_one:
            before = await head(errand.jurisdiction_id)
            await carry(delivery, errand)
            if before != await head(errand.jurisdiction_id):
                os.kill(os.getpid(), signal.SIGKILL)

    return fall


async def main() -> None:
    async with serving(sys.argv[1], Settings()) as service:
        Delivery._errand = falling(service)  # type: ignore[method-assign]
        await service.worker.drain()


if __name__ == "__main__":
    asyncio.run(main())

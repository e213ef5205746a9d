"""Reading: each workbook in a process of its own, a few at a time, and never for long."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from datetime import date
from hashlib import sha256
from signal import SIGKILL
from typing import Any

import orjson

from application.import_batch.workbook import EPOCH, EPOCH_1904, Cell, Table, WorkbookRefused

MEMORY_MAX = 768 * 1024 * 1024
CPU_S = 20
WAIT_S = 40.0
AT_ONCE = 2
CHILD = "infrastructure.spreadsheet.child"


class Reader:
    """Hands a file to a process that may not survive it."""

    def __init__(self, *, memory: int = MEMORY_MAX, seconds: int = CPU_S) -> None:
        self._limits = (str(memory), str(seconds))
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def read(self, content: bytes, title: str) -> Table:
        async with self._turn:
            said = await self._told(content, title)
        if not said:
            raise WorkbookRefused(
                field="file",
                reason="读不了：太大，或者已损坏；请删去下面和右面的空行、空列再试",
            )
        told = orjson.loads(said)
        if "refused" in told:
            raise WorkbookRefused(field="file", reason=f"文件{told['refused']}")
        return await asyncio.to_thread(_table, content, told)

    async def _told(self, content: bytes, title: str) -> bytes:
        """What the process says; nothing if it was stopped or fell."""
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            CHILD,
            title,
            *self._limits,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env={},
            start_new_session=True,
        )
        try:
            said, _ = await asyncio.wait_for(child.communicate(content), WAIT_S)
        except TimeoutError:
            return b""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(child.pid, SIGKILL)
            await child.wait()
        return said if child.returncode == 0 else b""


def _table(content: bytes, told: dict[str, Any]) -> Table:
    return Table(
        name=told["sheet"],
        digest=sha256(content).hexdigest(),
        rows=[[_cell(each) for each in cells] for cells in told["rows"]],
        wrong={(row, column): what for row, column, what in told["wrong"]},
        epoch=EPOCH_1904 if told["since_1904"] else EPOCH,
    )


def _cell(told: Any) -> Cell:
    return date.fromisoformat(told[0]) if isinstance(told, list) else told

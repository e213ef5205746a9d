"""From a request to an intent: what is wanted of which ledger, under which command id."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated
from uuid import UUID, uuid4, uuid5

from fastapi import Depends

from application import onboarding
from application.access import Person
from application.container import Container
from application.ledger import AlreadyExists, Intent, today
from application.onboarding import Beginning
from application.views import Place
from domain.shared.errors import BadValue, NotFound
from interface.http.answers import XLSX
from interface.http.door import entered, opened, recognised, themselves
from interface.http.form_data import FORM_DATA, File, file_in
from interface.http.refusals import BadHeader, NotAWorkbook, VersionNeeded
from interface.http.routing import JsonRequest
from interface.http.schemas.jurisdiction import EstablishJurisdiction

KEY = re.compile(r"[!-~]{1,200}")
VERSION = re.compile(r'(?:W/)?"([1-9][0-9]{0,8})"')


async def wish(request: JsonRequest) -> Intent:
    """Somebody wants a new record."""
    return await _intent(request, seen=None)


async def change(request: JsonRequest) -> Intent:
    """Somebody wants to change a record as they saw it."""
    return await _intent(request, seen=request.headers.get("if-match", ""))


Wish = Annotated[Intent, Depends(wish)]
Change = Annotated[Intent, Depends(change)]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody sends, what they call it, and what they may do with it."""

    intent: Intent
    content: bytes
    name: str


async def upload(request: JsonRequest) -> Upload:
    """Somebody sends a workbook, alone or in a web form; it is its own fingerprint."""
    person = await recognised(request)
    place, allowed = await entered(opened(request), person, request.path_params["code"])
    mine = await themselves(opened(request), person, place)
    command_id = _command_id(request, person)
    file = await _file(request)
    digest = sha256(file.content).digest()
    wish = Intent(place.id, person.id, allowed, command_id, digest, today())
    mine_there = wish._replace(themselves=mine, ended_on=place.ended_on)
    return Upload(mine_there, file.content, file.name)


async def _file(request: JsonRequest) -> File:
    said = request.headers.get("content-type", "")
    kind = said.partition(";")[0].strip().lower()
    if kind not in {XLSX, FORM_DATA}:
        raise NotAWorkbook
    body = await request.body()
    file = File("", body) if kind == XLSX else file_in(body, said)
    if file is None:
        raise BadValue(field="file", reason="表单里没有文件")
    return file


Sent = Annotated[Upload, Depends(upload)]


async def founding(
    request: JsonRequest, person: Person, body: EstablishJurisdiction
) -> tuple[Intent, Place]:
    """Somebody wants a new ledger: what they may do in the parent decides."""
    app = opened(request)
    parent, allowed = await entered(app, person, body.parent)
    first = body.codes[0]
    id = onboarding.place_id(
        Beginning(
            name=body.name,
            code=first.code,
            edition=first.edition,
            level=body.level,
            organ=body.organ,
            parent_code=parent.code,
            on=body.established_on,
        )
    )
    for alias in body.codes:
        await _unclaimed(app, alias.code, id)
    digest = await _digest(request)
    command_id = _command_id(request, person)
    return Intent(id, person.id, allowed, command_id, digest, today()), parent


async def _intent(request: JsonRequest, *, seen: str | None) -> Intent:
    person = await recognised(request)
    app = opened(request)
    place, allowed = await entered(app, person, request.path_params["code"])
    version = None if seen is None else _version(seen)
    command_id = _command_id(request, person)
    digest = await _digest(request)
    mine = await themselves(app, person, place)
    return Intent(
        place.id,
        person.id,
        allowed,
        command_id,
        digest,
        today(),
        version,
        themselves=mine,
        ended_on=place.ended_on,
    )


def _command_id(request: JsonRequest, person: Person) -> UUID:
    """The id of the command: the caller's key, which means nothing under another person."""
    key = request.headers.get("idempotency-key")
    if key is None:
        return uuid4()
    if not KEY.fullmatch(key):
        raise BadHeader(field="Idempotency-Key", reason="应为 1 至 200 个可见的 ASCII 字符")
    return uuid5(person.id, key)


async def _digest(request: JsonRequest) -> bytes:
    """The fingerprint of the request: where it goes and what it says, in any order of keys."""
    scope = request.scope
    where = f"{scope['method']}\n{scope['route'].path}\n{scope['path']}\n"
    return sha256(where.encode() + await request.canonical()).digest()


def _version(seen: str) -> int | None:
    """The version in If-Match; ``None`` for ``*``, which is any.

    >>> _version('"7"'), _version("*")
    (7, None)
    """
    if not seen:
        raise VersionNeeded
    if seen == "*":
        return None
    found = VERSION.fullmatch(seen)
    if not found:
        raise BadHeader(field="If-Match", reason='应为一个版本号，如 "7"，或 *')
    return int(found[1])


async def _unclaimed(app: Container, code: str, id: UUID) -> None:
    """A code that already names another place cannot name this one."""
    try:
        claimed = await app.directory.find(code)
    except NotFound:
        return
    if claimed.id != id:
        raise AlreadyExists(kind="jurisdiction", id=code)

"""For those who run it: is it alive, is it ready, how much does it do; and what errors mean."""

from dataclasses import dataclass

from fastapi import APIRouter
from prometheus_client import generate_latest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from domain.shared.errors import DomainError, NotFound
from interface.http.answers import answer
from interface.http.door import App
from interface.http.faults import Fault
from interface.http.problems import PLAIN, respond, status_of
from interface.http.routing import router
from interface.http.sentences import SENTENCES, words_of

routes: APIRouter = router("", "运行")


@dataclass(frozen=True, slots=True)
class Health:
    """运行状况。"""

    status: str


@dataclass(frozen=True, slots=True)
class Explained:
    """一种问题的说明；花括号处是当时的事实。"""

    type: str
    code: str
    title: str
    status: int
    detail: str
    hint: str


@routes.get("/livez", response_model=Health)
async def alive() -> Response:
    """进程在运行"""
    return answer(Health("ok"))


@routes.get("/readyz", response_model=Health)
async def ready(request: Request, app: App) -> Response:
    """可以接受请求；不可以时逐项说明"""
    wrong = await app.ready()
    return unready(request, wrong) if wrong else answer(Health("ok"))


@routes.get("/metrics", response_class=PlainTextResponse)
async def metrics(request: Request) -> Response:
    """运行指标（Prometheus 文本）"""
    content = generate_latest(request.app.state.meters.registry)
    return Response(content, media_type="text/plain; version=0.0.4; charset=utf-8")


@routes.get("/problems/{code}", response_model=Explained)
async def explain(code: str) -> Response:
    """一种问题的说明"""
    return answer(explained(code))


def unready(request: Request, wrong: dict[str, str]) -> Response:
    """What is not ready, by name."""
    errors = [Fault("server", f"#/{name}", "not-ready", why, "") for name, why in wrong.items()]
    return respond(request.scope, "not-ready", errors=errors, headers={"retry-after": "5"})


def explained(code: str) -> Explained:
    """The page behind the ``type`` of a problem."""
    kinds = {kind.code(): kind for kind in refusals()}
    if code in PLAIN:
        status, said = PLAIN[code], SENTENCES[code]
    elif code in kinds:
        status, said = status_of(kinds[code]), words_of(kinds[code])
    else:
        raise NotFound(kind="problem", id=code)
    return Explained(f"/problems/{code}", code, said.title, status, said.detail, said.hint)


def refusals(kind: type[DomainError] = DomainError) -> set[type[DomainError]]:
    """Every refusal that this process can give."""
    below = {each for child in kind.__subclasses__() for each in refusals(child)}
    return below if kind is DomainError else below | {kind}

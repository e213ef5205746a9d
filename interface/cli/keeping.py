"""Commands that set an instance up: onboard, load, grant, token."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID, uuid4, uuid5

import typer
import yaml

from application import identity
from application.access import Action
from application.ledger import Intent, today
from application.onboarding import lay_out
from application.scenario.loading import Loaded, ScenarioLoader
from application.scenario.model import Scenario
from application.scenario.reading import read
from domain.access_grant import Reach, Role
from infrastructure.bootstrap import Service
from infrastructure.divisions import table
from infrastructure.postgres.connect import connect
from infrastructure.postgres.health import status_of
from infrastructure.postgres.tokens import issue, revoke
from interface.cli.comparing import comparisons, show
from interface.cli.running import err, out, progress, run
from interface.http.problems import sentence_of

Registered = Annotated[
    UUID | None, typer.Option(help="代表：其登记中的 person_id；令牌与授权写同一个")
]

tokens = typer.Typer(help="访问令牌：签发、注销。", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    app.command()(onboard)
    app.command()(load)
    app.command()(grant)
    app.add_typer(tokens, name="token")


def onboard(
    province: Annotated[str, typer.Argument(help="省级代码或名称，如 42、湖北省")],
) -> None:
    """把一个省的行政区划铺到乡镇（街道），可重复执行。"""
    units = [unit for unit in table.province(province) if unit.kind == "unit"]

    async def work(service: Service) -> None:
        before = (await status_of(service.workers)).ledgers
        with progress(f"{units[0].name} 设立") as show:
            await lay_out(service.container.jurisdictions, units, progress=show)
        err.print("==> 更新名录与汇总 …", style="dim")
        await service.worker.drain()
        new = (await status_of(service.workers)).ledgers - before
        out.print(
            f"{units[0].name}：{len(units)} 个行政区，新设 {new}，已有 {len(units) - new}"
            f"（{table.SOURCE}，{table.EDITION} 版）"
        )

    run(work)


def load(
    files: Annotated[list[Path], typer.Argument(help="情景文件（YAML），格式见 docs/guides")],
) -> None:
    """装载情景文件：与 HTTP 同走一套用例，可重复执行。"""
    scenarios = [open_scenario(path) for path in files]

    async def work(service: Service) -> None:
        for scenario in scenarios:
            loaded = await load_into(service, scenario)
            out.print(f"{scenario.key}：{loaded.commands} 条命令，{len(loaded.reached)} 本台账")
        show(await comparisons(service, scenarios))

    run(work)


def open_scenario(path: Path) -> Scenario:
    """A scenario from a file; what is wrong with it is said with its place in the file."""
    try:
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=OnceOnly)  # noqa: S506
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path} 无法读取：{error}") from None
    except yaml.YAMLError as error:
        raise typer.BadParameter(f"{path} 不是合法的 YAML：{_spot(error)}") from None
    return read(document, file=str(path))


def _spot(error: yaml.YAMLError) -> str:
    """Where the reader stumbled, and what it is likely to be."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return str(error)
    where = f"第 {mark.line + 1} 行第 {mark.column + 1} 列"
    if isinstance(error, yaml.constructor.ConstructorError):
        return f"{where}，{error.problem}"
    written = mark.get_snippet(indent=0) or ""
    return (
        f"{where}“{written.strip().partition(chr(10))[0]}”，多半是缩进不齐、冒号后没有空格，"
        "或者含冒号、逗号、{at}、{n} 的文字没有加引号"
    )


class OnceOnly(yaml.SafeLoader):
    """The safe loader, which also refuses a key that stands twice: one would be lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:  # noqa: FBT001, FBT002
        keys = [key.value for key, _ in node.value]
        for key, _ in reversed(node.value):
            if keys.count(key.value) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"键 {key.value} 出现了两次", key.start_mark
                )
        return super().construct_mapping(node, deep)


async def load_into(service: Service, scenario: Scenario) -> Loaded:
    """Load through the use cases, and wait until everything is counted."""
    err.print(f"==> {scenario.key}", style="dim")
    with progress("    装载") as show:
        loader = ScenarioLoader(
            service.container,
            settled=service.worker.drain,
            progress=lambda _title, done, of: show(done, of),
            say=sentence_of,
        )
        return await loader.load(scenario)


def grant(
    code: Annotated[str, typer.Argument(help="行政区代码或 id")],
    person: Annotated[str, typer.Argument(help="姓名或工号；同名即同一人")],
    role: Annotated[Role, typer.Argument(help="角色")],
    reach: Annotated[Reach, typer.Option(help="只在本级，或连同下级")] = Reach.SELF,
    person_id: Registered = None,
) -> None:
    """授予一个人在一个行政区的角色；授权记入该行政区的台账。"""
    if role == Role.DEPUTY and not person_id:
        raise typer.BadParameter("授予代表的，须以 --person-id 写明是登记册上的哪一位")

    async def work(service: Service) -> None:
        place = await service.container.directory.find(code)
        grant_id = uuid4()
        receipt = await service.container.access_grants.give(
            Intent(place.id, identity.NAMESPACE, frozenset(Action), grant_id, b"cli", today()),
            grant_id,
            person_id=person_id or _known_as(person),
            person=person,
            role=role,
            reach=reach,
            until=None,
            on=today(),
        )
        await service.worker.drain()
        out.print(
            f"已授予：{place.name} {person} {role}（{reach}），台账位置 {receipt.position}"
        )

    run(work)


@tokens.command("issue")
def token_issue(
    person: Annotated[str, typer.Argument(help="姓名或工号，与授权时相同")],
    days: Annotated[int, typer.Option(min=1, max=366, help="有效天数")] = 90,
    scope: Annotated[
        list[Action] | None, typer.Option(help="只准用于这些操作；不写则不限")
    ] = None,
    person_id: Registered = None,
) -> None:
    """签发令牌；令牌只显示这一次。"""

    async def work(service: Service) -> str:
        async with await connect(service.url, "renda_owner") as connection:
            return await issue(
                connection,
                person_id=person_id or _known_as(person),
                person=person,
                scopes=[str(each) for each in scope or ()],
                days=days,
            )

    out.print(run(work, quiet=True), soft_wrap=True, highlight=False)


@tokens.command("revoke")
def token_revoke(
    token_id: Annotated[str, typer.Argument(help="令牌中两个下划线之间的部分")],
) -> None:
    """注销令牌，十分之一秒内生效。"""

    async def work(service: Service) -> bool:
        async with await connect(service.url, "renda_owner") as connection:
            return await revoke(connection, token_id)

    if not run(work):
        raise typer.BadParameter("没有这个令牌，或已注销")
    out.print("已注销")


def a_day(text: str | None) -> date | None:
    """A date on the command line."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise typer.BadParameter(f"{text} 不是日期，应写作 2024-09-30") from None


def _known_as(person: str) -> UUID:
    """Who is in no register is known by the name."""
    return uuid5(identity.NAMESPACE, f"person:{person}")

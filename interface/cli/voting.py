"""A command for whoever doubts a vote: count its ballots again, and look for one's own."""

from typing import Annotated, Any
from uuid import UUID

import typer

from application.ballot_box import Ballot, recounted
from application.projections.books import LIVELIHOOD_VOTES
from infrastructure.bootstrap import Service
from interface.cli.running import out, run


def register(app: typer.Typer) -> None:
    app.command()(recount)


def recount(
    code: Annotated[str, typer.Argument(help="行政区代码或 id")],
    id: Annotated[UUID, typer.Argument(help="票决的 id")],
    mark: Annotated[str, typer.Option(help="投票时的暗记，用来找自己的一张")] = "",
    choices: Annotated[str, typer.Option(help="自己选了哪几项，如 1,3；弃权不写")] = "",
) -> None:
    """重数一次票决公布的选票，与公布的票数比较；也可以凭暗记找自己的一张。"""
    mine = _mine(mark, choices) if mark else {}

    async def work(service: Service) -> list[dict[str, Any]]:
        place = await service.container.directory.find(code)
        entry = await service.container.boards.one(LIVELIHOOD_VOTES, place.id, id)
        return [each for each in entry.row.rounds if each.get("ballots")]

    rounds = run(work)
    same = [_same(each) for each in rounds]
    sound = all(same)
    if not rounds:
        out.print("没有公布的电子选票")
    if mine:
        found = [each["round"] for each in rounds if mine in each["ballots"]]
        out.print(f"您的一张在第 {found[0]} 轮" if found else "[red]没有找到这一张[/red]")
        sound = sound and bool(found)
    if not sound:
        raise typer.Exit(1)


def _same(told: dict[str, Any]) -> bool:
    again = recounted(told)
    same = again == {each["candidate_id"]: each["votes"] for each in told["votes"]}
    same = same and len(told["ballots"]) == len(told["voted"])
    state = "相符" if same else "[red]不符[/red]"
    out.print(f"第 {told['round']} 轮：{len(told['ballots'])} 张，{state}", highlight=False)
    return same


def _mine(mark: str, choices: str) -> dict[str, Any]:
    try:
        chosen = tuple(int(each) for each in choices.split(",") if each)
        return Ballot(chosen, mark).published()
    except ValueError:
        raise typer.BadParameter("暗记应为 32 位十六进制，选项应写作 1,3") from None

"""Commands that look after the vault: which master keys it needs, and a new one. No content."""

import typer

from infrastructure.bootstrap import Service
from interface.cli.running import out, progress, run

vault = typer.Typer(
    help="个人信息库：主密钥是否齐全，更换主密钥。不显示内容。", no_args_is_help=True
)


def register(app: typer.Typer) -> None:
    app.add_typer(vault, name="vault")


@vault.command("status")
def status() -> None:
    """各主密钥下有多少把密钥；缺主密钥的，退出码是 1。"""

    async def work(service: Service) -> dict[str, tuple[int, bool]]:
        places = [place.id for place in await service.container.directory.every()]
        return await service.keyring.masters(places)

    found = run(work)
    for name, (count, here) in found.items():
        state = "在" if here else "[red]缺[/red]"
        out.print(f"主密钥 {name}：{state}，密钥 {count} 把", highlight=False)
    if not found:
        out.print("个人信息库是空的")
    if not all(here for _, here in found.values()):
        raise typer.Exit(1)


@vault.command("rewrap")
def rewrap() -> None:
    """更换主密钥：个人信息和票箱的密钥都改用第一把主密钥加密；做完以后，旧的就可以销毁。"""

    async def work(service: Service) -> int:
        places = await service.container.directory.every()
        rewrapped = 0
        with progress("更换主密钥") as show:
            for done, place in enumerate(places, 1):
                rewrapped += await service.keyring.rewrap(place.id)
                show(done, len(places))
        return rewrapped

    out.print(f"已改用新的主密钥：{run(work)} 把")

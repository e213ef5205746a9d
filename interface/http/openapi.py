"""Prints the OpenAPI document: `python -m interface.http.openapi > docs/openapi.json`."""

import json
import sys
from contextlib import AbstractAsyncContextManager
from typing import Any

from application.container import Container
from interface.http.app import create_app


def document() -> dict[str, Any]:
    """The document, which needs no container."""
    return create_app(_never).openapi()


def _never() -> AbstractAsyncContextManager[Container]:
    raise AssertionError("the document needs no container")


def main() -> None:
    """One line for each change, in an order that does not change."""
    json.dump(document(), sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()

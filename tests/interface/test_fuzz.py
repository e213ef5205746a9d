"""Whatever the document allows, and much that it does not: never a 500, never undocumented.

Every run tries each boundary of each field, some five thousand requests that do not change;
FUZZ_EXAMPLES=50 adds as many random ones for each operation.
"""

import os
from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from interface.http.answers import XLSX
from interface.http.app import create_app
from tests.interface.world import full, token

WORLD = full()
APP = create_app(WORLD.opened)
APP.state.container = WORLD.container
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
CONFIG = {
    "phases": {
        "coverage": {"unexpected-methods": ["DELETE"]},
        "fuzzing": {"enabled": EXAMPLES > 0},
    }
}


@schemathesis.serializer(XLSX)
def as_it_is(_: object, value: Any) -> bytes:
    """A file is any bytes at all."""
    return value if isinstance(value, bytes) else str(value).encode()


schema = schemathesis.openapi.from_asgi(
    "/openapi.json", APP, config=schemathesis.Config.from_dict(CONFIG)
)


@schema.parametrize()
@settings(max_examples=max(EXAMPLES, 1), deadline=None, suppress_health_check=list(HealthCheck))
def test_no_request_leads_where_the_document_does_not(case: schemathesis.Case[Any]) -> None:
    case.call_and_validate(
        headers={"authorization": f"Bearer {token('everything')}"},
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            negative_data_rejection,
            response_headers_conformance,
            response_schema_conformance,
            unsupported_method,
        ],
    )

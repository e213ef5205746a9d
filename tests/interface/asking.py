"""A request for every operation of the document: one that would be accepted."""

from dataclasses import dataclass
from typing import Any

from interface.http.openapi import document
from tests.interface.world import World

HERE = "130608"

TARGETS = {
    "campaign.adopt": "planned",
    "campaign.issue": "adopted",
    "campaign.launch": "adopted",
    "campaign": "launched",
    "deputy": "deputy",
    "deputy_group": "group",
    "activity": "activity",
    "suggestion.accept": "incoming",
    "suggestion.refuse": "incoming",
    "suggestion.reply": "dispatched",
    "suggestion.judge": "replied",
    "suggestion.resolve": "judged",
    "suggestion": "filed",
    "declared_figure": "figure",
    "access_grant": "grant",
}
"""The record that an operation, or any other of its noun, is asked of."""

BODIES: dict[str, dict[str, Any]] = {
    "jurisdiction.establish": {
        "parent": HERE,
        "codes": [{"scheme": "gb2260", "edition": "2023", "code": "130608101"}],
    },
    "jurisdiction.merge": {"into": "130607"},
    "jurisdiction.split": {"into": ["130607", "429006"]},
}
"""What differs from the example of the document."""

QUERIES = {
    "rollup.prove": {"indicator": "activities"},
    "suggestion.search": {"q": "加装电梯"},
}


@dataclass(frozen=True)
class Operation:
    """One operation as the document describes it."""

    id: str
    method: str
    path: str
    body: dict[str, Any] | None
    changes: bool

    def ask(self, world: World, code: str = HERE) -> dict[str, Any]:
        """The arguments of a request, in a world."""
        noun = self.id.partition(".")[0]
        target = TARGETS.get(self.id, TARGETS.get(noun, ""))
        path = self.path.replace("{code}", "conflict" if noun == "health" else code)
        body = self.body and {**self.body, **BODIES.get(self.id, {})}
        url = "/".join(
            str(world.ids[target]) if step.startswith("{") else step for step in path.split("/")
        )
        return {
            "method": self.method,
            "url": url,
            "json": body,
            "params": QUERIES.get(self.id),
            "headers": {"if-match": "*"} if self.changes else {},
        }


def operations() -> list[Operation]:
    """Every operation there is."""
    schema = document()
    return [
        Operation(
            operation["operationId"],
            method.upper(),
            path,
            _example(schema, operation),
            any(each.get("name") == "If-Match" for each in operation.get("parameters", [])),
        )
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    ]


def _example(schema: dict[str, Any], operation: dict[str, Any]) -> dict[str, Any] | None:
    if "requestBody" not in operation:
        return None
    ref = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    model = schema["components"]["schemas"][ref.rpartition("/")[2]]
    example: dict[str, Any] = model["examples"][0]
    return example

"""Workers of a test: as many as it wants, beside the one that every service has."""

from typing import Any

from infrastructure.bootstrap import Service
from infrastructure.postgres.worker import Worker


def pipeline(service: Service) -> Any:
    """The write side below the use cases."""
    return service.container.activities._ledger


def colleague(service: Service) -> Worker:
    """Another worker process, as far as the database can tell: it remembers nothing."""
    return Worker(service.workers, pipeline(service))

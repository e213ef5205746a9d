"""How often Python looks for cycles of objects that nothing reaches any more."""

import gc

NEW_OBJECTS = 200_000


def collect_rarely() -> None:
    """Events, rows and batches are made by the thousand and hold no cycles.

    To look through them after every 700 new objects, as Python does, takes as long as the
    work itself.
    """
    gc.set_threshold(NEW_OBJECTS, 50, 100)

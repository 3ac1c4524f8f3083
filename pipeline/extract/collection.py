"""Reading without the collector of cycles: a reader makes tens of thousands of values that live on and form no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["without_collection"]


@contextmanager
def without_collection() -> Iterator[None]:
    """Leave the collector off inside the block: it would look through all values of the file again and again, in vain.

    A block inside such a block, or in a process that has it off anyway, changes nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

"""From events to the status of a document on a day."""

from pipeline.status.events import DocumentEvents, OpenClaim, events_of
from pipeline.status.fold import status_on
from pipeline.status.periods import periods_of

__all__ = ["DocumentEvents", "OpenClaim", "events_of", "periods_of", "status_on"]

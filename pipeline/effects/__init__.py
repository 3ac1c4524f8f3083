"""What a document does to others and to itself: claims, days, labels."""

from pipeline.effects.classify import classify
from pipeline.effects.dates import Dates, read_dates
from pipeline.effects.find import find_effects
from pipeline.effects.roles import assign_roles
from pipeline.effects.trace import SeenSentence, SeenVerb, trace_sentences

__all__ = [
    "Dates",
    "SeenSentence",
    "SeenVerb",
    "assign_roles",
    "classify",
    "find_effects",
    "read_dates",
    "trace_sentences",
]

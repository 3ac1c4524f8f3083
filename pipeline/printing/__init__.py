"""What the command line prints: Vietnamese lines from values, one module for each thing that is printed."""

from pipeline.printing.outcome import describe
from pipeline.printing.results import describe_results, results_to_json
from pipeline.printing.statistics import describe_statistics, statistics_to_json
from pipeline.printing.stored import describe_stored, find_stored, stored_to_json
from pipeline.printing.summary import describe_summary, summary_to_json

__all__ = [
    "describe",
    "describe_results",
    "describe_statistics",
    "describe_stored",
    "describe_summary",
    "find_stored",
    "results_to_json",
    "statistics_to_json",
    "stored_to_json",
    "summary_to_json",
]

"""Evaluation: gold cases in, figures and failures out. Uses the pipeline as a caller would."""

from screener.evaluate.baselines import compare
from screener.evaluate.calibration import by_kind, calibration_text
from screener.evaluate.comparison import Comparison, compare_runs
from screener.evaluate.gold import GoldError, gold_files, read_gold
from screener.evaluate.reference import ReferenceFileError, read_reference, record, reference_text
from screener.evaluate.run import evaluate
from screener.evaluate.table import render

__all__ = [
    "Comparison",
    "GoldError",
    "ReferenceFileError",
    "by_kind",
    "calibration_text",
    "compare",
    "compare_runs",
    "evaluate",
    "gold_files",
    "read_gold",
    "read_reference",
    "record",
    "reference_text",
    "render",
]

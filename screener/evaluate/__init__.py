"""Evaluation: gold cases in, figures and failures out. Uses the pipeline as a caller would."""

from screener.evaluate.baselines import compare
from screener.evaluate.gold import GoldError, read_gold
from screener.evaluate.run import evaluate
from screener.evaluate.table import render

__all__ = ["GoldError", "compare", "evaluate", "read_gold", "render"]

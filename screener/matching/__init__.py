"""Matching: where names of the lexicon stand in a text. Knows no files, no sections, no law."""

from screener.matching.explain import explain
from screener.matching.hits import Matcher
from screener.matching.lookup import LookupMatch, lookup

__all__ = ["LookupMatch", "Matcher", "explain", "lookup"]

"""Reports for people: plain text for a terminal, Markdown to forward. Knows the model's report only."""

from screener.render.markdown import render_markdown
from screener.render.text import render_text
from screener.render.words import OUTCOME_WORDS

__all__ = ["OUTCOME_WORDS", "render_markdown", "render_text"]

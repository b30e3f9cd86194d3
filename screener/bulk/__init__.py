"""Tables in, tables out: every row of a file is screened and gets its answer, in order.

Knows files of rows. How a row is screened is the pipeline's; how a table is spread over a cluster is for
an engine that hands the same rows to the same function.
"""

from screener.bulk.errors import BulkError
from screener.bulk.local import Summary, run

__all__ = ["BulkError", "Summary", "run"]

"""What can go wrong, as one tree of exceptions, and the flag that costs one article a row.

    ClaimbookError
    ├── OptionError      an option or a setting that cannot be used
    ├── InputError       an input that cannot be found or read at all
    ├── ModelMissing     a language model that is not installed
    ├── FrameError       a frame that breaks its contract in `schemas`
    ├── NoSuchRow        a key that no frame holds
    └── OutputError      a place that cannot be written, or a tool that writing needs

An `ArticleFlag` is a warning, not an error: a stage gives it for an article that it could only
handle in part. `Book` writes it into `inputs`, and the run goes on.
"""

from __future__ import annotations


class ClaimbookError(Exception):
    """Base of every exception that Claimbook raises on purpose.

    `exit_code` is what the command line ends with.
    """

    exit_code = 1


class OptionError(ClaimbookError):
    """An option or a setting has a value that cannot be used."""

    exit_code = 2


class InputError(ClaimbookError):
    """An input does not exist, or nothing at all could be read from what was offered."""

    exit_code = 3


class ModelMissing(ClaimbookError):
    """A language model that a stage needs is not installed."""

    exit_code = 4


class FrameError(ClaimbookError):
    """A frame breaks its contract; the message holds the failing cells."""

    exit_code = 5


class OutputError(ClaimbookError):
    """An output folder cannot be used, or a tool that writing needs is missing."""

    exit_code = 6


class NoSuchRow(ClaimbookError, KeyError):
    """A key (article, claim, figure, source) that no frame holds."""

    exit_code = 7

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class ArticleFlag(UserWarning):
    """One article was handled only in part: which, by which stage, and why."""

    def __init__(self, article_id: str, stage: str, reason: str) -> None:
        super().__init__(f"{article_id}: {stage}: {reason}")
        self.article_id = article_id
        self.stage = stage
        self.reason = reason

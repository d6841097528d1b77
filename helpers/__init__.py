"""Claimbook: who claims what in these articles, which numbers they give, and which words say so.

>>> import helpers
>>> book = helpers.Book.read("data/aleppo-2016").analyse()  # doctest: +SKIP
>>> book.claims, book.figures                               # doctest: +SKIP

Importing this package costs nothing: each module is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from helpers.book import Book as Book

__version__ = "0.1.0"
__all__ = ["Book", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Book":
        return import_module("helpers.book").Book
    if name in __all__:
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

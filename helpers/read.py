"""What is offered -> the frames `inputs` and `articles`: every file and record is a row of `inputs`, read or with its reason.

Metadata is never invented. Of several that give a value the first counts: the record or the front
matter; `metadata.csv`; what a web page declares of itself; `corpus.toml`; the options `published`
and `outlet`, which fill what is still missing.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers import corpus, pages, published, records, schemas
from helpers.articles import Article, Drafted

"""The command `claimbook`: it turns options into calls, and errors into one line and an exit code.

What takes time to import is imported by the command that needs it, so that the help is instant.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from helpers import errors, options, workbench

if TYPE_CHECKING:
    from helpers.book import Book

CHECKOUT = Path(__file__).parent.parent
SAMPLES = (CHECKOUT / "data" / "aleppo-2016", CHECKOUT / "data" / "mirrow-viaduct")
REASONS = 10  # of inputs that were rejected or read with a doubt


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Each is listed at the end of `--help`."""
    given = parser().parse_args(arguments)
    if given.command is None:
        parser().print_help(sys.stderr)
        return errors.OptionError.exit_code
    _talk(given)
    try:
        given.command(given)
        sys.stdout.flush()
        return 0
    except errors.ClaimbookError as error:
        return _failed(given, error, str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter flushes, and fails, once more
        return 141
    except Exception as error:
        return _failed(given, error, f"unexpected {type(error).__name__}: {error} (-v shows where)", 1)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    return options.parser({"report": report, "extract": extract, "lab": lab, "evaluate": evaluate})


def _failed(given: argparse.Namespace, error: Exception, message: str, code: int) -> int:
    if given.verbose:
        import traceback

        traceback.print_exception(error)
    print(f"claimbook: error: {message}", file=sys.stderr)
    return code


def _talk(given: argparse.Namespace) -> None:
    """What is said on standard error: warnings of libraries and the log only with -v."""
    import logging
    import warnings

    logging.basicConfig(format="%(name)s: %(message)s", level=logging.INFO if given.verbose else logging.ERROR)
    if not given.verbose:
        warnings.simplefilter("ignore")


# -- the commands


def report(given: argparse.Namespace) -> None:
    """Writes the report, and prints where its first page lies; without inputs, one a sample and a page that leads to them."""
    from helpers import report as pages
    from helpers.views import folder, paper

    if given.pdf:
        paper.browser()  # that there is none is said before the work
    folder.usable(given.out)  # as is this
    if not given.inputs:
        books = {sample.name: _analysed(given, [sample]) for sample in SAMPLES}
        print(pages.build_all(books, given.out, title=given.title, progress=_bar(given)))
        _printed(given, [given.out / name for name in books])
        return
    _outside(given.out, given.inputs)
    book = _analysed(given)
    _not_empty(book)  # an earlier report is not lost for a name that was mistyped
    print(pages.build(book, given.out, title=given.title, progress=_bar(given)))
    _printed(given, [given.out])


def _printed(given: argparse.Namespace, sites: Sequence[Path]) -> None:
    from helpers.views import paper

    for site in sites if given.pdf else []:
        print(paper.printed(site))


def extract(given: argparse.Namespace) -> None:
    """Writes the frames, and prints the files."""
    from dataclasses import asdict

    from helpers import export
    from helpers.book import checked

    export.chosen_frames(given.format, given.frames)  # what cannot be written is said before the work
    export.usable(given.out)
    _outside(given.out, given.inputs)
    book = _analysed(given)
    for path in export.write(book, given.out, format=given.format, frames=given.frames, options=asdict(checked(book.options)[0]) | book.options):
        print(path)
    _not_empty(book)


def lab(given: argparse.Namespace) -> None:
    """Opens the notebooks; those of another corpus are copies, which are never written over and share one book."""
    reading = _given(given)
    if reading and given.input is None:
        raise errors.OptionError(f"{_named(reading)} tells how to read articles; give IN, the file or folder that holds them")
    folder = workbench.NOTEBOOKS if given.input is None else _laid_out(given, reading)
    flags = ["--no-browser"] if given.no_browser else []
    _become([sys.executable, "-m", "jupyterlab", str(folder), *flags])


def _laid_out(given: argparse.Namespace, reading: dict[str, Any]) -> Path:
    """The workbench with the book of the articles, and a copy of each notebook that it does not hold yet."""
    from helpers import book

    if not given.input.exists():
        raise errors.InputError(f"{given.input} does not exist; give a file or folder of articles")
    kept = None if book.is_saved(given.input) else workbench.shared(given.input)
    _not_empty(_told(given, _made(given, [given.input], reading, keep=kept)))
    held, others = workbench.laid_out(given.input, reading, kept)
    if held and not given.quiet:
        print(f"kept {len(held)} notebooks that lie in {workbench.FOLDER}; remove one to have a fresh copy", file=sys.stderr)
    if others:
        names = ", ".join(copy.name for copy in others)
        print(f"of these, {len(others)} do not read {given.input}, or not with these options: {names}", file=sys.stderr)
    return workbench.FOLDER


def evaluate(given: argparse.Namespace) -> None:
    """Prints the measures of a corpus against its own gold, or of claims against a folder of standoff."""
    from helpers import evaluate as evaluation

    if evaluation.is_standoff(given.gold, given.predicted):
        differing: list[Any] = []
        scores = evaluation.layer(
            given.layer or "claims",
            given.gold,
            given.predicted,
            model=given.model,
            differing=differing,
            jobs=given.jobs,
            progress=_bar(given),
        )
        print(evaluation.table(scores))
        if given.errors is not None:
            print("", evaluation.listing(evaluation.frame(differing), at_most=given.errors), sep="\n")
    else:
        layers = None if given.layer is None else [given.layer]
        scores = evaluation.corpus(given.gold, layers, predicted=given.predicted, model=given.model, jobs=given.jobs, progress=_bar(given))
        print(evaluation.table(scores))
        if given.errors is not None:
            print("", evaluation.listing(scores.differences, at_most=given.errors), sep="\n")
    if given.json is not None:
        evaluation.write(scores, given.json, layer="claims, fast" if given.model == "fast" else "claims", gold=given.gold)


# -- what they share


def _analysed(given: argparse.Namespace, inputs: Sequence[Path] | None = None) -> Book:
    """The book of the articles, or the one that was saved where they should be."""
    return _told(given, _made(given, inputs or given.inputs, _given(given)))


def _made(given: argparse.Namespace, inputs: Sequence[Path], reading: dict[str, Any], keep: Path | None = None) -> Book:
    from helpers import Book, book

    saved = next(filter(book.is_saved, inputs), None)
    if saved is not None and (reading or len(inputs) > 1):
        raise errors.OptionError(f"{saved} is a saved book, which was read already; give it alone{f', without {_named(reading)}' if reading else ''}")
    if saved is not None or keep is not None:
        return Book.load(inputs[0], keep=keep, jobs=given.jobs, progress=_bar(given), **reading)
    return Book.read(*inputs, progress=_bar(given), **reading).analyse(jobs=given.jobs, progress=_bar(given))


def _told(given: argparse.Namespace, book: Book) -> Book:
    """The same book, once what was read is said on standard error: how much, and of what was not, or with a doubt, why."""
    from helpers.overview import left

    if not given.quiet:
        count = book.inputs["status"].value_counts()
        read, flagged, rejected = (int(count.get(status, 0)) for status in ("read", "flagged", "rejected"))
        print(f"{len(book.inputs)} offered: {read} read, {flagged} flagged, {rejected} rejected", file=sys.stderr)
        print(*(f"  {row}\n" for row in left(book, REASONS)), sep="", end="", file=sys.stderr)
        if flagged + rejected > REASONS:
            print(f"  and {flagged + rejected - REASONS} more; the frame `inputs` has all reasons, and so has the report", file=sys.stderr)
    return book


def _not_empty(book: Book) -> None:
    """Raises `InputError` where no article could be read; what was written tells why."""
    if len(book):
        return
    first = book.inputs["reason"].dropna().head(1).tolist()
    raise errors.InputError(
        f"nothing could be read; the first reason: {first[0]}" if first else "nothing could be read: there is no article in what was offered"
    )


def _outside(out: Path, inputs: Sequence[Path]) -> None:
    """Raises `OutputError` where the next run would read what this one writes."""
    for folder in inputs:
        if not folder.is_dir() or not out.resolve().is_relative_to(folder.resolve()):
            continue
        below = out.resolve().relative_to(folder.resolve()).parts
        if not any(part.startswith((".", "_")) for part in below):
            raise errors.OutputError(f"{out} lies inside the input folder {folder} and would be read as articles; give --out a place outside it")


def _given(given: argparse.Namespace) -> dict[str, Any]:
    """The options of `Book.read` that were given. Raises `OptionError` for a value that cannot be used."""
    from helpers import book

    told = {
        "published": given.published,
        "outlet": given.outlet,
        "columns": dict(given.columns),
        "date_order": given.date_order,
        "genre": given.genre,
        "model": given.model,
        "min_confidence": given.min_confidence,
        "max_file_bytes": given.max_file_mb and int(given.max_file_mb * 1_000_000),
        "max_article_bytes": given.max_article_mb and int(given.max_article_mb * 1_000_000),
    }
    reading = {name: value for name, value in told.items() if value is not None and value != {}}
    if reading:
        book.checked(reading)
    return reading


def _named(reading: dict[str, Any]) -> str:
    """The first of the options, as it was given."""
    return f"--{next(iter(reading)).replace('_bytes', '_mb').replace('_', '-')}"


def _bar(given: argparse.Namespace) -> bool:
    return not given.quiet and sys.stderr.isatty()


def _become(command: list[str]) -> NoReturn:
    """Runs a command in the place of this one, so that Ctrl-C and the exit code are its own."""
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main())

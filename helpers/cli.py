"""The command `claimbook`: it turns options into calls, and errors into one line and an exit code.

What takes time to import is imported by the command that needs it, so that the help is instant.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from helpers import __version__, errors

if TYPE_CHECKING:
    from helpers.book import Book

CHECKOUT = Path(__file__).parent.parent
SAMPLES = (CHECKOUT / "data" / "aleppo-2016", CHECKOUT / "data" / "mirrow-viaduct")
NOTEBOOKS = CHECKOUT / "notebooks"
WORKING_FOLDER = Path("claimbook-lab")
LAYERS = ("claims", "figures", "dates", "sources", "labels", "tolls")
EPILOG = "Exit codes:\n  0  done; inputs that were rejected are counted on standard error and listed in the frame `inputs`\n  1  unexpected\n"
EPILOG += "".join(f"  {kind.exit_code}  {(kind.__doc__ or '').splitlines()[0]}\n" for kind in errors.ClaimbookError.__subclasses__())
EPILOG += "  130  interrupted\n  141  the reader of standard output went away\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Each is listed at the end of `--help`."""
    options = parser().parse_args(arguments)
    _talk(options)
    try:
        options.command(options)
        sys.stdout.flush()
        return 0
    except errors.ClaimbookError as error:
        return _failed(options, error, str(error), error.exit_code)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter flushes, and fails, once more
        return 141
    except Exception as error:
        return _failed(options, error, f"unexpected {type(error).__name__}: {error} (-v shows where)", 1)


def _failed(options: argparse.Namespace, error: Exception, message: str, code: int) -> int:
    if options.verbose:
        import traceback

        traceback.print_exception(error)
    print(f"claimbook: error: {message}", file=sys.stderr)
    return code


def _talk(options: argparse.Namespace) -> None:
    """What is said on standard error: warnings of libraries and the log only with -v."""
    import logging
    import warnings

    logging.basicConfig(format="%(name)s: %(message)s", level=logging.INFO if options.verbose else logging.ERROR)
    if not options.verbose:
        warnings.simplefilter("ignore")


# -- the commands


def report(options: argparse.Namespace) -> None:
    """Writes the report, and prints where its first page lies; without inputs, one a sample and a page that leads to them."""
    from helpers import report as pages
    from helpers.views import paper

    if options.pdf:
        paper.browser()  # that there is none is said before the work
    if not options.inputs:
        books = {folder.name: _analysed(options, [folder]) for folder in SAMPLES}
        print(pages.build_all(books, options.out, title=options.title, progress=_bar(options)))
        _printed(options, [options.out / name for name in books])
        return
    _outside(options.out, options.inputs)
    book = _analysed(options)
    print(pages.build(book, options.out, title=options.title, progress=_bar(options)))
    _printed(options, [options.out])
    _not_empty(book)


def _printed(options: argparse.Namespace, sites: Sequence[Path]) -> None:
    from helpers.views import paper

    for site in sites if options.pdf else []:
        print(paper.printed(site))


def extract(options: argparse.Namespace) -> None:
    """Writes the frames, and prints the files."""
    from helpers import export

    export.chosen_frames(options.format, options.frames)  # what cannot be written is said before the work
    _outside(options.out, options.inputs)
    book = _analysed(options)
    for path in export.write(book, options.out, format=options.format, frames=options.frames, options=_reading(options)):
        print(path)
    _not_empty(book)


def lab(options: argparse.Namespace) -> None:
    """Opens the notebooks; those of another corpus are copies, which are never written over."""
    reading = _given(options)
    if reading and options.input is None:
        raise errors.OptionError(f"--{next(iter(reading)).replace('_', '-')} tells how to read articles; give IN, the file or folder that holds them")
    folder = NOTEBOOKS if options.input is None else _copied(options.input, reading)
    flags = ["--no-browser"] if options.no_browser else []
    _become([sys.executable, "-m", "jupyterlab", str(folder), *flags])


def evaluate(options: argparse.Namespace) -> None:
    """Prints the measures of a corpus against its own gold, or of claims against a folder of standoff."""
    from helpers import evaluate as evaluation

    if evaluation.is_standoff(options.gold, options.predicted):
        differing: list[Any] = []
        scores = evaluation.layer(
            options.layer or "claims",
            options.gold,
            options.predicted,
            model=options.model,
            differing=differing,
            jobs=options.jobs,
            progress=_bar(options),
        )
        print(evaluation.table(scores))
        if options.errors is not None:
            print("", evaluation.listing(evaluation.frame(differing), at_most=options.errors), sep="\n")
    else:
        layers = None if options.layer is None else [options.layer]
        scores = evaluation.corpus(options.gold, layers, predicted=options.predicted, model=options.model, jobs=options.jobs, progress=_bar(options))
        print(evaluation.table(scores))
        if options.errors is not None:
            print("", evaluation.listing(scores.differences, at_most=options.errors), sep="\n")
    if options.json is not None:
        evaluation.write(scores, options.json, layer="claims, fast" if options.model == "fast" else "claims", gold=options.gold)


# -- what they share


def _analysed(options: argparse.Namespace, inputs: Sequence[Path] | None = None) -> Book:
    from helpers import Book

    book = Book.read(*(inputs or options.inputs), progress=_bar(options), **_reading(options)).analyse(jobs=options.jobs, progress=_bar(options))
    if not options.quiet:
        print(_offered(book), *_why(book), sep="\n", file=sys.stderr)
    return book


def _why(book: Book) -> list[str]:
    """The first inputs that were rejected or read with a doubt, a line each with its reason."""
    from helpers.overview import overview

    return [f"  {row}" for row in overview(book).left]


def _offered(book: Book) -> str:
    count = book.inputs["status"].value_counts()
    read, flagged, rejected = (int(count.get(status, 0)) for status in ("read", "flagged", "rejected"))
    said = f"{len(book.inputs)} offered: {read} read, {flagged} flagged, {rejected} rejected"
    return said + ("; the frame `inputs` has the reasons" if flagged or rejected else "")


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


def _reading(options: argparse.Namespace) -> dict[str, Any]:
    """The options that `Book.read` takes."""
    return _told(options) | {
        "max_file_bytes": int(options.max_file_mb * 1_000_000),
        "max_article_bytes": int(options.max_article_mb * 1_000_000),
    }


def _told(options: argparse.Namespace) -> dict[str, Any]:
    """What the articles themselves may not say, and how to analyse them where that was said."""
    reading = {
        "published": options.published,
        "outlet": options.outlet,
        "columns": dict(options.columns),
        "date_order": options.date_order,
        "genre": options.genre,
    }
    analysis = {"model": options.model, "min_confidence": options.min_confidence}
    return reading | {name: value for name, value in analysis.items() if value is not None}


def _given(options: argparse.Namespace) -> dict[str, Any]:
    """That of it which was given. Raises `OptionError` for a value that cannot be used."""
    told = {name: value for name, value in _told(options).items() if value is not None and value != {}}
    if told:
        from helpers import book

        book.checked(told)
    return told


def _bar(options: argparse.Namespace) -> bool:
    return not options.quiet and sys.stderr.isatty()


def _copied(articles: Path, reading: dict[str, Any]) -> Path:
    """The working folder, with a copy of each notebook that it does not hold yet."""
    if not articles.exists():
        raise errors.InputError(f"{articles} does not exist; give a file or folder of articles")
    WORKING_FOLDER.mkdir(exist_ok=True)
    corpus = Path(os.path.relpath(articles, WORKING_FOLDER)).as_posix()
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        copy = WORKING_FOLDER / notebook.name
        if copy.exists():
            print(f"kept {copy}; remove it to have a fresh copy", file=sys.stderr)
        else:
            copy.write_text(_on_corpus(notebook.read_text(encoding="utf-8"), corpus, reading), encoding="utf-8")
    return WORKING_FOLDER


def _on_corpus(notebook: str, corpus: str, reading: dict[str, Any]) -> str:
    """The notebook with its parameters set to another corpus and how to read it, and without the sample's checks and outputs."""
    held = json.loads(notebook)
    held["cells"] = [cell for cell in held["cells"] if "sample-only" not in cell["metadata"].get("tags", [])]
    for cell in held["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = [f"corpus = {corpus!r}\n", f"reading = {reading!r}"]
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _become(command: list[str]) -> NoReturn:
    """Runs a command in the place of this one, so that Ctrl-C and the exit code are its own."""
    os.execv(command[0], command)


# -- the options


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(errors.OptionError.exit_code, f"claimbook: error: {message}; {self.prog} --help lists the options\n")


def parser() -> argparse.ArgumentParser:
    """Every command and option; the README documents each."""
    top = _Parser(prog="claimbook", description="Who claims what in these articles, with which numbers, and which words say so.", **_STYLE)
    top.add_argument("--version", action="version", version=f"claimbook {__version__}")
    commands = top.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_report(commands)
    _add_extract(commands)
    _add_lab(commands)
    _add_evaluate(commands)
    return top


_STYLE: dict[str, Any] = {"epilog": EPILOG, "formatter_class": argparse.RawDescriptionHelpFormatter, "allow_abbrev": False}


def _add_report(commands: Any) -> None:
    command = _command(commands, "report", report, "a folder of linked pages: findings, articles with their claims marked, the notebooks")
    command.add_argument("inputs", nargs="*", type=Path, metavar="IN", help="files or folders of articles (default: each sample)")
    command.add_argument("--out", type=Path, metavar="DIR", default=Path("reports"), help="where to write it (default: reports)")
    command.add_argument("--title", metavar="TEXT", help="its title (default: made from the corpus)")
    command.add_argument("--pdf", action="store_true", help="print its first page and its articles into report.pdf too; needs Chromium")
    _add_reading(command)


def _add_extract(commands: Any) -> None:
    command = _command(commands, "extract", extract, "the frames as files, with a data package that describes them")
    command.add_argument("inputs", nargs="+", type=Path, metavar="IN", help="files or folders of articles")
    command.add_argument("--out", type=Path, metavar="DIR", required=True, help="where to write them")
    command.add_argument("--format", choices=("jsonl", "parquet", "csv", "brat"), default="jsonl", help="what to write (default: jsonl)")
    command.add_argument("--frames", type=_list, metavar="A,B", help="which frames (default: all but tokens)")
    _add_reading(command)


def _add_lab(commands: Any) -> None:
    command = _command(commands, "lab", lab, "the notebooks in JupyterLab; with IN, copies of them on that corpus in claimbook-lab/")
    command.add_argument("input", nargs="?", type=Path, metavar="IN", help="a file or folder of articles, or a saved book (default: the sample)")
    command.add_argument("--no-browser", action="store_true", help="print the address instead of opening a browser")
    _add_told(command.add_argument_group("reading, with IN"))


def _add_evaluate(commands: Any) -> None:
    command = _command(commands, "evaluate", evaluate, "how well a layer agrees with what people marked")
    command.add_argument("gold", type=Path, metavar="GOLD", help="a corpus with gold/, or a folder with text/ and attributions/, or .txt beside .ann")
    command.add_argument("predicted", nargs="?", type=Path, metavar="PRED", help="what to score, .jsonl or .ann (default: what Claimbook extracts)")
    command.add_argument("--layer", choices=LAYERS, help="what to compare (default: all that the gold has)")
    command.add_argument("--model", choices=("accurate", "fast"), help="what finds the claims (default: accurate)")
    command.add_argument("--errors", nargs="?", type=_at_most, const=20, metavar="N", help="list what differs, at most N of a kind (default: 20)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write the scores there too, beside those of other layers and corpora")
    _add_jobs(command)


def _command(commands: Any, name: str, run: Any, meaning: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=meaning, description=f"{meaning[0].upper()}{meaning[1:]}.", **_STYLE)
    command.set_defaults(command=run)
    command.add_argument("-v", "--verbose", action="store_true", help="say what is done, and show where an error came from")
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing on standard error but errors")
    return command


def _add_reading(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("reading")
    _add_told(group)
    group.add_argument("--max-file-mb", type=_size, default=50, metavar="N", help="largest file, also when decompressed (default: 50)")
    group.add_argument("--max-article-mb", type=_size, default=2, metavar="N", help="largest article (default: 2)")
    _add_jobs(command)


def _add_told(group: Any) -> None:
    group.add_argument("--published", metavar="DAY", help="day of publication, YYYY-MM-DD, of articles that give none")
    group.add_argument("--outlet", metavar="NAME", help="who published the articles that do not say")
    group.add_argument(
        "--columns",
        type=_pair,
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column holds a field, as text=story; may be repeated",
    )
    group.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), help="how to read 3/4/2016 where the column does not settle it")
    group.add_argument("--genre", choices=("news", "history"), help="how to read dates that name no year (default: judged by the text)")
    group.add_argument("--model", choices=("accurate", "fast"), help="what finds the claims (default: accurate)")
    group.add_argument("--min-confidence", type=_probability, metavar="P", help="leave out claims less sure than this; 0 keeps all (default: 0.3)")


def _add_jobs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--jobs", type=_count, default=1, metavar="N", help="processes to work in (default: 1); the result is the same")


def _pair(text: str) -> tuple[str, str]:
    field, sign, column = text.partition("=")
    if not (field and sign and column):
        raise argparse.ArgumentTypeError(f"{text!r} is not FIELD=COLUMN, such as text=story")
    return field, column


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")
    return value


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; give 1 or more")
    return int(text)


def _at_most(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of rows; give 1 or more, and GOLD before --errors")
    return int(text)


def _size(text: str) -> float:
    try:
        size = float(text)
    except ValueError:
        size = 0
    if not 0 < size < 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size in megabytes")
    return size


if __name__ == "__main__":
    sys.exit(main())

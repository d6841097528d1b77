"""The options of the command `claimbook`, what each takes, and what is said of one that cannot be used."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NoReturn

from helpers import __version__, errors

Run = Callable[[argparse.Namespace], None]


def _meaning(kind: type[errors.ClaimbookError]) -> str:
    first = (kind.__doc__ or "").splitlines()[0].rstrip(".")
    return first[0].lower() + first[1:]


LAYERS = ("claims", "figures", "dates", "sources", "labels", "tolls")
EXIT_CODES = "Exit codes:\n  0  done; inputs that were rejected are counted on standard error and listed in the frame `inputs`\n  1  unexpected\n"
EXIT_CODES += "".join(f"  {kind.exit_code}  {_meaning(kind)}\n" for kind in errors.ClaimbookError.__subclasses__())
EXIT_CODES += "  130  interrupted\n  141  the reader of standard output went away\n"
EXAMPLES = {
    "report": """claimbook report my-articles/ --out my-report
  claimbook report a.csv b/ --columns text=story --date-order dmy --outlet "The Echo"
""",
    "extract": """claimbook extract my-articles/ --out frames --format csv
  claimbook extract my-articles/ --out frames --frames claims,figures
""",
    "lab": """claimbook lab my-articles/ --published 2016-10-07
""",
    "evaluate": """claimbook evaluate data/mirrow-viaduct --layer figures --errors 5
""",
}


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(errors.OptionError.exit_code, f"claimbook: error: {message}; {self.prog} --help lists the options\n")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """An option that is not known is told by the command that it was given to, with the one that was perhaps meant."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unknown {'option' if unknown[0].startswith('-') else 'argument'} {unknown[0]}{self._meant(unknown[0])}")
        return options, unknown

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if isinstance(action, argparse._SubParsersAction) and value not in action.choices:
            self.error(f"there is no command {value}{nearest(value, action.choices)}; the commands are {', '.join(action.choices)}")
        super()._check_value(action, value)

    def _meant(self, option: str) -> str:
        return nearest(option.partition("=")[0], self._option_string_actions)


def nearest(word: str, known: Iterable[str]) -> str:
    """What was perhaps meant, as a question; empty where nothing is near.

    >>> nearest("--outlt", ["--outlet", "--out"]), nearest("x", ["report"])
    ('; did you mean --outlet?', '')
    """
    found = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"; did you mean {found[0]}?" if found else ""


def parser(commands: Mapping[str, Run]) -> argparse.ArgumentParser:
    """Every option of the commands `report`, `extract`, `lab` and `evaluate`, each with what runs it; the README documents each."""
    top = _Parser(
        prog="claimbook",
        description="Who claims what in these articles, with which numbers, and which words say so.",
        epilog=_epilog(*EXAMPLES.values()),
        **_STYLE,
    )
    top.add_argument("--version", action="version", version=f"claimbook {__version__}", help="say the version")
    top.set_defaults(command=None)
    added = top.add_subparsers(title="commands", metavar="COMMAND", description="claimbook COMMAND --help lists the options of each")
    for name, add in {"report": _add_report, "extract": _add_extract, "lab": _add_lab, "evaluate": _add_evaluate}.items():
        add(added, commands[name])
    return top


_STYLE: dict[str, Any] = {"formatter_class": argparse.RawDescriptionHelpFormatter, "allow_abbrev": False}


def _epilog(*examples: str) -> str:
    first = [example.splitlines()[0] for example in examples] if len(examples) > 1 else [example.rstrip() for example in examples]
    return "Examples:\n" + "".join(f"  {line}\n" for line in first) + f"\n{EXIT_CODES}"


def _add_report(commands: Any, run: Run) -> None:
    command = _command(commands, "report", run, "a folder of linked pages: findings, articles with their claims marked, the notebooks")
    command.add_argument("inputs", nargs="*", type=Path, metavar="IN", help="files or folders of articles, or a saved book (default: each sample)")
    command.add_argument("--out", type=Path, metavar="DIR", default=Path("reports"), help="where to write it (default: reports)")
    command.add_argument("--title", metavar="TEXT", help="its title (default: made from the corpus)")
    command.add_argument("--pdf", action="store_true", help="print its first page and its articles into report.pdf too; needs Chromium")
    _add_reading(command)


def _add_extract(commands: Any, run: Run) -> None:
    command = _command(commands, "extract", run, "the frames as files, with a data package that describes them")
    command.add_argument("inputs", nargs="+", type=Path, metavar="IN", help="files or folders of articles, or a saved book")
    command.add_argument("--out", type=Path, metavar="DIR", required=True, help="where to write them")
    command.add_argument("--format", choices=("jsonl", "parquet", "csv", "brat"), default="jsonl", help="what to write (default: jsonl)")
    command.add_argument("--frames", type=_list, metavar="A,B", help="which frames (default: all but tokens)")
    _add_reading(command)


def _add_lab(commands: Any, run: Run) -> None:
    command = _command(commands, "lab", run, "the notebooks in JupyterLab; with IN, copies of them on that corpus in claimbook-lab/")
    command.add_argument("input", nargs="?", type=Path, metavar="IN", help="a file or folder of articles, or a saved book (default: the sample)")
    command.add_argument("--no-browser", action="store_true", help="print the address instead of opening a browser")
    _add_reading(command)


def _add_evaluate(commands: Any, run: Run) -> None:
    command = _command(commands, "evaluate", run, "how well a layer agrees with what people marked")
    command.add_argument("gold", type=Path, metavar="GOLD", help="a corpus with gold/, or a folder with text/ and attributions/, or .txt beside .ann")
    command.add_argument("predicted", nargs="?", type=Path, metavar="PRED", help="what to score, .jsonl or .ann (default: what Claimbook extracts)")
    command.add_argument("--layer", choices=LAYERS, help="what to compare (default: all that the gold has)")
    command.add_argument("--model", choices=("accurate", "fast"), help="what finds the claims (default: accurate)")
    command.add_argument("--errors", nargs="?", type=_at_most, const=20, metavar="N", help="list what differs, at most N of a kind (default: 20)")
    command.add_argument("--json", type=Path, metavar="FILE", help="write the scores there too, beside those of other layers and corpora")
    _add_jobs(command)


def _command(commands: Any, name: str, run: Run, meaning: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=meaning, description=f"{meaning[0].upper()}{meaning[1:]}.", epilog=_epilog(EXAMPLES[name]), **_STYLE
    )
    command.set_defaults(command=run)
    command.add_argument("-v", "--verbose", action="store_true", help="say what is done, and show where an error came from")
    command.add_argument("-q", "--quiet", action="store_true", help="say nothing on standard error but errors")
    return command


def _add_reading(command: argparse.ArgumentParser) -> None:
    group = command.add_argument_group("reading")
    _add_told(group)
    group.add_argument("--max-file-mb", type=_size, metavar="N", help="largest file, also when decompressed (default: 50)")
    group.add_argument("--max-article-mb", type=_size, metavar="N", help="largest article (default: 2)")
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

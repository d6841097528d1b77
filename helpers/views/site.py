"""The pages of one book: what each is given, and where a link in a sentence leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from helpers import __version__, findings, limits, schemas, voices
from helpers.sentences import Link, Sentence, sentence
from helpers.templates import environment
from helpers.views import rendered
from helpers.views.entries import NO_SOURCE, Entries, Entry
from helpers.views.given import OWN as OWN_FIGURES
from helpers.views.given import Lists
from helpers.views.heard import ACTORS, ARTICLES, NEVER, Heard
from helpers.views.highlight import anchors, marks, paragraphs
from helpers.views.kinds import NOT_DRAWN, Kinds
from helpers.views.labelled import MANNERS, OWN, Names
from helpers.views.paging import Page, in_parts
from helpers.views.said import Said
from helpers.views.wording import counted, plain, short

if TYPE_CHECKING:
    from helpers.book import Book

CHAINS = 40  # on the page of voices; all of them stand on pages of their own where they are more
TOP = 12  # sources and articles that the first page names
NAVIGATION = (
    ("index", "Overview"),
    ("articles", "Articles"),
    ("sources", "Sources"),
    ("claims", "Claims"),
    ("figures", "Figures"),
    ("labels", "Labels"),
    ("voices", "Voices"),
    ("excluded", "Excluded and unknown"),
    ("method", "Method"),
)


class Site:
    """The pages of one book."""

    def __init__(self, book: Book, title: str | None = None, *, front: str | None = None) -> None:
        self.book = book
        self.entries = Entries(book)
        self.kinds = Kinds(book, self.entries)
        self.lists = Lists(self.kinds)
        self.names = Names(self.entries)
        self.said = Said(self.entries, self.nothing("claims"))
        self.heard = Heard(book, self.entries)
        self.title = plain(title or book.about.get("title", "")) or _title(book)
        self.note = plain(book.about.get("note", ""))
        self.front = front  # the way from the first page to the one that leads to several reports

    def html(self, page: Page) -> str:
        """The page, rendered; `root` leads from it to the first page's folder."""
        root = "../" * page.path.count("/")
        given = {
            "site": self,
            "root": root,
            "page": page,
            "navigation": NAVIGATION,
            "own_words": OWN,
            "version": __version__,
            "linked": lambda s: self.linked(s, root),
            "relayed_place": lambda source: root + (self.said.place(source["source_id"], "relayed") or source["href"]),
        }
        return environment().get_template(page.template).render(given | page.more)

    def linked(self, said: Sentence, root: str) -> Markup:
        """A sentence with its links, from a page that lies `root` away."""
        parts = [part if isinstance(part, str) else self._link(part, root) for part in said.parts]
        return Markup("").join(parts)

    def _link(self, link: Link, root: str) -> Markup | str:
        found = next(
            (layer[link.key]["href"] for layer in (self.entries.claims, self.entries.figures, self.entries.sources) if link.key in layer), None
        )
        page = f"{link.key}.html" if link.key in dict(NAVIGATION) or link.key.startswith("figures/") else None
        href = self.lists.place(link.key, link.part) or self.said.place(link.key, link.part) or found
        href = href or (page and f"{page}{f'#{link.part}' if link.part else ''}")
        return Markup('<a href="{}"><bdi>{}</bdi></a>').format(root + href, link.words) if href else link.words

    # -- the pages

    def pages(self) -> Iterator[Page]:
        """Every page but the notebooks."""
        yield self._index()
        yield from self._lists()
        yield from map(self._article, self.entries.articles.values())
        for source in self.entries.sources.values():
            if self.entries.has_page(source["source_id"]):
                yield from self._source(source)
        yield from self._others()
        yield self._method()

    def _index(self) -> Page:
        entries = self.entries
        more = {
            "corpus": findings.corpus(self.book),
            "findings": findings.findings(self.book),
            "limits": limits.limits(self.book),
            "chart": self.kinds.front(),
            "sources": [source for source in entries.sources.values() if source["direct"]][:TOP],
            "articles": list(entries.articles.values())[:TOP],
            "held": self._held,
            "unheard": self.heard.finding if self.heard.rows else None,
            "notebooks": rendered.names(),
        }
        return Page(path="index.html", template="index.html", title=self.title, more=more)

    def _lists(self) -> Iterator[Page]:
        entries = self.entries
        yield from in_parts("articles", "Articles", list(entries.articles.values()), 900, {"held": self._held, "nothing": self.nothing("articles")})
        rest = [source for source in entries.sources.values() if not entries.has_place(source["source_id"])]
        unclear = {source["source_id"] for source in rest if source["claims"] and not source["resolved"]}
        unheard = {source["source_id"] for source in rest if not source["claims"]}
        listed = [source for key, source in entries.sources.items() if key not in unclear | unheard]
        yield from in_parts("sources", "Sources", listed, 700, {"nothing": self.nothing("sources"), "once": len(unheard), "unclear": len(unclear)})
        yield from self.said.claims
        yield from self._figures()
        yield from self._labels()
        yield from self._voices()
        unsourced = [claim for claim in entries.claims.values() if claim["source_id"] is None]
        more = {
            "unknown": limits.unknown(self.book),
            "unsaid_place": self.said.place("claims", "unsaid"),
            "undated": [article for article in entries.articles.values() if article["published"] is None or article["outlet"] is None],
            "foreign": [article for article in entries.articles.values() if article["language"] not in (None, limits.SUPPORTED)],
            "copies": [article for article in entries.articles.values() if article["copy_of"] in entries.articles],
            "unsourced": unsourced[:200],
            "unsourced_in_all": len(unsourced),
            "unlocated": [entry for layer in (entries.claims, entries.figures, entries.labels) for entry in layer.values() if not entry["located"]],
            "by_id": entries.articles,
        }
        yield from in_parts("excluded", "Excluded and unknown", schemas.records(self.book.inputs), 900, more)

    def _figures(self) -> Iterator[Page]:
        """A page for each thing counted, and the one that leads to them."""
        listed = []
        for kind, figures in self.kinds.figures.items():
            drawn = self.kinds.drawn(kind, "../")
            parts = self.lists.pages(kind, {"charts": drawn, "why_none": self.kinds.why_none(kind)})
            yield from parts
            voices = len({figure["source_id"] for figure in figures if figure["source_id"]})
            own = [page.path for page in parts for row in page.more["rows"] if row["given"].anchor == OWN_FIGURES]
            more = {"own": len(own), "own_place": f"{own[0]}#{OWN_FIGURES}" if own else None}
            listed.append({"kind": kind, "paths": [part.path for part in parts], "figures": figures, "sources": voices, "drawn": bool(drawn)} | more)
        listed.sort(key=lambda row: self.kinds.why_none(str(row["kind"])) == NOT_DRAWN)  # what cannot be compared stands last
        chart = self.kinds.chart(self.kinds.groups[0]) if self.kinds.groups else None
        unlisted = sum(self.entries.unlisted.values())
        shown = {"rows": listed, "chart": chart, "nothing": self.nothing("figures"), "unlisted": unlisted}
        yield Page(path="figures.html", template="figures.html", title="Figures", more=shown)

    def _labels(self) -> Iterator[Page]:
        """A page for each actor that has labels, and the one that leads to them."""
        actors = self.names.actors
        for actor in actors:
            for n, groups in enumerate(actor.parts):
                own = {"actor": actor, "groups": groups, "part": n, "parts": [path.rpartition("/")[2] for path in actor.paths], "manners": MANNERS}
                yield Page(
                    path=actor.paths[n], template="called.html", title=plain(f"What {actor.name} is called" if actor.href else actor.name), more=own
                )
        more = {"actors": actors, "said": findings.labels(self.book), "nothing": self.nothing("labels")}
        yield Page(path="labels.html", template="labels.html", title="Labels", more=more)

    def _voices(self) -> Iterator[Page]:
        """Who speaks, who is heard through others, who is mentioned and never heard."""
        chains = self.entries.chains()
        relayed = [source for source in self.entries.sources.values() if self.heard.is_surely_relayed(source)]
        relayed.sort(key=lambda source: (bool(source["direct"]), -len(source["relayed"])))  # those never heard directly first
        more = {
            "chains": chains[:CHAINS],
            "chains_in_all": len(chains),
            "through": [source | {"relayers": self.heard.relayers(source)} for source in relayed[:ACTORS]],
            "through_in_all": len(relayed),
            "measured": limits.measured(),
            "said": findings.voices(self.book),
            "chart": self.heard.chart(),
            "actors": self.heard.rows[:ACTORS],
            "in_all": len(self.heard.rows),
            "never": self.heard.never,
            "many_never": sum(row["heard"] == "never" for row in self.heard.rows) - len(self.heard.never),
            "most_never": NEVER,
            "outlets": self.heard.outlets,
            "shares": self.heard.shares[:ARTICLES],
            "nothing": self.nothing("claims"),
        }
        yield Page(path="voices.html", template="voices.html", title="Voices", more=more)
        if len(chains) > CHAINS:
            rows = [{"steps": steps, "number": number} for number, steps in enumerate(chains, 1)]
            yield from in_parts("chains", "Voices within voices", rows, 4000, {})

    @cached_property
    def _held(self) -> dict[str, dict[str, list[Entry]]]:
        return {layer: self.entries.of_article(layer) for layer in ("claims", "figures", "labels", "places")}

    def nothing(self, what: str) -> str:
        """Why a list of the whole book is empty."""
        return limits.nothing(self.book, what)

    def _article(self, article: Entry) -> Page:
        key = article["article_id"]
        claims, figures, labels, places = (self._held[layer][key] for layer in ("claims", "figures", "labels", "places"))
        by_anchor = {claim["anchor"]: claim for claim in claims}
        marked = marks(article["text"], claims, figures, notes=True) + anchors(article["text"], [*labels, *places])
        shown = paragraphs(article["text"], self._passages.get(key, []), marked)
        more = {
            "article": article,
            "copy_of": self.entries.articles.get(article["copy_of"]),
            "paragraphs": [(part, _voices(part.claims, by_anchor)) for part in shown],
            "claims": claims,
            "figures": figures,
            "unlisted": self.entries.unlisted.get(key, 0),
            "unlocated": [entry for entry in (*claims, *figures, *labels) if not entry["located"]],
            "nothing": lambda what: _nothing_in(article, what),
        }
        return Page(path=article["href"], template="article.html", title=plain(article["name"]), more=more)

    @cached_property
    def _passages(self) -> dict[str, list[Entry]]:
        held: dict[str, list[Entry]] = {}
        for row in schemas.records(self.book.passages):
            held.setdefault(row["article_id"], []).append(row)
        return held

    def _source(self, source: Entry) -> Iterator[Page]:
        key = source["source_id"]
        more = self._about(source) | {"places": {part: self.said.place(key, part) for part in ("claims", "relayed", "unsaid")}}
        yield from (replace(page, more=page.more | more) for page in self.said.sources[key])

    def _others(self) -> Iterator[Page]:
        """The pages that sources share which have little to show."""
        pages = self.entries.sharing()
        for part, (path, sources) in enumerate(pages):
            title = "Other sources" if len(pages) == 1 else f"Other sources, part {part + 1} of {len(pages)}"
            more = {"rows": [self._about(source) for source in sources], "part": part, "parts": [path for path, _ in pages]}
            yield Page(path=path, template="others.html", title=title, more=more)

    def _about(self, source: Entry) -> dict[str, Any]:
        """What the templates of sources are given of each."""
        presence = self.heard.presence(source["source_id"])
        return {
            "source": source,
            "speaks_for": self.entries.sources.get(source["speaks_for"]),
            "presence": presence[:ACTORS],
            "presence_in_all": len(presence),
            "for_it": self.heard.speakers(source["source_id"]),
            "is_many": self.entries.evidence.is_many(source["source_id"]),
            "actor": next((actor for actor in self.names.actors if actor.key == source["source_id"]), None),
            "nothing": sentence("No claim of its own was found in ", Link(counted(len(self.book), "article"), "articles"), "."),
        }

    def _method(self) -> Page:
        frames = [(name, schemas.columns(name).to_dict("records")) for name in schemas.MODELS if name != "tokens"]
        more = {
            "scores": limits.scores().to_dict("records"),
            "measured": limits.measured(),
            "least": self.book.analysis.min_confidence,
            "sure": voices.SURE,
            "frames": frames,
            "notebooks": rendered.names(),
        }
        return Page(path="method.html", template="method.html", title="Method", more=more)

    def notebook_pages(self, notebooks: Iterable[rendered.Notebook]) -> Iterator[Page]:
        """The notebooks, as they came out on this book."""
        for notebook in notebooks:
            more = {"body": Markup(notebook.html), "notebooks": rendered.names(), "name": notebook.name}
            yield Page(path=f"notebooks/{notebook.name}.html", template="notebook.html", title=notebook.title, more=more)


def _title(book: Book) -> str:
    """A title made from the corpus."""
    names = [plain(name) for name in book.articles["title"].dropna()]
    if not len(book):
        return "No article could be read"
    if len(book) == 1 and names:
        return short(names[0], 120)
    outlets = book.articles["outlet"].unique()  # with one that is missing, not all are from the other
    one = len(outlets) == 1 and isinstance(outlets[0], str)
    return f"{counted(len(book), 'article')} from {short(plain(outlets[0]), 60)}" if one else f"Claims in {counted(len(book), 'article')}"


def _voices(anchors: Iterable[str], by_anchor: dict[str, Entry]) -> list[str]:
    """The sources of these claims, each once; who is only doubtfully one as "perhaps", who is only probably meant as "probably"."""
    held = [by_anchor[anchor] for anchor in anchors]
    named = [entry for entry in held if entry["source"] != NO_SOURCE and entry["states"]]
    sure = {entry["source"] for entry in named if not entry["doubtful"] and not entry["probably"]}
    names = (
        source if source in sure else f"{'probably' if entry['probably'] else 'perhaps'} {source}" for entry in named for source in [entry["source"]]
    )
    return list(dict.fromkeys(names))


def _nothing_in(article: Entry, what: str) -> str:
    """Why an article's list is empty."""
    if article["stage"] == "analyse":
        return f"{what.capitalize()} were not looked for: {article['reason']}."
    return limits.none_in(what, [article["language"]])

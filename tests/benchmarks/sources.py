"""CPU seconds and memory of linking a large corpus: 10,000 made-up articles with more than 50,000 mentions.

Run it with `make bench`. The aim is less than two minutes.
"""

from __future__ import annotations

import random
import resource
import time

import pandas as pd

from helpers import schemas, sources

ARTICLES = 10_000
AIM = 120  # CPU seconds
FIRST = "Ann Bob Carla David Elena Frank Grace Henry Irene James".split()
LAST = "Reed Hill Stone Brook Field Marsh Wood Ford Lane Shaw".split()
PLACES = "Hillford Millbrook Ashdale Northport Eastham".split()
SAID = (
    "The {place} Observatory said the road was closed. ",
    "Its director, {first} {last}, said that 12 people had left. ",
    "{last} warned that rebels held the bridge. ",
    "The army denied it. ",
    "The group said residents had fled {place}. ",
    "She said it was late. ",
)


def main() -> None:
    """Prints one line."""
    frames = _corpus(random.Random(1))
    start = time.process_time()
    found, mentions, _, _ = sources.sources(*frames)
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{ARTICLES:,} articles, {len(mentions):,} mentions, {len(found):,} sources: {seconds:.1f} CPU s (aim: {AIM}), peak memory {memory:.0f} MiB"
    )


def _corpus(draw: random.Random) -> tuple[pd.DataFrame, ...]:
    articles, sentences, claims = [], [], []
    for number in range(ARTICLES):
        words = {"first": draw.choice(FIRST), "last": draw.choice(LAST), "place": draw.choice(PLACES)}
        text = ""
        for place, line in enumerate(SAID, 1):
            said = line.format(**words)
            start, cue = len(text), said.find(" said")
            sentences.append(_row(number, sentence=place, passage=1, start=start, end=start + len(said) - 1, text=said[:-1]))
            if cue > 0:
                claims.append(_claim(number, len(claims), said, start, cue))
            text += said
        articles.append(_row(number, text=text, path=f"{number}.txt"))
    made = {"articles": articles, "sentences": sentences, "quotations": [], "claims": claims, "figures": []}
    return tuple(schemas.frame(name, rows) for name, rows in made.items())


def _row(number: int, **values: object) -> dict[str, object]:
    return {"article_id": f"a{number}", **values}


def _claim(number: int, count: int, said: str, start: int, cue: int) -> dict[str, object]:
    source = said[:cue].rstrip(",")
    content = (start + cue + len(" said "), start + len(said) - 2)
    spans = {"source_start": start, "source_end": start + len(source), "cue_start": start + cue + 1, "cue_end": start + cue + 5}
    words = said[cue + len(" said ") : -2]
    return _row(
        number, claim_id=f"c{count}", start=content[0], end=content[1], text=words, content=words, spans=[list(content)], mode="indirect", **spans
    )


if __name__ == "__main__":
    main()

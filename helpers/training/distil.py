"""Teaches a network what another one sees: on the annotated articles, in several spellings, and on news that nobody marked.

The student learns the probabilities of the teacher (Hinton, Vinyals and Dean, 2015), and where people
marked the article also what they marked.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from helpers.attribution import spans
from helpers.training import examples, network
from helpers.training.examples import Annotated, Window
from helpers.training.learn import Batch, Reading, batches, groups, loss_of, measured, pretrained, resumed, scored, split, stepped

MARKED = 0.3  # weight of what people marked, beside what the teacher says
LONGEST = 4_000  # characters of an unmarked article that are read


@dataclass
class Lesson:
    """One batch, what the teacher says of it (float16), and whether people marked it."""

    batch: Batch
    tags: Tensor
    roles: Tensor
    marked: bool


def unmarked(paths: Iterable[Path]) -> Iterator[Annotated]:
    """The articles of files that Claimbook reads, without any attribution."""
    from helpers import read

    for path in paths:
        _, articles = read.read([path], read.Options())
        for name, text in zip(articles["article_id"], articles["text"], strict=True):
            yield Annotated(name, text[:LONGEST])


@torch.no_grad()
def lessons(teachers: Sequence[network.Network], windows: list[Window], size: int, *, marked: bool) -> Iterator[Lesson]:
    """What the teachers say on average of these windows, in batches of about `size` words.

    Of a window that keeps only some words they say what they said of the whole one.
    """
    for number, group in enumerate(batches(windows, size, random.Random(0))):
        whole = [window.whole[0] if window.whole else window for window in group]
        if not marked:
            _mark(teachers, whole)
            group = [_kept(window) for window in group]
        asked = Batch(whole)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            said = [scored(teacher, asked) for teacher in teachers]
        tags = torch.stack([tags.float().softmax(-1) for tags, _ in said]).mean(0)
        roles = torch.stack([roles.float().softmax(-1) for _, roles in said]).mean(0)
        batch = Batch(group)
        if any(window.whole for window in group):
            tags, roles = _moved(group, asked, batch, tags, roles)
        if number % 100 == 0:
            print(f"taught {number}", flush=True)
        yield Lesson(batch, tags.half(), roles.half(), marked)


def _kept(window: Window) -> Window:
    """A window that keeps only some words, with the cues that the whole one has now."""
    if not window.whole:
        return window
    whole, keep = window.whole
    place = np.cumsum(keep) - 1
    held = [n for n, (first, last) in enumerate(whole.cues) if keep[first] and keep[last]]
    window.cues = [(int(place[whole.cues[n][0]]), int(place[whole.cues[n][1]])) for n in held]
    window.roles = np.zeros((len(held), len(window.pieces)), dtype=np.int64)
    whole.cues, whole.roles = [whole.cues[n] for n in held], whole.roles[held]
    return window


def _moved(group: Sequence[Window], asked: Batch, batch: Batch, tags: Tensor, roles: Tensor) -> tuple[Tensor, Tensor]:
    """What was said of whole windows, at the words that are kept; beyond what a cue reaches there, neither source nor content."""
    length, reach = batch.mask.shape[1], batch.held.shape[1]
    new_tags = tags.new_zeros((len(group), length, 3, 3))
    new_tags[..., 0] = 1
    new_roles = roles.new_zeros((len(batch.row), reach, 3))
    new_roles[..., 0] = 1
    for row, window in enumerate(group):
        places = np.flatnonzero(window.whole[1]) if window.whole else np.arange(len(window.pieces))
        new_tags[row, : len(places)] = tags[row, places]
        for cue in torch.nonzero(batch.row == row).flatten().tolist():
            known = asked.roles[cue] >= 0
            where = {int(p): n for n, p in enumerate(asked.held[cue].tolist()) if known[n]}
            for n in torch.nonzero(batch.roles[cue] >= 0).flatten().tolist():
                before = where.get(int(places[batch.held[cue, n]]))
                if before is not None:
                    new_roles[cue, n] = roles[cue, before]
    return new_tags, new_roles


def _mark(teachers: Sequence[network.Network], group: list[Window]) -> None:
    """Writes the cues that the first teacher finds into windows that nobody marked."""
    batch = Batch(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags = teachers[0].read(batch.pieces, batch.features, batch.mask)[0].float().numpy()
    for window, scores in zip(group, tags, strict=True):
        found = spans.cues(scores[: len(window.pieces), 0], 0.5)
        window.cues = [(first, last) for first, last, _ in found]
        window.roles = np.zeros((len(found), len(window.pieces)), dtype=np.int64)


def _lesson_loss(model: network.Network, lesson: Lesson) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, roles = scored(model, lesson.batch)
    wanted = lesson.tags.float()
    known = lesson.batch.mask
    apart = -(wanted * functional.log_softmax(tags.float(), -1)).sum(-1)[known].mean(0)
    total = 4 * apart[0] + apart[1] + apart[2]
    if len(lesson.batch.row):
        inside = lesson.batch.roles >= 0
        summed = -(lesson.roles.float() * functional.log_softmax(roles.float(), -1)).sum(-1)[inside].sum()
        total = total + summed / (len(lesson.batch.row) * 24)
    return total + MARKED * loss_of(tags, roles, lesson.batch) if lesson.marked else total


def taught(path: Path) -> network.Network:
    """A trained network, from its state."""
    made = network.of_state(torch.load(path, weights_only=True))
    made.eval()
    return made


def initial(teacher: network.Network, model: network.Network) -> None:
    """Gives the student the teacher's vectors of pieces, in as many of their main directions as it has room for."""
    table = teacher.encoder.words.pieces.weight.detach()
    width = model.encoder.words.pieces.weight.shape[1]
    centred = table - table.mean(0)
    _, size, directions = torch.linalg.svd(centred, full_matrices=False)
    made = centred @ directions[:width].T
    model.encoder.words.pieces.weight.data.copy_(made / made.std())


def between(one: dict[str, Tensor], other: dict[str, Tensor]) -> dict[str, Tensor]:
    """The mean of two states of one training (Izmailov and others, 2018)."""
    return {name: (value + other[name]) / 2 for name, value in one.items()}


def train(options: argparse.Namespace) -> None:
    """Teaches, and writes after each epoch `state.pt`, `best.pt` where the articles held out are read best, `mean.pt` of it and the last."""
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    teachers = [taught(Path(path)) for path in options.teacher]
    learned, held = split(examples.read(Path(options.polnear) / "train"))
    material: list[Lesson] = []
    for spelling in range(options.spellings):
        chance = random.Random(options.seed * 77 + spelling)
        material += lessons(teachers, [w for a in learned for w in examples.examples(a, chance)], options.batch, marked=True)
        others = [w for a in unmarked(map(Path, options.unmarked)) for w in examples.examples(a, chance)]
        material += lessons(teachers, others, options.batch, marked=False)
    if options.begin:
        model = taught(Path(options.begin))
    elif options.model == "accurate":
        model = pretrained(Path(options.encoder))
    else:
        model = network.small()
        initial(teachers[0], model)
    average = torch.optim.swa_utils.AveragedModel(model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(options.average))
    optimiser = torch.optim.AdamW(groups(model, options.rate, options.decay), betas=(0.9, 0.98))
    total = len(material) * options.epochs
    step, first, best = resumed(out / "state.pt", model, average, optimiser)
    for epoch in range(first, options.epochs):
        random.Random(epoch).shuffle(material)
        began, losses, words = time.perf_counter(), [], 0
        model.train()
        for lesson in material:
            rate = min(1.0, (step + 1) / (0.04 * total)) * max(0.02, 0.5 * (1 + math.cos(math.pi * step / total)))
            loss = _lesson_loss(model, lesson)
            stepped(model, average, optimiser, loss, rate)
            losses.append(loss.item())
            words += int(lesson.batch.mask.sum())
            step += 1
            if step % 50 == 0:
                print(f"{step}/{total} loss {np.mean(losses[-50:]):.4f} words/s {words / (time.perf_counter() - began):.0f}", flush=True)
        scores = measured(Reading(average.module), held)
        kept = {k: round(scores[k], 2) for k in scores if not k.startswith("spans")}
        print(json.dumps({"epoch": epoch, "loss": round(float(np.mean(losses)), 4), **kept}), flush=True)
        if scores["all content+src"] > best:
            best = scores["all content+src"]
            torch.save(average.module.state_dict(), out / "best.pt")
        torch.save(between(torch.load(out / "best.pt", weights_only=True), average.module.state_dict()), out / "mean.pt")
        state = {"model": model.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict()}
        torch.save(state | {"step": step, "epoch": epoch, "best": best}, out / "state.pt")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--polnear", required=True, help="the folder that holds train/ and dev/")
    parser.add_argument("--unmarked", nargs="*", default=[], help="files and folders of news that nobody marked")
    parser.add_argument("--teacher", nargs="+", required=True, help="best.pt of each teacher")
    parser.add_argument("--model", choices=tuple(network.MAKERS), default="fast")
    parser.add_argument("--encoder", help="model.safetensors of MiniLM-L6, that an accurate student begins with")
    parser.add_argument("--begin", help="the state of a network to go on from, in place of the encoder's")
    parser.add_argument("--out", required=True)
    parser.add_argument("--spellings", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=3072, help="words")
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--decay", type=float, default=1.0)
    parser.add_argument("--average", type=float, default=0.999, help="how slowly the average of the weights follows them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()

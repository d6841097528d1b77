"""The same results, in the same order, here and in processes; a process that dies loses one batch at most."""

from __future__ import annotations

import os
import signal

import pytest

from helpers import engine


def double(number: int) -> int:
    return 2 * number


def deadly(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def failing(number: int) -> int:
    raise ValueError(number)


def lost(number: int, reason: str) -> int:
    assert "died" in reason
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_keep_the_order_of_the_batches(jobs: int) -> None:
    assert list(engine.run(double, [1, 2, 3, 4], jobs=jobs, lost=lost)) == [2, 4, 6, 8]


def test_a_batch_that_kills_its_process_twice_is_lost_alone() -> None:
    assert list(engine.run(deadly, [1, 2, 3, 4, 5], jobs=2, lost=lost)) == [2, 4, -3, 8, 10]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_raised(jobs: int) -> None:
    with pytest.raises(ValueError, match="1"):
        list(engine.run(failing, [1, 2], jobs=jobs, lost=lost))


def test_no_batches_no_results() -> None:
    assert list(engine.run(double, [], jobs=2, lost=lost)) == []

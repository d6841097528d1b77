"""Tokens, spans and pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpers.evaluation import matching

SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=6)


@given(st.text(alphabet=st.sampled_from('ab1 .,"\n’'), max_size=40), st.data())
def test_a_span_touches_the_tokens_that_it_shares_a_character_with(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    tokens = matching.tokens(text)
    assert matching.touched([(start, end)], tokens) == {n for n, (a, b) in enumerate(tokens) if max(a, start) < min(b, end) or a < start == end < b}
    assert all(text[a].isalnum() and text[b - 1].isalnum() and not any(map(str.isspace, text[a:b])) for a, b in tokens)


@given(SPANS, SPANS)
def test_pairs_are_one_to_one_and_none_is_left_that_overlaps(gold: list[matching.Span], predicted: list[matching.Span]) -> None:
    pairs = matching.spans(gold, predicted)
    assert len(set(pairs.values())) == len(pairs)
    for p, g in pairs.items():
        assert max(gold[g][0], predicted[p][0]) < min(gold[g][1], predicted[p][1])
    for p, right in enumerate(predicted):
        for g, left in enumerate(gold):
            if max(left[0], right[0]) < min(left[1], right[1]):
                assert p in pairs or g in pairs.values()


@given(SPANS)
def test_a_span_is_paired_with_its_like(spans: list[matching.Span]) -> None:
    unlike = sorted(set(spans))
    assert matching.spans(unlike, unlike) == {number: number for number in range(len(unlike))}

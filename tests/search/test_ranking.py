"""The features, on texts so small that they can be counted by hand."""

from __future__ import annotations

import math

import pytest

from index_config import load_index_config
from pipeline.search.codes import pack
from pipeline.search.matches import Asked
from pipeline.search.question import Question
from pipeline.search.ranking import FEATURES, features, scores, titled
from pipeline.search.syllables import exact
from pipeline.search.texts import Texts

SAME = dict.fromkeys(["cap", "giay", "phep"], 1.0)


def measured(query: str, *texts: str, title: str = "", documents: str = "", window: int = 30) -> list[dict[str, float]]:
    """Return the features of texts whose syllables are all equally rare; the first is found best."""
    packed = [pack(exact(title), exact(text)) for text in texts]
    bm25 = [1.0 / (n + 1) for n in range(len(texts))]
    question = Question.of(exact(query), load_index_config().language)
    asked = Asked.of(exact(query), SAME, question.topics)
    values = features(asked, question, Texts.of(packed), bm25, documents or [str(n) for n in range(len(texts))], window=window)
    return [dict(zip(FEATURES, map(float, row), strict=True)) for row in values]


def test_everything_in_order() -> None:
    """A text that holds the query in order covers it in a window and in pairs."""
    (found,) = measured("cấp giấy phép", "việc cấp giấy phép xây dựng")
    assert [found[name] for name in ("bm25", "window_coverage", "pairs_found")] == [1.0, 1.0, 1.0]
    assert found["earliness"] == pytest.approx(1 - math.log(4) / 7)


def test_scattered_words_cover_no_window() -> None:
    """Words far from each other do not count together, and are no pairs."""
    (found,) = measured("cấp giấy phép", "cấp " + "x " * 9 + "giấy " + "x " * 9 + "phép", window=5)
    assert found["window_coverage"] == pytest.approx(1 / 3)
    assert found["pairs_found"] == 0.0


def test_pairs_that_few_candidates_have_count_more() -> None:
    """A pair that all candidates hold tells little."""
    both, first, last = measured("cấp giấy phép", "cấp giấy phép", "cấp giấy", "giấy phép cấp giấy")
    assert both["pairs_found"] == last["pairs_found"] == 1.0
    assert first["pairs_found"] < 1 / 2


def test_earlier_stretches_come_first() -> None:
    """Where the best window ends first counts: an article says at its beginning what it is about."""
    early, late, never = measured("cấp phép", "cấp phép " + "x " * 40, "x " * 40 + "cấp phép", "x")
    assert early["earliness"] > late["earliness"] > never["earliness"] == 0.0


def test_a_document_speaks_for_its_candidates() -> None:
    """What other candidates of the same document hold counts for each one's title, those of others do not."""
    own, sibling, alone = measured("cấp giấy phép", "cấp giấy", "giấy phép", "cấp giấy", title="cấp giấy", documents="aab")
    assert own["title_pairs_found"] == sibling["title_pairs_found"] == pytest.approx(1.0)
    assert own["title_words_found"] == sibling["title_words_found"] == pytest.approx(1.0)
    assert alone["title_pairs_found"] == alone["pairs_found"] < 1.0
    assert alone["title_words_found"] == pytest.approx(2 / 3)
    assert own["document_support"] == pytest.approx(math.log1p(1 / 2) / 5)
    assert alone["document_support"] == 0.0


def test_marks_count_when_they_were_typed() -> None:
    """A syllable typed with marks wants the same marks, one typed without finds any."""
    assert measured("giấy", "giày")[0]["window_coverage"] == 0.0
    assert measured("giay", "giày")[0]["window_coverage"] == 1.0
    assert measured("cấp giay", "cấp giấy")[0]["pairs_found"] == 1.0


def test_share_of_the_title() -> None:
    """Pairs and syllables of the title that the query holds."""
    (found,) = measured("cấp giấy phép", "cấp giấy phép", title="giấy phép xây dựng")
    assert found["title_pairs_found"] == pytest.approx(1 / 3)
    assert found["title_words_found"] == pytest.approx(1 / 2)


def test_words_that_only_ask_rank_nothing() -> None:
    """A question's asking words neither help a text that holds them nor make the rest of the question a smaller part."""
    plain, asking = measured("cấp giấy phép như thế nào", "cấp giấy phép", "cấp giấy như thế nào")
    assert plain["window_coverage"] == plain["pairs_found"] == 1.0
    assert asking["window_coverage"] == pytest.approx(2 / 3)
    assert asking["pairs_found"] < 1.0


def test_what_is_asked_for_is_explained() -> None:
    """An article that explains words counts when the question asks for a meaning, and more when that word is explained."""
    texts = "1. cấp phép là việc x", "1. giấy phép là y; 2. cấp giấy là z", "cấp phép là việc x"
    right, wrong, unnumbered = (found["explained"] for found in measured("Cấp phép là gì?", *texts, title="Giải thích từ ngữ"))
    assert (right, wrong, unnumbered) == (1.0, 0.5, 0.5)
    assert measured("cấp phép có phải xin không", texts[0], title="Giải thích từ ngữ")[0]["explained"] == pytest.approx(1 / 5)
    assert measured("cấp phép", texts[0], title="Giải thích từ ngữ")[0]["explained"] == 0.0
    assert measured("Cấp phép là gì?", texts[0], title="Cấp phép")[0]["explained"] == 0.0


def test_nothing_asked_and_nothing_found() -> None:
    """No words and no candidates have features too."""
    assert measured("", "cấp giấy")[0]["window_coverage"] == 0.0
    assert measured("cấp") == []


def test_a_better_text_never_loses_by_a_feature() -> None:
    """No feature counts against a text: words in a title or heading are never worth less than the same in a text."""
    weights = load_index_config().ranking
    assert all(getattr(weights, name) >= 0 for name in FEATURES)
    packed = [pack(exact("cấp giấy phép"), exact("cấp giấy phép x")), pack(exact("y"), exact("y cấp giấy phép x"))]
    asked, question = exact("cấp giấy phép"), Question.of(exact("cấp giấy phép"), load_index_config().language)
    titled, plain = scores(features(Asked.of(asked, SAME), question, Texts.of(packed), [1.0, 1.0], "ab", window=30), weights)
    assert titled > plain


@pytest.mark.parametrize(
    ("query", "title", "expected"),
    [
        ("giay phep", "cap giay phep xay dung", True),
        ("giay", "giay", False),
        ("giay xay", "giay phep xay", False),
        ("ve viec quy dinh muc ho tro hoa giai", "quy dinh muc ho tro hoa giai", True),
        ("ho tro hoa giai vien", "hoa giai", False),
    ],
)
def test_titles(query: str, title: str, expected: bool) -> None:
    """Two syllables or more inside a title, or a long title inside the query, name the document."""
    assert titled(query.split(), Texts.of([pack(["khac"], []), pack(title.split(), [])])) == ({1} if expected else set())

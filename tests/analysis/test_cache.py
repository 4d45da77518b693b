from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.about import pipeline_about
from reader.analysis.cache import AnalysisCache, CacheKey
from reader.model import Analysis, Entities, Entity, Quote, QuoteKind, Span, Speaker

KEY = CacheKey("ab" * 32, "en_reader 1.0.0")
ANALYSIS = Analysis(
    Entities([Entity(Span(0, 3), "PERSON")]),
    (Quote(Span(4, 9), QuoteKind.DIRECT, 0, Span(10, 12), Span(13, 17), None, 0.9),),
    (Speaker("Ann Holt", ("Ann Holt", "Holt"), "mayor", 0.9),),
)


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = AnalysisCache(tmp_path / "not" / "there")
    assert cache.get(KEY) is None
    assert cache.put(KEY, ANALYSIS)
    assert cache.get(KEY) == ANALYSIS


@pytest.mark.parametrize(
    "key",
    [
        CacheKey("cd" * 32, KEY.pipeline),
        CacheKey(KEY.text_sha256, "en_reader 1.0.1"),
        CacheKey(KEY.text_sha256, KEY.pipeline, "fr"),
        CacheKey(KEY.text_sha256, KEY.pipeline, "en", KEY.rules + 1),
    ],
)
def test_another_text_pipeline_language_or_rules_is_another_analysis(
    tmp_path: Path, key: CacheKey
) -> None:
    cache = AnalysisCache(tmp_path)
    cache.put(KEY, ANALYSIS)
    assert cache.get(key) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"entities": 1}', b"\xff\xfe", b"[" * 100_000],
)
def test_a_damaged_file_counts_as_absent_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    cache = AnalysisCache(tmp_path)
    cache.put(KEY, ANALYSIS)
    cache.path(KEY).write_bytes(content)
    assert cache.get(KEY) is None
    assert cache.put(KEY, ANALYSIS)
    assert cache.get(KEY) == ANALYSIS


def test_a_folder_that_cannot_be_written_is_no_reason_to_fail(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = AnalysisCache(blocked)
    assert not cache.put(KEY, ANALYSIS)
    assert cache.get(KEY) is None


def test_nothing_but_whole_files_is_left(tmp_path: Path) -> None:
    cache = AnalysisCache(tmp_path)
    for _ in range(3):
        cache.put(KEY, ANALYSIS)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [cache.path(KEY)]


def test_the_pipelines_name_and_version_are_known_without_loading_it(tmp_path: Path) -> None:
    assert pipeline_about().startswith("reader 1.")
    assert pipeline_about("en_nowhere_sm") == "en_nowhere_sm"
    (tmp_path / "meta.json").write_text('{"name": "own", "version": "2.0"}')
    assert pipeline_about(str(tmp_path)) == "own 2.0"

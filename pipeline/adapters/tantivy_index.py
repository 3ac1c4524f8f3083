"""The embedded index: tantivy in a folder, nothing to install."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from index_config import IndexConfig, load_index_config
from pipeline.errors import IndexUnavailableError
from pipeline.model.ids import DocumentId
from pipeline.model.search import Facet, Hit, IndexRecord, Query, Results
from pipeline.search.ranking import features, score
from pipeline.search.snippets import snippet
from pipeline.search.syllables import exact, folded, pairs

__all__ = ["TantivyIndex"]

_WRITER_BYTES = 64_000_000
_FACET_VALUES = 30


class TantivyIndex:
    """Port ``Index`` over a folder; opened for each use, so that several programs may read while one writes."""

    def __init__(self, folder: Path, config: IndexConfig | None = None) -> None:
        """Use ``folder``; it is made when the first record comes."""
        self._folder = folder
        self._config = config or load_index_config()
        self._schema = _schema(self._config)

    def put(self, records: Iterable[IndexRecord]) -> None:
        """Write records; an older version than the stored one changes nothing."""
        with self._writer() as writer:
            searcher = self._index().searcher()
            for record in records:
                stored = self._version(searcher, record.id)
                if stored is not None and stored > record.version:
                    continue
                writer.delete_documents_by_term("id", record.id)
                writer.add_document(self._document(record))

    def remove(self, document_ids: Collection[DocumentId]) -> None:
        """Remove all records of these documents."""
        with self._writer() as writer:
            for document_id in document_ids:
                writer.delete_documents_by_term("document_id", document_id)

    def swap(self, records: Iterable[IndexRecord]) -> int:
        """Build a fresh index beside the old one and put it in its place."""
        fresh = self._folder.with_name(self._folder.name + ".new")
        shutil.rmtree(fresh, ignore_errors=True)
        index = TantivyIndex(fresh, self._config)
        index.put(records)
        old = self._folder.with_name(self._folder.name + ".old")
        shutil.rmtree(old, ignore_errors=True)
        if self._folder.exists():
            self._folder.rename(old)
        fresh.rename(self._folder)
        shutil.rmtree(old, ignore_errors=True)
        return self.count()

    def count(self) -> int:
        """Return the number of records."""
        return int(self._index().searcher().num_docs)

    def search(self, query: Query) -> Results:
        """Answer a query: candidates by BM25, ranked anew by the lexical features, grouped by document."""
        searcher = self._index().searcher()
        compiled = self._compile(query)
        found = searcher.search(compiled, limit=self._config.retrieval.candidates * 3)
        hits = self._rank(query, [(value, self._stored(searcher, address)) for value, address in found.hits], searcher)
        grouped = _grouped(hits)
        first = (query.page - 1) * query.size
        return Results(
            query=query,
            total=len(grouped) if found.count <= len(found.hits) else found.count,
            hits=tuple(grouped[first : first + query.size]),
            facets=_facets(grouped, self._config.facets),
        )

    def _rank(self, query: Query, found: Sequence[tuple[float, IndexRecord]], searcher: tantivy.Searcher) -> list[Hit]:
        wanted = folded(" ".join((query.text, *query.phrases)))
        number = searcher.num_docs or 1
        weights = {t: math.log(1 + number / (1 + searcher.doc_freq("text_fold", t))) for t in set(wanted)}
        top = max((value for value, _ in found), default=1.0) or 1.0
        hits = []
        for value, record in found:
            text, title = str(record.fields.get("text") or ""), str(record.fields.get("title") or "")
            tokens = folded(f"{title} {text}")
            values = features(wanted, tokens, folded(title), weights, self._config.ranking.window)
            shown = snippet(text, set(wanted), eid=_text(record.fields.get("eid"))) if wanted else None
            exact_hit = query.number is not None and record.level == "document"
            hits.append(
                Hit(
                    record=record,
                    score=score(values, value / top, self._config.ranking),
                    snippets=(shown,) if shown else (),
                    reasons=("khớp số, ký hiệu",) if exact_hit else (),
                )
            )
        return sorted(hits, key=lambda hit: -hit.score)

    def _compile(self, query: Query) -> tantivy.Query:
        must: list[tuple[tantivy.Occur, tantivy.Query]] = []
        words = folded(query.text)
        if query.number and query.number.key:
            must.append((tantivy.Occur.Must, self._term("number_key", query.number.key)))
        elif query.number:
            for name, value in (("number_integer", query.number.integer), ("year", query.number.year)):
                if value is not None:
                    must.append((tantivy.Occur.Must, self._term(name, value)))
        must += [(tantivy.Occur.Must, self._term("codes", code)) for code in query.codes]
        must += [(tantivy.Occur.Must, self._phrase(phrase)) for phrase in query.phrases]
        if words and not query.number:
            must.append((tantivy.Occur.Must, self._words(words)))
        filters = query.filters
        for name, several in (
            ("kind", filters.kinds),
            ("authority", filters.authorities),
            ("year", filters.years),
            ("labels", filters.labels),
            ("groups", filters.groups),
            ("fields", filters.fields),
        ):
            if several:
                alternatives = [(tantivy.Occur.Should, self._term(name, value)) for value in several]
                must.append((tantivy.Occur.Must, tantivy.Query.boolean_query(alternatives)))
        if query.level:
            must.append((tantivy.Occur.Must, self._term("level", query.level)))
        return tantivy.Query.boolean_query(must) if must else tantivy.Query.all_query()

    def _words(self, words: Sequence[str]) -> tantivy.Query:
        weights = self._config.retrieval
        several = [(self._term("text_pairs", pair), weights.text_pairs) for pair in pairs(words)]
        several += [(self._term("title_pairs", pair), weights.title_pairs) for pair in pairs(words)]
        if len(words) == 1:
            several += [(self._term("text_fold", words[0]), weights.text_fold_single)]
            several += [(self._term("title_fold", words[0]), weights.title_fold_single)]
        boosted = [(tantivy.Occur.Should, tantivy.Query.boost_query(q, boost)) for q, boost in several]
        return tantivy.Query.boolean_query(boosted)

    def _phrase(self, phrase: str) -> tantivy.Query:
        from pipeline.text.fold import has_marks

        name, words = ("text_exact", exact(phrase)) if has_marks(phrase) else ("text_fold_positions", folded(phrase))
        if len(words) == 1:
            return self._term(name, words[0])
        return tantivy.Query.phrase_query(self._schema, name, list(words))

    def _term(self, name: str, value: object) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, name, value)

    def _document(self, record: IndexRecord) -> tantivy.Document:
        fields = record.fields
        title, text = str(fields.get("title") or ""), str(fields.get("text") or "")
        joined = f"{title}\n{text}"
        words, title_words = folded(joined, numbers=True), folded(title)
        values: dict[str, object] = {
            **{k: v for k, v in fields.items() if k in self._config.fields and v not in (None, [], "")},
            "id": record.id,
            "level": record.level,
            "document_id": record.document_id,
            "record_version": record.version,
            "date": int(str(fields["date"]).replace("-", "")) if fields.get("date") else None,
            "title_fold": " ".join(title_words),
            "title_pairs": " ".join(pairs(title_words)),
            "text_fold": " ".join(words),
            "text_pairs": " ".join(pairs(words)),
            "text_exact": " ".join(exact(joined)),
            "text_fold_positions": " ".join(words),
            "content": json.dumps(dict(fields), ensure_ascii=False).encode(),
        }
        return tantivy.Document.from_dict({k: v for k, v in values.items() if v is not None}, self._schema)

    def _stored(self, searcher: tantivy.Searcher, address: tantivy.DocAddress) -> IndexRecord:
        document = searcher.doc(address)
        return IndexRecord(
            id=document.get_first("id"),
            level=document.get_first("level"),
            document_id=document.get_first("document_id"),
            version=document.get_first("record_version"),
            fields=json.loads(document.get_first("content")),
        )

    def _version(self, searcher: tantivy.Searcher, identifier: str) -> int | None:
        hits = searcher.search(self._term("id", identifier), limit=1).hits
        return searcher.doc(hits[0][1]).get_first("record_version") if hits else None

    def _index(self) -> tantivy.Index:
        self._folder.mkdir(parents=True, exist_ok=True)
        index = tantivy.Index(self._schema, path=str(self._folder), reuse=True)
        index.register_tokenizer("syllables", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
        return index

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        try:
            writer = self._index().writer(_WRITER_BYTES, 1)
        except ValueError as error:
            raise IndexUnavailableError("Chỉ mục đang được một chương trình khác ghi.") from error
        try:
            yield writer
            writer.commit()
        finally:
            writer.wait_merging_threads()


def _text(value: object) -> str | None:
    return str(value) if value else None


def _grouped(hits: Iterable[Hit]) -> list[Hit]:
    from dataclasses import replace

    documents: dict[str, list[Hit]] = {}
    for hit in hits:
        documents.setdefault(hit.record.document_id, []).append(hit)
    grouped = []
    for several in documents.values():
        head = next((hit for hit in several if hit.record.level == "document"), several[0])
        children = tuple(hit for hit in several if hit is not head)[:3]
        grouped.append(replace(head, score=several[0].score, children=children))
    return grouped


def _facets(hits: Sequence[Hit], names: Iterable[str]) -> tuple[Facet, ...]:
    from collections import Counter

    facets = []
    for name in names:
        counts: Counter[str] = Counter()
        for hit in hits:
            value = hit.record.fields.get(name)
            counts.update(str(v) for v in (value if isinstance(value, list) else [value]) if v is not None)
        facets.append(Facet(field=name, values=tuple(counts.most_common(_FACET_VALUES))))
    return tuple(facets)


def _schema(config: IndexConfig) -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name, field in config.fields.items():
        stored = name in {"id", "level", "document_id", "record_version"}
        if field.type == "integer":
            builder.add_integer_field(name, stored=stored, indexed=True, fast=True)
        elif field.type == "keyword":
            builder.add_text_field(name, stored=stored, tokenizer_name="raw", index_option="basic", fast=True)
        else:
            option = "position" if field.positions else "freq"
            builder.add_text_field(name, stored=False, tokenizer_name="syllables", index_option=option)
    builder.add_bytes_field("content", stored=True)
    return builder.build()

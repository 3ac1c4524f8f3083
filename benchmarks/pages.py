"""First byte of every kind of page: the links of the running program are followed, one request after another.

``python -m benchmarks.pages --data FOLDER [--pages N] [--json FILE]``, after ``rasoat ingest`` into that data folder.
"""

from __future__ import annotations

import argparse
import html
import http.client
import json
import re
import sys
import time
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urljoin, urlsplit

from benchmarks.load.readers import HOST
from benchmarks.load.server import Server, served

BOUND_MS = 100.0
"""First byte of a page on local data (the design of the pages); downloads and images have none."""

_LINK = re.compile(r'<a [^>]*?href="([^"#]+)')
_BEGIN = ("/", "/tim?q=quy+%C4%91%E1%BB%8Bnh", "/tim?q=quy+dinh+muc+thu&level=provision", "/so-sanh", "/phim-tat")
_PATIENCE = 120.0
_FILE = " (tệp)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """An answer: milliseconds of the clock to its first byte, and of the server's processor (steps of 10) for all of it."""

    address: str
    status: int
    kind: str
    first_ms: float
    cpu_ms: float


def kind_of(address: str) -> str:
    """Return the shape of an address: ids and numbers become ``…``, parameters are left out."""
    pieces = urlsplit(address).path.strip("/").split("/")
    shape = "/".join("…" if any(c.isdigit() for c in piece) or len(piece) > 24 else piece for piece in pieces)
    return f"/{shape}"


def walk(server: Server, most: int, each: int) -> Iterator[Page]:
    """Follow links from the first page; at most ``each`` pages of a kind, ``most`` in all."""
    waiting, known = deque(_BEGIN), set(_BEGIN)
    asked: dict[str, int] = defaultdict(int)
    while waiting and sum(asked.values()) < most:
        address = waiting.popleft()
        kind = kind_of(address)
        if asked[kind] == each:
            continue
        asked[kind] += 1
        page, text = _ask(server, address, kind)
        yield page
        for link in _LINK.findall(text):
            target = urljoin(address, html.unescape(link))
            if target.startswith("/") and not target.startswith("//") and target not in known:
                known.add(target)
                waiting.append(target)


def _ask(server: Server, address: str, kind: str) -> tuple[Page, str]:
    connection = http.client.HTTPConnection(HOST, server.port, timeout=_PATIENCE)
    cpu, begun = server.cpu(), time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    first = time.perf_counter() - begun
    body = answer.read()
    connection.close()
    if "text/html" not in answer.headers.get("content-type", ""):
        kind, body = f"{kind}{_FILE}", b""
    page = Page(address=address, status=answer.status, kind=kind, first_ms=first * 1000, cpu_ms=(server.cpu() - cpu) * 1000)
    return page, body.decode("utf-8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Pages of one shape: median and longest first byte, mean CPU, in milliseconds."""

    kind: str
    pages: int
    median_ms: float
    longest_ms: float
    cpu_ms: float
    slowest: str
    failed: tuple[str, ...]

    @property
    def is_kept(self) -> bool:
        """Whether the median is within the bound, or there is none."""
        return self.kind.endswith(_FILE) or self.median_ms <= BOUND_MS


def summarise(pages: Sequence[Page]) -> list[Kind]:
    """Return what each kind of page took, by kind."""
    kinds: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        kinds[page.kind].append(page)
    return [
        Kind(
            kind=kind,
            pages=len(found),
            median_ms=round(median(page.first_ms for page in found), 1),
            longest_ms=round(max(page.first_ms for page in found), 1),
            cpu_ms=round(sum(page.cpu_ms for page in found) / len(found), 1),
            slowest=max(found, key=lambda page: page.first_ms).address,
            failed=tuple(page.address for page in found if page.status >= http.HTTPStatus.BAD_REQUEST),
        )
        for kind, found in sorted(kinds.items())
    ]


def main() -> int:
    """Walk, print the table, write it; 1 when a kind's median breaks the bound or a link leads nowhere."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--each", type=int, default=25, help="at most so many pages of a kind")
    parser.add_argument("--json", type=Path, default=Path("benchmarks/results/pages.json"))
    chosen = parser.parse_args()
    with served({"RASOAT_DATA_DIR": str(chosen.data)}) as server:
        kinds = summarise(list(walk(server, chosen.pages, chosen.each)))
    print(f"{'kind':<44}{'pages':>6}{'median':>9}{'longest':>9}{'cpu':>7}   ms")
    for kind in kinds:
        over = "" if kind.is_kept else f"   over {BOUND_MS:.0f}: {kind.slowest}"
        print(f"{kind.kind:<44}{kind.pages:>6}{kind.median_ms:>9}{kind.longest_ms:>9}{kind.cpu_ms:>7}{over}")
        for address in kind.failed:
            print(f"   failed: {address}")
    chosen.json.parent.mkdir(parents=True, exist_ok=True)
    rows = json.dumps([asdict(kind) for kind in kinds], ensure_ascii=False, indent=1)
    chosen.json.write_text(rows + "\n", encoding="utf-8")
    return 0 if all(kind.is_kept and not kind.failed for kind in kinds) else 1


if __name__ == "__main__":
    sys.exit(main())

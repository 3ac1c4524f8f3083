"""Pictures of the pages as Chromium shows them, from the program running over the samples."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HOST = "127.0.0.1"
SCREEN = {"width": 1366, "height": 768}


def main(folder: Path) -> None:
    """Ingest, serve, take the pictures into ``folder``."""
    rasoat = Path(sys.executable).with_name("rasoat")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="rasoat-pictures-") as data:
        environment = {**os.environ, "RASOAT_DATA_DIR": data}
        files = sorted(str(path) for path in (ROOT / "samples").glob("*/source.*"))
        subprocess.run([rasoat, "ingest", *files], env=environment, check=False, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([rasoat, "serve", "--port", str(port)], env=environment)
        try:
            site = f"http://{HOST}:{port}"
            wait_for(f"{site}/")
            take(site, folder)
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def wait_for(address: str) -> None:
    """Return when the pages answer; raises ``TimeoutError`` after a minute."""
    for _ in range(120):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise TimeoutError(address)


def take(site: str, folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=SCREEN, base_url=site, locale="vi-VN")
        shoot(page, "/tim?q=nhà+văn+hóa+cơ+sở+còn+hiệu+lực", folder / "search.png")
        number = "/tim?q=18/2024/QĐ-UBND"
        page.goto(number)
        document = (page.locator("[data-row] h2 a").first.get_attribute("href") or "").partition("?")[0]
        page.goto(f"{document}/ban-goc")  # printed once, so that the picture beside the text is there
        shoot(page, f"{document}?xem=e4#e4", folder / "document.png")
        shoot(page, f"{document}/tac-dong", folder / "effects.png")
        shoot(page, "/so-sanh?a=12/2023/NQ-HĐND&b=07/2025/NQ-HĐND", folder / "compare.png")
        page.goto("/viec-can-lam?viec=count_differs")
        rows = (page.locator(".work-item h2 a").first.get_attribute("href") or "").partition("?")[0]
        shoot(page, f"{rows}?xem=p4#p4", folder / "procedures.png")
        shoot(page, "/viec-can-lam", folder / "work.png")
        shoot(page, "/thong-ke", folder / "statistics.png")
        browser.close()


def shoot(page: Page, address: str, target: Path) -> None:
    """Take one picture when everything on the screen has loaded."""
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(600)
    page.screenshot(path=target)
    with Image.open(target) as picture:  # 256 colours: a third of the bytes, letters as sharp as before
        small = picture.convert("RGB").quantize(colors=256, dither=Image.Dither.NONE)
    small.save(target, optimize=True)
    print(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

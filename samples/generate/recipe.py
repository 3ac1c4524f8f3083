"""How one sample is made: its recipe in ``content/<slug>.toml`` and the builder it names."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samples.generate import damage, office, scan, webpage, word
from samples.generate.markup import read_markup

if TYPE_CHECKING:
    from samples.generate.blocks import Block

CONTENT = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What ``content/<slug>.toml`` says; ``text`` names the content file, without ``.md``."""

    slug: str
    title: str
    proves: str
    made: str
    build: str
    text: str
    font: str = ""
    stamp: str = ""
    seed: int = 1
    dpi: int = 150
    drawn: tuple[tuple[float, float, str], ...] = ()

    @property
    def file(self) -> str:
        """Return the name of the sample's file."""
        return f"source.{SUFFIXES.get(self.build, 'pdf')}"


SUFFIXES = {"docx": "docx", "docx_nfd": "docx", "html": "html", "doc": "doc", "archive": "zip"}
SUFFIXES |= {"html_hostile": "html", "doc_tcvn3": "doc"}


def load_recipes() -> tuple[Recipe, ...]:
    """Return all recipes in the order of their slugs."""
    recipes = []
    for path in sorted(CONTENT.glob("*.toml")):
        data = tomllib.loads(path.read_text("utf-8"))
        drawn = tuple((float(x), float(y), str(text)) for x, y, text in data.pop("drawn", []))
        recipes.append(Recipe(slug=path.stem, text=data.pop("text", path.stem), drawn=drawn, **data))
    return tuple(recipes)


def build(recipe: Recipe) -> bytes:
    """Return the bytes of the sample's file."""
    match recipe.build:
        case "empty":
            return b""
        case "broken":
            return damage.build_broken()
        case "picture":
            return damage.build_picture()
    text = (CONTENT / f"{recipe.text}.md").read_text("utf-8")
    if recipe.build == "docx_nfd":
        text = unicodedata.normalize("NFD", text)
    blocks = read_markup(text)
    if recipe.build in {"html", "html_hostile"}:
        return webpage.build_html(blocks, recipe.title, hostile=recipe.build == "html_hostile")
    return _build_office(recipe, blocks)


def _build_office(recipe: Recipe, blocks: tuple[Block, ...]) -> bytes:
    docx = word.build_docx(blocks, recipe.title, font=recipe.font, old_fonts=recipe.build == "doc_tcvn3")
    match recipe.build:
        case "docx" | "docx_nfd":
            return docx
        case "doc" | "doc_tcvn3":
            return office.convert(docx, "doc")
        case "archive":
            return damage.build_archive(f"{recipe.text}.docx", docx)
    return _build_from_pdf(recipe, office.convert(docx, "pdf"))


def _build_from_pdf(recipe: Recipe, pdf: bytes) -> bytes:
    match recipe.build:
        case "pdf":
            return pdf
        case "encrypted":
            return damage.build_encrypted(pdf)
        case "truncated":
            return damage.build_truncated(pdf)
        case "overlay":
            return damage.build_overlay(pdf, list(recipe.drawn))
        case "mixed":
            return scan.build_mixed(pdf, dpi=recipe.dpi, seed=recipe.seed)
        case "scan":
            scanned = scan.build_scan(pdf, dpi=recipe.dpi, stamp=recipe.stamp, seed=recipe.seed)
            return damage.build_overlay(scanned, list(recipe.drawn)) if recipe.drawn else scanned
    message = f"{recipe.slug}: unknown build {recipe.build}"
    raise ValueError(message)

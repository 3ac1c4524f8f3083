"""Makes the samples again: ``python -m samples.generate [slug…]``; without a slug, all of them.

Writes ``samples/<slug>/source.*`` and ``provenance.toml``; ``expected.json`` is written by people
and never touched here.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from samples.generate.recipe import CONTENT, build, load_recipes

if TYPE_CHECKING:
    from samples.generate.recipe import Recipe

SAMPLES = Path(__file__).parents[1]


def write_sample(recipe: Recipe) -> int:
    """Write one sample's file and provenance; return the file's size in bytes."""
    folder = SAMPLES / recipe.slug
    folder.mkdir(exist_ok=True)
    for old in folder.glob("source.*"):
        old.unlink()
    content = build(recipe)
    (folder / recipe.file).write_bytes(content)
    (folder / "provenance.toml").write_text(_to_toml(recipe, hashlib.sha256(content).hexdigest()), "utf-8")
    return len(content)


def _to_toml(recipe: Recipe, sha256: str) -> str:
    text = CONTENT / f"{recipe.text}.md"
    lines = {
        "title": recipe.title,
        "proves": recipe.proves,
        "made": recipe.made,
        "text": f"samples/generate/content/{text.name}" if text.exists() else "",
        "author": "rasoat",
        "licence": "CC0-1.0",
        "file": recipe.file,
        "sha256": sha256,
    }
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in lines.items())


def main(slugs: list[str]) -> None:
    """Make the named samples, or all."""
    recipes = [recipe for recipe in load_recipes() if not slugs or recipe.slug in slugs]
    if missing := set(slugs) - {recipe.slug for recipe in recipes}:
        sys.exit(f"unknown sample: {', '.join(sorted(missing))}")
    for recipe in recipes:
        size = write_sample(recipe)
        sys.stdout.write(f"{recipe.slug}/{recipe.file}: {size} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Makes a scanner's picture of a PDF: gray, slightly crooked and noisy, with or without a red stamp."""

from __future__ import annotations

import io
import random

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from samples.generate.office import save

POINTS = 72
RED = (205, 30, 40)
FONT = "DejaVuSerif-Bold.ttf"


def build_scan(pdf: bytes, *, dpi: int = 150, stamp: str = "", seed: int = 1, quality: int = 38) -> bytes:
    """Return an image-only PDF of every page; ``stamp`` prints a red seal over the last signature."""
    scanned = pikepdf.new()
    opened = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    generator = random.Random(seed)
    last = len(opened) - 1
    for number in range(last + 1):
        picture = opened[number].render(scale=dpi / POINTS).to_pil().convert("RGB")
        picture = _with_noise(picture, generator)
        if stamp and number == last:
            _draw_stamp(picture, stamp, dpi)
        _append_page(scanned, picture if stamp else picture.convert("L"), dpi, quality)
    return save(scanned)


def build_mixed(pdf: bytes, *, dpi: int = 150, seed: int = 1) -> bytes:
    """Return the PDF with its last page exchanged for a scan of it, as when only the signed page was scanned."""
    with pikepdf.open(io.BytesIO(pdf)) as mixed, pikepdf.open(io.BytesIO(build_scan(pdf, dpi=dpi, seed=seed))) as scanned:
        mixed.pages[-1] = scanned.pages[-1]
        return save(mixed)


def _with_noise(picture: Image.Image, generator: random.Random) -> Image.Image:
    """Turn by less than half a degree, darken the paper a little and strew specks of dust."""
    angle = generator.uniform(-0.4, 0.4)
    turned = picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    turned = turned.point(lambda value: int(14 + value * 0.925))
    draw = ImageDraw.Draw(turned)
    for _ in range(turned.width // 8):
        x, y = generator.randrange(turned.width), generator.randrange(turned.height)
        size, shade = generator.choice((0, 0, 1)), generator.randrange(90, 200)
        draw.ellipse((x, y, x + size, y + size), fill=(shade, shade, shade))
    return turned


def _draw_stamp(picture: Image.Image, text: str, dpi: int) -> None:
    """Print a round seal over the words left of the signature, half transparent as ink is."""
    centre = _find_signature(picture)
    radius = int(dpi * 0.72)
    layer = Image.new("RGBA", (2 * radius, 2 * radius))
    draw = ImageDraw.Draw(layer)
    ink = (*RED, 190)
    for inset, width in ((0, max(3, dpi // 40)), (dpi // 10, 2)):
        draw.ellipse((inset, inset, 2 * radius - inset - 1, 2 * radius - inset - 1), outline=ink, width=width)
    font = ImageFont.truetype(FONT, dpi // 11)
    for at, line in enumerate(text.split("/")):
        draw.text((radius, radius + (at - 1) * dpi * 0.16), line, font=font, fill=ink, anchor="mm")
    seal = layer.rotate(11, Image.Resampling.BICUBIC)
    picture.paste(seal, (centre[0] - radius, centre[1] - radius), seal)


def _find_signature(picture: Image.Image) -> tuple[int, int]:
    """Return a point left of the lowest dark words in the right half of the page."""
    gray = picture.convert("L")
    width, height = gray.size
    rows = [y for y in range(0, int(height * 0.92), 3) if _is_dark(gray, y, width // 2, int(width * 0.9))]
    return int(width * 0.645), rows[-1] - int(height * 0.03)


def _is_dark(gray: Image.Image, y: int, left: int, right: int) -> bool:
    return sum(gray.crop((left, y, right, y + 1)).histogram()[:100]) > (right - left) // 40


def _append_page(pdf: pikepdf.Pdf, picture: Image.Image, dpi: int, quality: int) -> None:
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=quality, optimize=True)
    image = pikepdf.Stream(pdf, packed.getvalue())
    image.Type, image.Subtype, image.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.DCTDecode
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    width, height = picture.width * POINTS / dpi, picture.height * POINTS / dpi
    page = pdf.add_blank_page(page_size=(width, height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image)))
    page.Contents = pikepdf.Stream(pdf, f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Im0 Do Q".encode())

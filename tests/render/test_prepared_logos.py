"""A logo that is kept can be printed: whatever it was, it comes out upright, small and bare."""

from __future__ import annotations

import zlib
from struct import pack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from scatterpilot.adapters.logos import PillowLogos
from scatterpilot.adapters.typst.logo import logo_svg
from scatterpilot.domain.errors import InvalidError
from scatterpilot.ports import LOGO_LIMIT
from tests.pictures import TEAL, encoded, picture_of, png, url

RED, CLEAR = (200, 20, 20), (0, 0, 0, 0)
ORIENTATION, DESCRIPTION = 0x0112, 0x010E


def prepared(content: bytes, media_type: str = "image/png") -> Image.Image:
    """What is kept of it; it must be printable, and no other picture after a second time."""
    kept = PillowLogos().prepared(url(content, media_type))
    assert len(kept) <= LOGO_LIMIT
    assert logo_svg(kept)
    return picture_of(kept)


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """What compresses worst."""
    bands = [Image.effect_noise((width, height), 90) for _ in mode]
    return Image.merge(mode, bands)


def two_halves(exif: Image.Exif | None = None) -> bytes:
    """A JPEG, teal on the left and red on the right, as the camera holds it."""
    picture = Image.new("RGB", (400, 200), RED)
    picture.paste(TEAL, (0, 0, 200, 200))
    return encoded(picture, "JPEG", quality=95, **({"exif": exif} if exif else {}))


def near(found: object, wanted: tuple[int, ...]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(a - b) < 12 for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("named", ["image/png", "image/jpeg", "image/svg+xml", "text/plain", ""])
def test_what_the_bytes_say_counts(named: str) -> None:
    assert prepared(png(), named).format == "PNG"
    assert near(prepared(two_halves(), named).getpixel((10, 10)), TEAL)


@pytest.mark.parametrize(
    ("orientation", "size", "teal_at"),
    [
        (1, (400, 200), (20, 100)),
        (3, (400, 200), (380, 100)),
        (6, (200, 400), (100, 20)),
        (8, (200, 400), (100, 380)),
    ],
)
def test_a_photograph_is_turned_upright_and_its_metadata_stays_behind(
    orientation: int, size: tuple[int, int], teal_at: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION], exif[DESCRIPTION] = orientation, "at home, 52.52 N 13.40 E"
    kept = prepared(two_halves(exif))
    assert kept.size == size
    assert near(kept.convert("RGB").getpixel(teal_at), TEAL)
    assert not kept.getexif()
    assert {"exif", "icc_profile", "comment", "xmp"}.isdisjoint(kept.info)


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((4_000, 3_000), (800, 600)),
        ((5_000, 500), (1_200, 120)),
        ((20_000, 1), (1_200, 1)),
        ((300, 200), (300, 200)),
    ],
)
def test_a_large_picture_is_made_small_and_a_small_one_stays(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    assert prepared(encoded(Image.new("RGB", size, TEAL))).size == kept
    assert prepared(encoded(Image.new("RGB", size, TEAL), "JPEG")).size == kept


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_what_compresses_badly_is_made_smaller_until_it_fits(mode: str) -> None:
    kept = prepared(encoded(noise(1_200, 600, mode)))
    assert kept.width < 1_200
    assert kept.width / kept.height == pytest.approx(2, abs=0.02)


def test_what_lets_light_through_still_does() -> None:
    picture = Image.new("RGBA", (60, 60), CLEAR)
    picture.paste((*TEAL, 255), (0, 0, 30, 60))
    kept = prepared(encoded(picture))
    assert (kept.format, kept.mode) == ("PNG", "RGBA")
    assert (kept.getpixel((10, 10)), kept.getpixel((50, 50))) == ((*TEAL, 255), CLEAR)
    palette = Image.new("P", (60, 60))
    palette.putpalette([*TEAL] * 256)
    shown = prepared(encoded(palette, transparency=0)).convert("RGBA").getpixel((3, 3))
    assert isinstance(shown, tuple)
    assert shown[3] == 0


def test_of_an_opaque_picture_the_smaller_file_is_kept() -> None:
    assert prepared(encoded(noise(300, 200))).format == "JPEG"
    assert prepared(encoded(Image.new("RGBA", (300, 200), (*TEAL, 255)))).mode == "RGB"


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("I;16", (60, 40), 0x5A5A),
        Image.new("L", (60, 40), 0x5A),
        Image.new("LA", (60, 40), (0x5A, 255)),
        Image.new("RGB", (60, 40), (0x5A, 0x5A, 0x5A)),
    ],
    ids=lambda picture: picture.mode,
)
def test_grey_is_as_grey_as_it_was(picture: Image.Image) -> None:
    assert near(prepared(encoded(picture)).convert("RGB").getpixel((9, 9)), (0x5A,) * 3)


def test_what_is_meant_for_a_press_keeps_its_colours() -> None:
    red = encoded(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "JPEG", quality=95)
    assert near(prepared(red).convert("RGB").getpixel((9, 9)), (255, 0, 0))


def a_png_of(width: int, height: int) -> bytes:
    """The head of a picture that nobody ever drew."""
    head = pack(">LLBBBBB", width, height, 8, 6, 0, 0, 0)
    chunk = pack(">L", len(head)) + b"IHDR" + head + pack(">L", zlib.crc32(b"IHDR" + head))
    return png()[:8] + chunk + png()[33:]


REFUSED = {
    "nothing": (b"", "no PNG, JPEG or SVG"),
    "text": (b"hello", "no PNG, JPEG or SVG"),
    "another format": (encoded(Image.new("L", (4, 4)), "GIF"), "no PNG, JPEG or SVG"),
    "cut short": (encoded(noise(60, 40))[:2_000], "damaged"),
    "a JPEG cut short": (two_halves()[:700], "damaged"),
    "a bomb": (a_png_of(60_000, 60_000), "60000 × 60000 pixels are too many"),
    "too many pixels": (encoded(Image.new("1", (12_000, 12_000))), "12000 × 12000 pixels"),
    "a JPEG of too many": (encoded(Image.new("L", (12_000, 12_000)), "JPEG"), "use a smaller"),
}


@pytest.mark.parametrize(("content", "told"), REFUSED.values(), ids=REFUSED)
@pytest.mark.timeout(5)
def test_what_is_no_usable_picture_is_refused_with_the_remedy(content: bytes, told: str) -> None:
    with pytest.raises(InvalidError) as refused:
        prepared(content)
    [fault] = refused.value.faults
    assert fault.field == "logo"
    assert told in fault.message


@pytest.mark.parametrize(
    "given", ["", "data:", "data:,x", "https://example.com/logo.png", "data:image/png;base64,%%"]
)
def test_what_is_no_data_url_is_refused(given: str) -> None:
    with pytest.raises(InvalidError) as refused:
        PillowLogos().prepared(given)
    assert [fault.field for fault in refused.value.faults] == ["logo"]


SEEDS = [png(30, 20), two_halves(), encoded(noise(30, 20, "RGBA"))]
changes = st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=9)


@given(st.sampled_from(SEEDS), changes)
def test_no_damage_does_more_than_be_refused(seed: bytes, damage: list[tuple[float, int]]) -> None:
    content = bytearray(seed)
    for place, value in damage:
        content[int(place * len(content))] = value
    try:
        kept = PillowLogos().prepared(url(bytes(content)))
    except InvalidError as error:
        refused = [fault.field for fault in error.faults]
    else:
        refused = [] if logo_svg(kept) else ["not drawn"]
    assert refused in ([], ["logo"])

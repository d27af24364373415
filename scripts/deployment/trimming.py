"""Packages without what no function ever reads."""

from __future__ import annotations

import shutil
from pathlib import Path

from scripts.deployment.stripping import strip

# A page for the API's document, lists of network cards and phone companies, tools of translators,
# and fonts that are there in another size.
_TEXTS = (
    "aws_lambda_powertools/event_handler/openapi/swagger_ui/*.min.*",
    "stdnum/oui.dat",
    "stdnum/imsi.dat",
    "babel/messages",
    "manimgx_fonts/NotoSans[[]wght[]].ttf",
    "manimgx_fonts/NotoSans-Italic[[]wght[]].ttf",
)
# What Pillow has for pictures that are neither PNG nor JPEG, and for text and colour profiles.
_PICTURES = (
    *(f"PIL/_{name}.*" for name in ("avif", "webp", "imagingcms", "imagingft", "imagingtk")),
    *(
        f"pillow.libs/lib{name}*"
        for name in ("avif", "brotli", "freetype", "harfbuzz", "lcms2", "png16", "sharpyuv", "webp")
    ),
)
# What ONNX Runtime and NumPy have for making models, for programs in C and for tests. Python has
# ONNX Runtime in its own extension; the library beside it is for others.
_READER = (
    *("flatbuffers", "google", "packaging"),
    *(
        f"onnxruntime/{part}"
        for part in ("backend", "datasets", "quantization", "tools", "transformers")
    ),
    "onnxruntime/capi/libonnxruntime.so*",
    *(
        f"numpy/{part}"
        for part in ("_core/include", "_core/lib", "distutils", "f2py", "random/lib")
    ),
    *("numpy/**/tests", "numpy/**/*.pyi"),
)
_NEVER_READ = (*_TEXTS, *_PICTURES, *_READER)


def trim(packages: Path) -> None:
    """Take from a folder of packages what no function reads."""
    for library in packages.rglob("*.so"):
        strip(library)
    for pattern in _NEVER_READ:
        for found in list(packages.glob(pattern)):
            if found.is_dir():
                shutil.rmtree(found)
            else:
                found.unlink()

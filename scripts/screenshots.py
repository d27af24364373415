"""Draw the pictures of the README anew: the page mid-conversation, and a PDF.

``python -m scripts.screenshots`` starts a server of its own and needs Chromium.
"""

from __future__ import annotations

import sys
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pymupdf
from playwright.sync_api import Browser, ViewportSize
from tests.api.server_process import ServerProcess
from tests.browser.chromium import running_chromium
from tests.browser.screen import YES, Screen

IMAGES = Path(__file__).parents[1] / "docs" / "images"
TODAY = "2026-03-10"
SAID = (
    "Invoice Acme Corp for 40 hours of web development at $150/hour, "
    "plus 3 months of hosting at $29.90, 8.25% tax on the hosting only",
    "make it 42 hours, and bill it to ap@acme.example",
)
TERMS = "Net 30"
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
<rect width="64" height="64" rx="14" fill="#0f5c8c"/>
<path d="M14 42 26 20l10 16 6-9 8 15z" fill="#fff"/><circle cx="46" cy="19" r="5" fill="#f5b841"/>
</svg>"""
SELLER = {
    "business_name": "Ridgeline Studio",
    "address": "48 Juniper Street\nPortland, OR 97205",
    "email": "billing@ridgeline.example",
    "phone": "+1 503 555 0142",
    "tax_id": "93-1234567",
    "accent_color": "#0f5c8c",
    "logo": f"data:image/svg+xml;base64,{b64encode(LOGO.encode()).decode()}",
    "payment_details": "Ridgeline Studio LLC, Cascade Bank\nRouting 123000220, account 0004412907",
    "notes": "Thank you. It was a pleasure to work with you.",
}
WINDOW: ViewportSize = {"width": 1200, "height": 860}
SCALE = 1.2
PDF_DPI = 120
PDF_SHARE = 0.72  # of the page; the rest is white


def hold_conversation(browser: Browser, server: ServerProcess) -> str:
    """Take the picture of the page before the last answer; gives the conversation's id."""
    context = browser.new_context(
        base_url=server.url, viewport=WINDOW, device_scale_factor=SCALE, color_scheme="light"
    )
    screen = Screen(context.new_page())
    screen.open()
    for message in SAID:
        screen.say(message)
    screen.page.wait_for_timeout(1_000)  # until everything that moves has come to rest
    screen.page.screenshot(path=IMAGES / "page.png")
    screen.say(TERMS)
    screen.say(YES)
    conversation_id = screen.page.url.rpartition("/")[2]
    context.close()
    return conversation_id


def draw_pdf(client: httpx.Client, conversation_id: str) -> None:
    invoice_id = client.get(f"/conversations/{conversation_id}").json()["invoice_id"]
    link = client.post(f"/invoices/{invoice_id}/pdf").json()["download_url"]
    page = pymupdf.open(stream=client.get(link).content)[0]
    edge = pymupdf.Rect(0, 0, page.rect.width, page.rect.height * PDF_SHARE)
    page.draw_rect(edge, color=(0.85, 0.87, 0.89))
    page.get_pixmap(dpi=PDF_DPI, clip=edge).save(IMAGES / "invoice.png")


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running_chromium() as browser:
        server = ServerProcess(Path(folder), settings={"SCATTERPILOT_TODAY": TODAY})
        with server.client() as client:
            client.put("/profile", json=SELLER).raise_for_status()
            draw_pdf(client, hold_conversation(browser, server))
        server.stop()
    for image in sorted(IMAGES.glob("*.png")):
        sys.stdout.write(f"{image.name}: {image.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()

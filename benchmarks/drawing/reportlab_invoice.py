"""ReportLab's platypus, with the font that ours embeds."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from benchmarks.drawing.invoice import FONT, Invoice, cells, party, sums

FONT_NAME = "NotoSans"
pdfmetrics.registerFont(TTFont(FONT_NAME, str(FONT)))
_BODY = ParagraphStyle("body", fontName=FONT_NAME, fontSize=9, leading=13)
_RIGHT = ParagraphStyle("right", parent=_BODY, alignment=TA_RIGHT)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontSize=22, leading=28)


class _Numbered(Canvas):
    """Writes "Page 1 of 3" when the number of pages is known."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self._states: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802, ReportLab's name
        self._states.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._states, 1):
            self.__dict__.update(state)
            self.setFont(FONT_NAME, 8)
            self.drawRightString(190 * mm, 12 * mm, f"Page {number} of {len(self._states)}")
            super().showPage()
        super().save()


def draw(invoice: Invoice) -> bytes:
    sheet = invoice.sheet
    accent = HexColor(sheet["accent"])
    parties = [_text("\n".join(party(sheet[who]))) for who in ("seller", "customer")]
    facts = [[_text(f["label"]), _text(f["text"])] for f in (*sheet["facts"], sheet["due"])]
    rows = [[_text(row[0]), *(_text(cell, _RIGHT) for cell in row[1:])] for row in cells(sheet)]
    totals = [[_text(label), _text(text, _RIGHT)] for label, text in sums(sheet)]
    ruled = [
        ("LINEBELOW", (0, 0), (-1, 0), 1, accent),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, HexColor("#dddddd")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    story = [
        _text(f"{sheet['heading']} {sheet['number']}", _HEADING),
        Table([parties], colWidths=[85 * mm, 85 * mm]),
        Table(facts, colWidths=[35 * mm, 50 * mm], hAlign="LEFT"),
        Spacer(1, 8 * mm),
        Table(rows, colWidths=[80 * mm, 30 * mm, 30 * mm, 30 * mm], repeatRows=1, style=ruled),
        Spacer(1, 4 * mm),
        Table(totals, colWidths=[40 * mm, 40 * mm], hAlign="RIGHT"),
        Spacer(1, 8 * mm),
        *(_text(f"{part['label']}\n{part['text']}") for part in sheet["closing"]),
    ]
    made = BytesIO()
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 20 * mm)
    SimpleDocTemplate(made, pagesize=A4, title=sheet["file_title"], **margins).build(
        story, canvasmaker=_Numbered
    )
    return made.getvalue()


def _text(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)

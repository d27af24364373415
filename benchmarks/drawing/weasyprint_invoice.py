"""WeasyPrint: HTML and CSS, with the font that ours embeds."""

from __future__ import annotations

from html import escape
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.drawing.invoice import FONT, Invoice, cells, party, sums

_FONTS = FontConfiguration()
_STYLE = CSS(
    string=f"""
    @font-face {{ font-family: Noto; src: url('{FONT.as_uri()}') }}
    @page {{ size: A4; margin: 20mm;
      @bottom-right {{ content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt Noto }} }}
    body {{ font: 9pt/13pt Noto }}
    h1 {{ font-size: 22pt }}
    table {{ width: 100%; border-collapse: collapse }}
    thead td {{ border-bottom: 1pt solid #2f5d7c }}
    tbody td {{ border-bottom: .25pt solid #ddd; vertical-align: top; white-space: pre-line }}
    .figures td:not(:first-child) {{ text-align: right }}
    .sums {{ width: 80mm; margin-left: auto }}
    """,
    font_config=_FONTS,
)


def draw(invoice: Invoice) -> bytes:
    sheet = invoice.sheet
    head, *rows = cells(sheet)
    facts = [[fact["label"], fact["text"]] for fact in (*sheet["facts"], sheet["due"])]
    closing = "".join(
        f"<p>{escape(part['label'])}<br>{_lines(part['text'])}</p>" for part in sheet["closing"]
    )
    html = f"""<!doctype html><html lang="en"><title>{escape(sheet["file_title"])}</title>
    <h1>{escape(sheet["heading"])} {escape(sheet["number"])}</h1>
    <table><tr><td>{_party(sheet["seller"])}<td>{_party(sheet["customer"])}</table>
    <table class="facts">{_rows(facts)}</table>
    <table class="figures"><thead>{_rows([head])}</thead><tbody>{_rows(rows)}</tbody></table>
    <table class="figures sums">{_rows(sums(sheet))}</table>{closing}"""
    made: bytes = HTML(string=html).write_pdf(stylesheets=[_STYLE], font_config=_FONTS)
    return made


def _party(who: dict[str, Any]) -> str:
    return "<br>".join(map(_lines, party(who)))


def _rows(rows: list[list[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in rows)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")

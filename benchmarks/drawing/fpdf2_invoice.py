"""fpdf2, with the font that ours embeds."""

from __future__ import annotations

from fpdf import FPDF

from benchmarks.drawing.invoice import FONT, Invoice, cells, party, sums


class _Sheet(FPDF):
    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Noto", size=8)
        self.cell(0, 6, f"Page {self.page_no()} of {{nb}}", align="R")


def draw(invoice: Invoice) -> bytes:
    sheet = invoice.sheet
    pdf = _Sheet(format="A4")
    for style in ("", "B"):
        pdf.add_font("Noto", style, str(FONT))
    pdf.set_title(sheet["file_title"])
    pdf.add_page()
    pdf.set_font("Noto", size=22)
    pdf.cell(0, 12, f"{sheet['heading']} {sheet['number']}", new_x="LMARGIN", new_y="NEXT")
    pdf.set_font("Noto", size=9)
    for who in ("seller", "customer"):
        lines = "\n".join(party(sheet[who]))
        pdf.multi_cell(0, 5, lines, new_x="LMARGIN", new_y="NEXT")
    for fact in (*sheet["facts"], sheet["due"]):
        pdf.cell(0, 5, f"{fact['label']}  {fact['text']}", new_x="LMARGIN", new_y="NEXT")
    with pdf.table(
        col_widths=(80, 30, 30, 30), text_align=("LEFT", "RIGHT", "RIGHT", "RIGHT"),
        borders_layout="HORIZONTAL_LINES", line_height=5,
    ) as table:  # fmt: skip
        for row in cells(sheet):
            table.row(row)
    for label, text in sums(sheet):
        pdf.cell(0, 5, f"{label}  {text}", align="R", new_x="LMARGIN", new_y="NEXT")
    for part in sheet["closing"]:
        pdf.multi_cell(0, 5, f"{part['label']}\n{part['text']}", new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())

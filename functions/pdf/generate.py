"""POST /invoices/{invoice_id}/pdf, POST /invoices/preview"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.pdfs import CREATE_PDF, PREVIEW_INVOICE
from scatterpilot.wiring import home

handler = Handler(home, CREATE_PDF, PREVIEW_INVOICE)

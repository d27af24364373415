"""GET /invoices/{invoice_id}"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.read_invoices import GET_INVOICE
from scatterpilot.wiring import home

handler = Handler(home, GET_INVOICE)

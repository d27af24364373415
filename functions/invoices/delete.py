"""DELETE /invoices/{invoice_id}"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.write_invoices import DELETE_INVOICE
from scatterpilot.wiring import home

handler = Handler(home, DELETE_INVOICE)

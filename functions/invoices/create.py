"""POST /invoices"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.write_invoices import CREATE_INVOICE
from scatterpilot.wiring import home

handler = Handler(home, CREATE_INVOICE)

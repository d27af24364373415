"""GET /invoices"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.read_invoices import LIST_INVOICES
from scatterpilot.wiring import home

handler = Handler(home, LIST_INVOICES)

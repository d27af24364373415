"""PATCH /invoices/{invoice_id}, and POST its payments, payments/take-back and credit-notes"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.settle_invoices import CREATE_CREDIT_NOTE, RECORD_PAYMENT, TAKE_BACK_PAYMENT
from scatterpilot.api.write_invoices import UPDATE_INVOICE
from scatterpilot.wiring import home

handler = Handler(home, UPDATE_INVOICE, RECORD_PAYMENT, TAKE_BACK_PAYMENT, CREATE_CREDIT_NOTE)

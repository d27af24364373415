"""Roles and values put together: what a message says of the invoice and of its lines."""

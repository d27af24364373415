"""The REST API: routes, errors, authentication."""

"""The page around Swagger UI."""

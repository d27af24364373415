"""The local server: the very handlers of the deployed stack behind uvicorn."""

"""Use cases: what the API, the web page and the command line can do."""

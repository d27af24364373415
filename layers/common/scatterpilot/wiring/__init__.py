"""Where settings are read and parts are put together."""

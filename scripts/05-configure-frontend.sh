#!/bin/sh
# Point the web page at the deployed API; publish it when asked.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.page "$@"

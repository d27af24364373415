#!/bin/sh
# Use what is deployed as a user would, and print what works.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.checks "$@"

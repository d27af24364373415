#!/bin/sh
# Say what is missing before a deployment, and how to get it.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.prerequisites "$@"

#!/bin/sh
# Build, upload and deploy the stack.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.deploy "$@"

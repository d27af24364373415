#!/bin/sh
# Delete what was deployed; says first what is kept and what is lost.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.teardown "$@"

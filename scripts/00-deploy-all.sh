#!/bin/sh
# Take ScatterPilot from an AWS account to a working system, step by step.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.everything "$@"

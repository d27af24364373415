#!/bin/sh
# Alarms, billing alarms, a dashboard and saved queries.
exec "$(dirname "$0")/deployment/with-python" scripts.deployment.monitoring "$@"

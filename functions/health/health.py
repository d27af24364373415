"""GET /health, GET /openapi.json; also answers paths that no function has"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.service import GET_HEALTH, GET_OPENAPI
from scatterpilot.wiring import home

handler = Handler(home, GET_HEALTH, GET_OPENAPI)

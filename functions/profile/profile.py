"""GET /profile, PUT /profile"""

from scatterpilot.api.handler import Handler
from scatterpilot.api.profile import GET_PROFILE, PUT_PROFILE
from scatterpilot.wiring import home

handler = Handler(home, GET_PROFILE, PUT_PROFILE)

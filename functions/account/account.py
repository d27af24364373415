"""DELETE /account"""

from scatterpilot.api.account import DELETE_ACCOUNT
from scatterpilot.api.handler import Handler
from scatterpilot.wiring import home

handler = Handler(home, DELETE_ACCOUNT)

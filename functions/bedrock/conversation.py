"""POST /conversation, GET /conversations, GET /conversations/{conversation_id}"""

from scatterpilot.api.conversations import GET_CONVERSATION, LIST_CONVERSATIONS, TAKE_TURN
from scatterpilot.api.handler import Handler
from scatterpilot.wiring import home

handler = Handler(home, GET_CONVERSATION, LIST_CONVERSATIONS, TAKE_TURN)

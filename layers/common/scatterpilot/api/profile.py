"""``GET`` and ``PUT /profile``."""

from __future__ import annotations

from scatterpilot.api import operations
from scatterpilot.api.answers import Answer, json_answer
from scatterpilot.api.handler import Route
from scatterpilot.api.home import Home
from scatterpilot.api.inputs import read_input
from scatterpilot.api.once import admit
from scatterpilot.api.profile_input import ProfileInput
from scatterpilot.api.requests import Request


def get_profile(request: Request, home: Home) -> Answer:
    return json_answer(home.edit_profile.get(request.owner))


def put_profile(request: Request, home: Home) -> Answer:
    given = read_input(request, ProfileInput)
    admit(request, home)
    return json_answer(home.edit_profile.put(request.owner, given))


GET_PROFILE = Route(operations.GET_PROFILE, get_profile)
PUT_PROFILE = Route(operations.PUT_PROFILE, put_profile)

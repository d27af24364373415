"""A stand-in for Amazon Bedrock on loopback, and for servers of other models.

It speaks the real protocols, so the real clients talk to it. Its answers are scripted: either a
test gives them, or ``competent`` makes them with the embedded engine's own reading of the message.
So it shows that everything around a model works; it shows nothing about how well a model reads.
"""

from tests.bedrock_stub.asked import Answered, Asked, Brain
from tests.bedrock_stub.competent import Competent
from tests.bedrock_stub.faults import FaultPlan
from tests.bedrock_stub.server import BedrockStub

__all__ = ["Answered", "Asked", "BedrockStub", "Brain", "Competent", "FaultPlan"]

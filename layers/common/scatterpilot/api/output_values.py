"""What the shapes of answers are made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Money = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", examples=["6000.00"])]
"""A decimal as text, so that no digit is lost; of money in the invoice's currency."""


class Output(BaseModel):
    """A part of an answer, which has these fields and no others."""

    model_config = ConfigDict(extra="forbid")

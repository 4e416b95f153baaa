"""The body of a server's answer in, the claims in it out; AnswerError says what is wrong with any other body."""

from __future__ import annotations

from kg.chat import AnswerError, said_in
from kg.model_claims.claim import ModelClaim, UnfitError, read_claim

__all__ = ["claims_in"]

MOST_CLAIMS = 500
"""More claims than a passage can hold are a loop of the model's."""


def claims_in(body: bytes) -> tuple[ModelClaim, ...]:
    """The claims in a chat completion, sorted, each once."""
    match said_in(body):
        case {"claims": [*found]}:
            pass
        case _:
            raise AnswerError("the answer is no list of claims")
    if len(found) > MOST_CLAIMS:
        raise AnswerError(f"the answer has more than {MOST_CLAIMS} claims")
    try:
        return tuple(sorted({read_claim(one, strict=False) for one in found}))
    except UnfitError as error:
        raise AnswerError(f"the answer is not as it was asked for: {error}") from error

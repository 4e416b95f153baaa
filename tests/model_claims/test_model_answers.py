"""A model may answer anything: what is no list of claims is none, and none of its words are shown."""

from __future__ import annotations

import json

import pytest
from fake_server import Reply, completion

from kg.chat import AnswerError
from kg.model_claims.answers import claims_in

DEEP = "[" * 100_000


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply(b"<!doctype html><title>Welcome"), "is not JSON"),
        (Reply(b"\xff\xfe"), "is not JSON"),
        (Reply(DEEP.encode()), "is not JSON"),
        (Reply(b'{"choices": []}'), "no chat completion"),
        (Reply(b'{"choices": [{"message": {"content": null}}]}'), "no chat completion"),
        (Reply(b"[1]"), "no chat completion"),
        (completion("I found these relations: A met B."), "is not JSON"),
        (completion('{"claims": [NaN]}'), "is not JSON"),
        (completion('{"claims": ' + "9" * 5_000 + "}"), "is not JSON"),
        (completion('{"claims": {}}'), "no list of claims"),
        (completion('{"facts": []}'), "no list of claims"),
        (completion('{"claims": [[]]}'), "is no JSON object"),
        (completion('{"claims": [{"subject": 5}]}'), "'subject' of a claim is no string"),
        (completion('{"claims": [{"quote": "\\ud800"}]}'), "no text"),
        (completion('{"claims": [{"quote": "\\u0000"}]}'), "no text"),
        (completion(json.dumps({"claims": [{"quote": "x" * 5_000}]})), "more than 4,000 characters"),
        (completion(json.dumps({"claims": [{}] * 501})), "more than 500 claims"),
        (completion('{"claims": [', finish="length"), "cut off at the model's limit"),
    ],
)
def test_an_answer_of_another_kind_is_no_answer(reply: Reply, words: str) -> None:
    """No words of it are shown."""
    with pytest.raises(AnswerError, match=words) as caught:
        claims_in(reply.body)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "words",
    [
        '{"claims": [{"predicate": "met", "subject": "A"}]}',
        ' \n{"claims": [{"predicate": "met", "subject": "A", "extra": "ignored"}]}\n',
        '```json\n{"claims": [{"predicate": "met", "subject": "A"}]}\n```',
        '```\n{"claims": [{"predicate": "met", "subject": "A"}]}```',
        '<think>Is it {"claims": []}?</think>\n{"claims": [{"predicate": "met", "subject": "A"}]}',
    ],
)
def test_claims_are_read_from_what_models_wrap_them_in(words: str) -> None:
    """What a claim lacks is empty."""
    (found,) = claims_in(completion(words).body)
    assert (found.predicate, found.subject, found.object, found.quote) == ("met", "A", "", "")

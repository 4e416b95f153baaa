"""The file in which a model's answers are kept, one passage a line, so that a later build needs no model.

Each line is a JSON object: what was asked (`passage` and `prompt` are SHA-256 sums, `model` is a name), where the
passage stands (`document`, `start`; for people), and the claims, believed or not. A line may be edited or removed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.chat import AnswerError, is_name, parse_json
from kg.model import InputError
from kg.model_claims.claim import ModelClaim, UnfitError, read_claim

__all__ = ["Asked", "Record", "passage_digest"]

DIGEST = re.compile(r"[0-9a-f]{64}")
FIELDS = frozenset({"document", "start", "model", "prompt", "passage", "claims"})


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """What an answer depends on: the model's name, and the digests of the question and of the passage."""

    model: str
    prompt: str
    passage: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims about a passage, and where it was first met."""

    document: str
    start: int
    claims: tuple[ModelClaim, ...]


def passage_digest(passage: str) -> str:
    """The SHA-256 of a passage, in hexadecimal."""
    return hashlib.sha256(passage.encode("utf-8")).hexdigest()


class Record:
    """The answers in one file.

    Invariant: the file on the disk is a whole record at any moment, that of before or that of after a `save`.
    """

    def __init__(self, file: Path) -> None:
        """Read a file, if it is there. InputError names the line that is not as it should be."""
        self.file = file
        self._answers: dict[Asked, Answer] = {}
        if file.exists():
            self._read()

    @property
    def models(self) -> tuple[str, ...]:
        """The names of the models that answered, sorted."""
        return tuple(sorted({asked.model for asked in self._answers}))

    def claims(self, asked: Asked) -> tuple[ModelClaim, ...] | None:
        """The claims with which a question was answered; None where it was not."""
        answer = self._answers.get(asked)
        return None if answer is None else answer.claims

    def add(self, asked: Asked, claims: Sequence[ModelClaim], *, document: str, start: int) -> None:
        """Keep an answer until the next `save`."""
        self._answers[asked] = Answer(document, start, tuple(claims))

    def save(self) -> None:
        """Write all answers, sorted by place. InputError where the file cannot be written; it is then as it was."""
        found = sorted(self._answers.items(), key=lambda item: (item[1].document, item[1].start, item[0]))
        lines = (json.dumps(row_of(asked, answer), ensure_ascii=False) for asked, answer in found)
        beside = self.file.with_name(f".{self.file.name}.{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8", newline="\n") as stream:
                stream.writelines(f"{line}\n" for line in lines)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(self.file)
        except OSError as error:
            with suppress(OSError):
                beside.unlink()
            raise InputError(f"{self.file}: {error.strerror}; name another file with --model-record") from error

    def _read(self) -> None:
        try:
            text = self.file.read_bytes().decode("utf-8")
        except OSError as error:
            raise InputError(f"{self.file}: {error.strerror}; name a file with --model-record") from error
        except UnicodeDecodeError as error:
            raise InputError(f"{self.file}: is not UTF-8 at byte {error.start}; save it as UTF-8") from error
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                asked, answer = read_row(line)
            except (AnswerError, UnfitError) as error:
                raise InputError(f"{self.file}:{number}: {error}; correct or remove the line") from error
            if asked in self._answers:
                raise InputError(f"{self.file}:{number}: answers what a line above answers; remove one of them")
            self._answers[asked] = answer


def row_of(asked: Asked, answer: Answer) -> Mapping[str, object]:
    """An answer as its line has it."""
    place = {"document": answer.document, "start": answer.start}
    return {**place, **asdict(asked), "claims": [asdict(claim) for claim in answer.claims]}


def read_row(line: str) -> tuple[Asked, Answer]:
    """The question and the answer on a line; UnfitError or AnswerError where it holds none."""
    try:
        row = parse_json(line)
    except AnswerError as error:
        raise UnfitError("is not JSON") from error
    if not isinstance(row, dict):
        raise UnfitError("is no JSON object")
    if set(row) != FIELDS:
        wrong = sorted(set(row) ^ FIELDS)[0]
        raise UnfitError(f"{'has an unknown field' if wrong in row else 'lacks the field'} {wrong!a}")
    if not isinstance(row["document"], str) or not row["document"].isprintable():
        raise UnfitError(f"document is {row['document']!a:.80}, not a name")
    if not isinstance(row["model"], str) or not is_name(row["model"]):
        raise UnfitError(f"model is {row['model']!a:.80}, not a name")
    for name in ("prompt", "passage"):
        if not isinstance(row[name], str) or not DIGEST.fullmatch(row[name]):
            raise UnfitError(f"{name} is {row[name]!a:.80}, not a SHA-256 in 64 small hexadecimal digits")
    start, claims = row["start"], row["claims"]
    if not isinstance(start, int) or isinstance(start, bool) or start < 0:
        raise UnfitError(f"start is {start!a:.80}, not an offset")
    if not isinstance(claims, list):
        raise UnfitError("claims is not a list")
    asked = Asked(model=row["model"], prompt=row["prompt"], passage=row["passage"])
    return asked, Answer(row["document"], start, tuple(sorted({read_claim(one, strict=True) for one in claims})))

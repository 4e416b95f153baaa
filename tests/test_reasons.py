"""Why documents disagree is said in shapes that each language has, and an English reason is understood again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from test_conflicts import MENON, RAO, conflicts_of

from kg.conflicts import translate_reason
from kg.conflicts.reasons import number_of, reason

TEMPLATES = Path(__file__).parents[1] / "kg" / "templates"
ENGLISH = json.loads((TEMPLATES / "reasons.en.json").read_text(encoding="utf-8"))
PART = re.compile(r"\{(\w+)[^}]*\}")
WHOLE = sorted(name for name in ENGLISH if "/" not in name)


def shapes(language: str) -> dict[str, str]:
    """The shapes of a language by name."""
    words: dict[str, str] = json.loads((TEMPLATES / f"reasons.{language}.json").read_text(encoding="utf-8"))
    return words


def test_every_language_has_every_shape_with_the_same_parts() -> None:
    hindi = shapes("hi")
    assert list(hindi) == list(ENGLISH) == sorted(ENGLISH)
    assert len(WHOLE) == 17
    for name, shape in ENGLISH.items():
        assert set(PART.findall(hindi[name])) == set(PART.findall(shape)), name


@pytest.mark.parametrize("name", WHOLE)
def test_a_reason_of_any_shape_is_translated_with_all_its_parts(name: str) -> None:
    """Nothing of the English shape stays, and no part is lost."""
    names = dict.fromkeys(PART.findall(ENGLISH[name]))
    parts = {part: "7" if part == "count" else f"Q{number}x" for number, part in enumerate(names)}
    translated = translate_reason(reason(name, **parts), "hi")
    assert translated is not None
    assert sorted(set(re.findall(r"Q\dx|\b7\b", translated))) == sorted(parts.values())
    assert not re.search(r"[a-z]{2}", translated), translated


def test_the_words_inside_a_reason_are_translated_too() -> None:
    """Numbers, counts of documents, spans and the "and" of a row."""
    holders = [reason("counted/one", name="Asha Menon"), reason("counted/more", name="Dev Rao", count=3)]
    why = reason("holders_without_order", office="Foreign Secretary", number=number_of(2), holders=holders)
    assert why == "Foreign Secretary: two holders, order not stated: Asha Menon (1 document) and Dev Rao (3 documents)."
    assert translate_reason(why, "hi") == (
        "Foreign Secretary: दो पदधारी, क्रम नहीं बताया गया: Asha Menon (1 दस्तावेज़) और Dev Rao (3 दस्तावेज़)।"
    )
    spans = ["since 2020", "from 2018 until 2019-03"]
    why = reason("outside_of_spans", person="Dev Rao", office="Envoy", days=["2024-05-06", "2024-07-01"], spans=spans)
    assert translate_reason(why, "hi") == (
        "2024-05-06 और 2024-07-01 के पाठों में Dev Rao Envoy हैं, जबकि कार्यकाल यह बताया गया है: 2020 से और 2018 से 2019-03 तक।"
    )


def test_an_and_inside_a_name_stays() -> None:
    """ "Ministry of Trade and Industry" is one name where it is known as one."""
    known = ["Port and Customs House", "New Delhi"]
    why = reason("places_of_several", count=2, thing="Third meeting", values=known)
    translated = translate_reason(why, "hi", known)
    assert translated is not None
    assert translated.endswith("Port and Customs House और New Delhi।")


def test_a_reason_of_no_known_shape_is_not_translated() -> None:
    assert translate_reason("The two accounts differ.", "hi") is None
    assert translate_reason(reason("expansions", acronym="TRUST", values=["a", "b"]), "fr") is None


def test_what_is_found_in_texts_has_a_shape() -> None:
    (conflict,) = conflicts_of((MENON, None), (RAO, None))
    assert translate_reason(conflict.why, "hi") == (
        "Foreign Secretary: दो पदधारी, क्रम नहीं बताया गया: Asha Menon (1 दस्तावेज़) और Dev Rao (1 दस्तावेज़)।"
    )

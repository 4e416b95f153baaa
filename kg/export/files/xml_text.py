"""Text in, text that an XML 1.0 document can hold out: https://www.w3.org/TR/xml/#charsets."""

from __future__ import annotations

import re

from kg.export.exported import Exported

__all__ = ["fit_for_xml"]

_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

REMARK = "characters that XML cannot hold, such as control characters, are written as U+FFFD"


def fit_for_xml(exported: Exported, text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold, of which there is a remark then."""
    fitted, count = _UNFIT.subn("\ufffd", text)
    if count and REMARK not in exported.remarks:
        exported.remarks.append(REMARK)
    return fitted

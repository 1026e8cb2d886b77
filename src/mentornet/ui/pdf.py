"""Paper: agreements, certificates and sheets as PDF that a screen reader can read aloud, in every language we write.

What people wrote travels as values, never as part of a template, so that typst code in it stays words.
"""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import typst

HOUSE = Path(__file__).parent.parent
FONTS = Path(__file__).parent / "paper_fonts"
_one_at_a_time = Lock()


def make_pdf(template: str, values: dict[str, Any], *, dated: datetime | None = None) -> bytes:
    """Return a tagged PDF made of a template and what stands in it.

    :param template: a typst file in a room's folder of templates, as `pairing/agreement.typ`. It reads its values
        with `#import "/ui/templates/ui/paper.typ": *` as `values`, and opens with `#show: paper`.
    :param values: plain values that JSON can hold; `language` and `title` are used by every paper.
    :param dated: what the file says of when it was made. The same values and moment give the same bytes.
    :raises FileNotFoundError: no room has a template of this name.
    """
    room, _, name = template.partition("/")
    source = HOUSE / room / "templates" / room / name
    if not source.is_file():
        raise FileNotFoundError(template)
    with _one_at_a_time:
        made = _compiler().compile(
            input=str(source),
            format="pdf",
            sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
            # Accessible by ISO 14289: tagged, with a title and a language.
            pdf_standards=["ua-1"],
            timestamp=int(dated.timestamp()) if dated else None,
        )
    if not isinstance(made, bytes):
        raise TypeError(f"{template} became {type(made).__name__}, not one file")
    return made


@cache
def _compiler() -> typst.Compiler:
    """Read the fonts once a process, and only our own, so that a paper looks the same on every machine."""
    return typst.Compiler(root=str(HOUSE), font_paths=[str(FONTS)], ignore_system_fonts=True)

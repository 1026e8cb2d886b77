"""The engine stands alone: no web site, no database, no clock, no network."""

import re
import subprocess
import sys
from pathlib import Path

ROOM = Path(__file__).parents[1]


def test_it_can_be_used_where_there_is_no_web_site():
    program = (
        "import sys, matching_engine; print([m for m in sys.modules if m.split('.')[0] in ('django', 'mentornet')])"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOM.parent, capture_output=True, text=True, check=True
    )

    assert printed.stdout == "[]\n"


def test_it_reads_no_clock_but_the_stopwatch():
    files = (file for file in ROOM.rglob("*.py") if "tests" not in file.parts)
    sources = {str(file.relative_to(ROOM)): file.read_text(encoding="utf-8") for file in files}

    assert [
        name for name, text in sources.items() if re.search(r"^(from|import) (datetime|random|socket)", text, re.M)
    ] == []
    assert [name for name, text in sources.items() if re.search(r"^(from|import) time", text, re.M)] == [
        "market/edges.py"
    ]

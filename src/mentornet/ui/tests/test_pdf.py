import re
import zlib
from datetime import UTC, datetime

import pytest

from mentornet.ui.pdf import make_pdf

WORDS = {
    "da": "Åbne døre til æblehaven",
    "ar": "أحلم بأن أفتح مخبزًا",
    "fa": "می‌خواهم نانوایی خودم را باز کنم",
    "uk": "Я мрію про власну пекарню",
    "so": "Waxaan rabaa inaan furto rooti",
    "ti": "ናይ ገዛእ ርእሰይ ቤት ባኒ",
    "tr": "Kendi fırınımı açmak istiyorum",
}


def paper(**words):
    return make_pdf("ui/sample.typ", {"language": "da", "title": "Prøve", "words": words})


def opened(made):
    """All of a paper with its packed parts unpacked."""
    parts = [made]
    for packed in re.findall(rb"stream\n(.*?)\nendstream", made, re.DOTALL):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"".join(parts)


def test_a_paper_is_tagged_and_says_its_language():
    made = opened(paper(**WORDS))

    assert made[:5] == b"%PDF-"
    assert all(sign in made for sign in (b"/StructTreeRoot", b"/Lang(da)", b"/Marked true"))


def test_every_script_that_we_write_has_a_font():
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]{6}\+([A-Za-z]+)", opened(paper(**WORDS))))

    assert fonts >= {b"SchibstedGrotesk", b"NotoSans", b"NotoSansArabic", b"NotoSansEthiopic", b"NotoNaskhArabic"}


def test_code_in_a_person_s_words_stays_words():
    assert paper(da='#panic("no") $x$ *b* @a #read("/settings.py")')[:5] == b"%PDF-"


def test_the_same_values_and_moment_give_the_same_paper():
    values = {"language": "ar", "title": "مثال", "words": {}}
    moment = datetime(2027, 5, 10, tzinfo=UTC)

    assert make_pdf("ui/sample.typ", values, dated=moment) == make_pdf("ui/sample.typ", values, dated=moment)


def test_a_template_that_no_room_has_is_told():
    with pytest.raises(FileNotFoundError, match="nowhere"):
        make_pdf("ui/nowhere.typ", {})

"""What an answer by mail says in plain words: a number, yes or no, a wish to be called, in eight languages.

Only what stands alone is understood; a number or a "no" within a sentence may mean anything, and stays her words.
"""

import re

from mentornet.following_up.choices import YesNo
from mentornet.foundation.typed_words import plain_digits

# Danish, English, Arabic, Persian, Ukrainian, Somali, Tigrinya, Turkish.
_YES = "ja jo jaa jep yes yep yeah نعم أجل اجل ايوه أيوه بله بلی آره اره так да haa ee እወ evet".split()
_NO = "nej næ no nope لا كلا نه خیر نخیر ні нет maya may ኣይፋልን ኣይኮነን አይፋልን አይ hayır hayir yok".split()
_HOW = {
    5: (
        "rigtig godt|meget godt|super godt|super|fantastisk|very well|great|really well|جيد جدا|ممتاز|"
        "خیلی خوب|عالی|дуже добре|чудово|aad u fiican|aad bay u fiican tahay|ብጣዕሚ ጽቡቕ|ኣዝዩ ጽቡቕ|çok iyi|"
        "harika"
    ),
    4: (
        "godt|fint|det går godt|det går fint|well|good|fine|it goes well|جيد|بخير|تمام|خوب|добре|fiican|"
        "ጽቡቕ|ጽቡቅ|iyi|güzel"
    ),
    3: (
        "okay|ok|nogenlunde|all right|alright|so so|لا بأس|معمولی|متوسط|нормально|так собі|iska fiican|"
        "ማእከላይ|fena değil|idare eder"
    ),
    2: (
        "ikke så godt|ikke godt|not so well|not well|not good|ليس جيدا|ليس بخير|خوب نیست|не дуже|"
        "не дуже добре|ma fiicna|ጽቡቕ ኣይኮነን|iyi değil"
    ),
    1: (
        "dårligt|meget dårligt|skidt|badly|bad|very bad|سيئ|سيء|بد|خیلی بد|погано|дуже погано|aad u xun|"
        "xun|ሕማቕ|kötü|çok kötü"
    ),
}
_CALL = re.compile(
    r"\bring (?:venligst )?(?:gerne )?(?:til )?mig\b|\b(?:please )?call me\b"
    r"|اتصل(?:ي|وا)? بي|با من تماس بگیر(?:ید)?|به من زنگ بزن(?:ید)?|зателефонуйте мені|подзвоніть мені"
    r"|i ?soo wac|ደውሉለይ|ደውልለይ|beni (?:ara|arayın|arar mısınız)",
    re.IGNORECASE,
)
_HOW_WORDS = {words: number for number, listed in _HOW.items() for words in listed.split("|")}
_YES_NO = dict.fromkeys(_YES, YesNo.YES) | dict.fromkeys(_NO, YesNo.NO)
# "1. 4", "2) ja": the number of the question before its answer.
_NUMBERED = re.compile(r"([123])\s*[.):]\s+(\S.*)")
_NUMBER = re.compile(r"([1-5])(?:\s*/\s*5)?(?=$|[\s.,;:!)،؛-])")
_MOST_LINES = 12


def answers_within(words: str) -> tuple[int | None, str, bool]:
    """Return how it goes (1 to 5 or none), whether they meet often enough ("yes", "no" or ""), and a wish for a call.

    >>> answers_within("4, ja. Vi hygger os.")
    (4, 'yes', False)
    >>> answers_within("Vi har mødt hinanden 2 gange, og det er ikke nok.")
    (None, '', False)
    """
    lines = [line.strip(" *•-–—\t") for line in plain_digits(words).splitlines()]
    lines = _without_question_numbers([line for line in lines if line][:_MOST_LINES])
    found: list[int] = []
    said: list[str] = []
    for line in lines:
        number, rest = _leading_number(line)
        if number is not None:
            found.append(number)
        elif (word := _bare(line)) in _HOW_WORDS:
            found.append(_HOW_WORDS[word])
            continue
        if answer := _leading_yes_or_no(rest, alone=number is None):
            said.append(answer)
    number = found[0] if len(set(found)) == 1 else None
    often = said[0] if said and len(set(said[:1])) == 1 else ""
    return number, str(often), bool(_CALL.search(words))


def _without_question_numbers(lines: list[str]) -> list[str]:
    numbered = [_NUMBERED.fullmatch(line) for line in lines]
    counted = [found[1] for found in numbered if found]
    if len(counted) < 2 or counted != sorted(set(counted)):
        return lines
    return [found[2] if found else line for found, line in zip(numbered, lines, strict=True)]


def _leading_number(line: str) -> tuple[int | None, str]:
    """Return the number that begins a line, and what follows; "2 gange" is no answer, "4, ja" is one."""
    found = _NUMBER.match(line)
    if found is None:
        return None, line
    rest = line[found.end() :]
    follows = rest.lstrip()
    stands_alone = not follows or rest[0] in ".,;:!)-،؛" or _bare(follows.split()[0]) in _YES_NO
    return (int(found[1]), follows.lstrip(".,;:!)-،؛ ")) if stands_alone else (None, line)


def _leading_yes_or_no(words: str, *, alone: bool) -> str:
    """Return yes or no where a line is nothing else, or begins with it and a stop; `alone`: no number stood before."""
    parts = re.split(r"[\s,.;:!،؛።]+", words.strip(), maxsplit=1)
    answer = _YES_NO.get(_bare(parts[0]))
    if answer is None:
        return ""
    follows = parts[1] if len(parts) > 1 else ""
    begins_with_a_stop = words.strip()[len(parts[0]) :][:1] in tuple(",.;:!،؛።")
    return answer if not follows or begins_with_a_stop or not alone else ""


def _bare(words: str) -> str:
    return words.strip(" .,;:!?،؛؟።\u200e\u200f").casefold()

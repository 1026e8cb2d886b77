"""How a test writes a letter: one step after the other, as a browser without script posts them."""

import re
from typing import Any
from urllib.parse import parse_qsl

from django.test import Client

from mentornet.joining.choices import Role
from mentornet.joining.steps import STEPS
from mentornet.messages.models import OutboxMessage

A_LETTER: dict[str, Any] = {
    "strength_codes": ["numbers"],
    "strengths": "Jeg holder hovedet koldt.",
    "dream": "أن أفتح مخبزًا",
    "past_job": "kok",
    "wanted_job": "bager",
    "wishes": ["job_search", "danish", "network"],
    "first_wishes": ["danish"],
    "danish": "3",
    "spoken": ["ar", "en"],
    "availability": ["weekend"],
    "postcode": "5000",
    "full_name": "Nour Said",
    "phone": "20 30 40 50",
    "language": "ar",
    "gender": "woman",
    "birth_year": "1990",
    "eligible": "on",
    "consent": "on",
}
A_MENTOR: dict[str, Any] = {
    "motivation": "Somebody did it for me.",
    "job": "sygeplejerske",
    "offers": ["network"],
    "mentor_ground": "rooted",
    "expectations": "on",
}


def browser() -> Client:
    return Client(headers={"Accept-Language": "en"})


def write(client: Client, role: str = "mentee", query: str = "", **changes: Any) -> Any:
    """Post step after step until one is not taken; return the last answer."""
    told = {name: value for name, value in (A_LETTER | changes).items() if value is not None}
    answer: Any = None
    hidden = dict(parse_qsl(query))
    for step in STEPS[Role(role)]:
        fields = [*step.fields, *(f"{name}_{what}" for name in step.fields for what in ("codes", "seen"))]
        posted = {name: told[name] for name in fields if name in told}
        answer = client.post(f"/join/{role}/{step.name}/", {**posted, **hidden, "keep": "yes"})
        if answer.status_code != 302:
            return answer
    return answer


def code_sent(text_name: str = "sign_in_code") -> str:
    """Return the newest code in the outbox."""
    message = OutboxMessage.objects.filter(text_name=text_name).first()
    assert message is not None
    return re.findall(r"\b\d{6}\b", message.body)[0]


def send(client: Client, role: str = "mentee", query: str = "", **changes: Any) -> Any:
    """Write a whole letter, ask for the code, and type it in."""
    answer = write(client, role, query, **changes)
    if answer.status_code != 302:
        return answer
    answer = client.get(answer.url)
    if answer.status_code != 200:
        return answer
    return client.post(f"/join/code/{role}/", {"code": code_sent()})

"""What the installation checks about itself before it starts."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def delivery_is_known(app_configs: Any, **_: Any) -> list[CheckMessage]:
    if settings.MESSAGE_DELIVERY in ("console", "file", "smtp"):
        return []
    return [
        Error(
            f"MENTORNET_MESSAGES={settings.MESSAGE_DELIVERY} is no way to deliver messages.",
            hint="Write console, file or smtp.",
            id="mentornet.E001",
        )
    ]


@register()
def text_messages_can_be_sent(app_configs: Any, **_: Any) -> list[CheckMessage]:
    """Refuse a way that is not known, and a provider that is named by half; no secret is ever printed."""
    if settings.SMS_DELIVERY not in ("console", "file", "http", "none"):
        said = f"MENTORNET_SMS={settings.SMS_DELIVERY} is no way to send text messages."
        return [Error(said, hint="Write console, file, http or none.", id="mentornet.E002")]
    return list(_faults_of_provider()) if settings.SMS_DELIVERY == "http" else []


def _faults_of_provider() -> list[CheckMessage]:
    found: list[CheckMessage] = []
    address = urlsplit(settings.SMS_URL)
    is_here = address.scheme == "http" and address.hostname in ("localhost", "127.0.0.1", "::1")
    if not address.hostname or not (address.scheme == "https" or is_here):
        said = "MENTORNET_SMS=http needs MENTORNET_SMS_URL."
        found.append(Error(said, hint="Write the address of your provider: https://...", id="mentornet.E003"))
    if settings.SMS_BODY not in ("json", "form"):
        said = f"MENTORNET_SMS_BODY={settings.SMS_BODY} is no way to write a request."
        found.append(Error(said, hint="Write json or form.", id="mentornet.E004"))
    ours = {part.partition("=")[0].strip() for part in settings.SMS_FIELDS.split(",") if part.strip()}
    if not {"to", "text"} <= ours <= {"to", "text", "sender", "key"}:
        said = "MENTORNET_SMS_FIELDS must name what your provider calls to and text; sender and key may be named too."
        found.append(Error(said, hint="Write to=recipient, text=message, sender=from.", id="mentornet.E005"))
    return found

"""What the installation checks about itself before it starts."""

from typing import Any

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

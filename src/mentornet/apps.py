from django.apps import AppConfig


class House(AppConfig):
    """One Django app with many rooms, so that dividing or renaming a room is never a migration."""

    name = "mentornet"
    label = "mentornet"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from mentornet.foundation import startup_checks  # noqa: F401 (registers the checks)

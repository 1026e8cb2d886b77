"""How forms look in every room: labels above, help beside, errors that say what to do."""

from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop


class Renderer(TemplatesSetting):
    """Draw forms with the templates of `ui/templates/django/forms/`."""

    form_template_name = "django/forms/form.html"
    field_template_name = "django/forms/field.html"


# Sentences of the framework that our catalogues say more kindly; listed here so that they stay in them.
REWORDED = (
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a whole number."),
    gettext_noop("Select a valid choice. %(value)s is not one of the available choices."),
    gettext_noop("The submitted file is empty."),
)

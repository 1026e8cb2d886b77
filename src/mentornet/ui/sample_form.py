"""A form with one field of each kind, for the style guide and the tests of the field templates."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """Every kind of field that the house uses; it is never saved."""

    first_name = forms.CharField(label=_("First name"), help_text=_("The name that we shall call you."))
    email = forms.EmailField(label=_("E-mail address"))
    phone = forms.CharField(
        label=_("Phone"), required=False, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    )
    day = forms.DateField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    place = forms.ChoiceField(label=_("Branch"), choices=[("", "–"), ("1", "Odense"), ("2", "Århus")])
    wishes = forms.MultipleChoiceField(
        label=_("Wishes"),
        help_text=_("Choose as many as you like."),
        choices=[("job", _("A job where she uses what she can")), ("net", _("To know somebody in the trade"))],
        widget=forms.CheckboxSelectMultiple,
        initial=["job"],
    )
    own_words = forms.CharField(
        label=_("In your own words"), required=False, widget=forms.Textarea(attrs={"class": "voice", "rows": 4})
    )
    sheet = forms.FileField(label=_("Spreadsheet"), required=False)
    agreed = forms.BooleanField(
        label=_("You may keep what I have written."), help_text=_("You can always change your mind.")
    )

"""What somebody who waits may change herself."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentornet.interviewing.choices import LeaveReason
from mentornet.interviewing.forms.talks import DateInput

LONGEST_PAUSE = timedelta(days=730)


class PauseForm(forms.Form):
    """Until when nobody is proposed to her; open where she does not know yet."""

    until_on = forms.DateField(
        label=_("Until which day?"),
        help_text=_("Leave it empty if you do not know yet."),
        required=False,
        widget=DateInput(),
    )

    def clean_until_on(self) -> date | None:
        until_on: date | None = self.cleaned_data["until_on"]
        if until_on is not None and until_on < timezone.localdate():
            raise forms.ValidationError(_("The day has passed. Choose today or a day ahead."))
        if until_on is not None and until_on > timezone.localdate() + LONGEST_PAUSE:
            raise forms.ValidationError(_("The day is more than two years ahead. Choose a nearer one."))
        return until_on


class FarewellForm(forms.Form):
    """Why she leaves, if she likes to say."""

    reason = forms.ChoiceField(
        label=_("Why? You need not say."),
        choices=[
            ("", _("I would rather not say")),
            (LeaveReason.JOB, _("I found a job")),
            (LeaveReason.MOVED, _("I am moving away")),
            (LeaveReason.OTHER, _("Something else")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_reason(self) -> LeaveReason:
        return LeaveReason(self.cleaned_data["reason"] or LeaveReason.OWN_WISH)

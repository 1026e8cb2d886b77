"""Between the browser and a draft: which draft is hers, what a posted step says, and the form of one step."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from django.forms import MultipleChoiceField
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from mentornet.branches.models import Branch
from mentornet.joining.choices import Role
from mentornet.joining.forms import MenteeSignUp, MentorSignUp
from mentornet.joining.forms.own_meaning import CodesField
from mentornet.joining.models import Draft
from mentornet.joining.queries import branches_near
from mentornet.joining.steps import Step

FORMS: dict[Role, type[MenteeSignUp] | type[MentorSignUp]] = {Role.MENTEE: MenteeSignUp, Role.MENTOR: MentorSignUp}
# More than any field may hold, so that nothing honest is cut; less than would fill a disk.
LONGEST_ANSWER = 4000
MOST_ANSWERS = 60


def draft_of(request: HttpRequest, role: Role) -> Draft | None:
    """Return the open letter that this browser is writing in a role."""
    number = request.session.get("letters", {}).get(role)
    return Draft.objects.filter(pk=number, role=role, sent_at=None, ended_at=None).first() if number else None


def hold(request: HttpRequest, draft: Draft) -> None:
    """Let this browser go on with a letter."""
    request.session["letters"] = {**request.session.get("letters", {}), draft.role: draft.pk}


def let_go(request: HttpRequest, role: Role) -> None:
    kept = dict(request.session.get("letters", {}))
    kept.pop(role, None)
    request.session["letters"] = kept


def fields_of_step(form: MenteeSignUp | MentorSignUp, step: Step) -> list[str]:
    """Name the fields of a step with the companions of its boxes for own words."""
    companions = (f"{name}_{what}" for name in step.fields if name in form.MEANINGS for what in ("codes", "seen"))
    return [*step.fields, *companions]


def step_form(
    role: Role, step: Step, *, as_of: date, posted: QueryDict | None = None, draft: Draft | None = None
) -> MenteeSignUp | MentorSignUp:
    """Return the form of one step: as it was posted, else as it stands in the draft, else empty."""
    kept = letter_values(draft)
    if posted is not None:
        form = FORMS[role](cleaned_words(posted), as_of=as_of)
    else:
        form = FORMS[role](as_of=as_of)
        form.initial = {**form.initial, **_initial(form, kept)}
    of_this_step = set(fields_of_step(form, step))
    for name in list(form.fields):
        if name not in of_this_step:
            del form.fields[name]
    if "branch" not in form.fields:
        form.know_branch(branch_chosen(kept, as_of=as_of))
    return form


def whole_form(draft: Draft, *, as_of: date) -> MenteeSignUp | MentorSignUp:
    """Return the form of the whole letter as it stands in the draft."""
    return FORMS[Role(draft.role)](letter_values(draft), as_of=as_of)


def letter_values(draft: Draft | None) -> "MultiValueDict[str, str]":
    return MultiValueDict(draft.answers if draft else {})


def answers_of(form: MenteeSignUp | MentorSignUp, step: Step, posted: QueryDict) -> dict[str, list[str]]:
    """Return what a step says as the draft keeps it; a field that was not sent is an empty answer."""
    told = cleaned_words(posted)
    return {name: told.getlist(name) for name in fields_of_step(form, step)}


def cleaned_words(posted: QueryDict) -> "MultiValueDict[str, str]":
    """Return what was posted in one way of writing (NFC), without signs that no reader sees and no database keeps."""
    return MultiValueDict({name[:60]: [*_cleaned(values)] for name, values in list(posted.lists())[:200]})


def branch_chosen(kept: "MultiValueDict[str, str]", *, as_of: date) -> Branch | None:
    """Return the branch that the draft names, or the only one near to its postcode."""
    if code := kept.get("branch"):
        return Branch.objects.filter(code=code).first()
    near = branches_near(kept.get("postcode") or "", as_of=as_of)
    return near[0] if len(near) == 1 else None


def _cleaned(values: Iterable[object]) -> Iterable[str]:
    for value in list(values)[:MOST_ANSWERS]:
        words = unicodedata.normalize("NFC", str(value)[:LONGEST_ANSWER])
        kept = "".join(sign for sign in words if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))
        yield kept.strip()


def _initial(form: MenteeSignUp | MentorSignUp, kept: "MultiValueDict[str, str]") -> dict[str, object]:
    """Return the draft as a form begins with it: lists where several may be chosen."""
    return {
        name: kept.getlist(name) if isinstance(form.fields[name], (MultipleChoiceField, CodesField)) else kept.get(name)
        for name in kept
        if name in form.fields
    }

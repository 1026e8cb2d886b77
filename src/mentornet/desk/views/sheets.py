from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mentornet.branches.models import Branch
from mentornet.branches.rules import branch_of, coordinators
from mentornet.desk import uploads
from mentornet.desk.column_words import columns_in_words
from mentornet.desk.forms import SheetForm
from mentornet.foundation.bad_input import BadInput
from mentornet.foundation.doors import open_to
from mentornet.foundation.form_keys import one_effect
from mentornet.interviewing.arrivals import Preview, bring_in, preview_arrivals
from mentornet.joining.models import SheetImport
from mentornet.joining.sheet_people import read_people
from mentornet.people.rules import SignedInRequest

# Rows of the preview that are shown one by one.
MOST_SHOWN = 500


@open_to(coordinators)
@one_effect
def import_page(request: SignedInRequest, branch: str) -> HttpResponse:
    hers = branch_of(request, branch)
    sheet = SheetForm(request.POST or None, request.FILES or None)
    if sheet.is_valid():
        token = _kept(request, hers, sheet)
        if token:
            return redirect("import-preview", hers.code, token)
    earlier = SheetImport.objects.filter(branch=hers).select_related("imported_by__person").order_by("-pk")[:10]
    return render(request, "desk/import_page.html", {"branch": hers, "sheet": sheet, "earlier": earlier})


@open_to(coordinators)
@one_effect
def import_preview(request: SignedInRequest, branch: str, upload: str) -> HttpResponse:
    hers = branch_of(request, branch)
    try:
        kept = uploads.find(upload, branch=hers, account=request.user)
    except uploads.Forgotten:
        messages.info(request, _("The sheet is no longer kept here. Choose it once more."))
        return redirect("import-page", hers.code)
    if request.method == "POST":
        return _brought_in(request, hers, kept)
    return render(request, "desk/import_preview.html", {"branch": hers, "upload": kept, **_shown(hers, kept)})


@open_to(coordinators)
def import_result(request: SignedInRequest, branch: str, sheet: int) -> HttpResponse:
    hers = branch_of(request, branch)
    brought = get_object_or_404(SheetImport, branch=hers, pk=sheet)
    return render(request, "desk/import_result.html", {"branch": hers, "sheet": brought})


def _kept(request: SignedInRequest, branch: Branch, sheet: SheetForm) -> str:
    """Read the sheet once, so that what is wrong with it is said at its field, and keep it for the preview."""
    file = sheet.cleaned_data["sheet"]
    content = file.read()
    try:
        read_people(content, role=sheet.cleaned_data["role"], file=file.name)
    except BadInput as bad:
        sheet.add_error("sheet", str(bad))
        return ""
    role = sheet.cleaned_data["role"]
    return uploads.keep(content, file=file.name, role=role, branch=branch, account=request.user)


def _preview(branch: Branch, kept: uploads.Upload) -> Preview:
    people = read_people(kept.content(), role=kept.role, file=kept.file)
    return preview_arrivals(people, branch=branch, role=kept.role, as_of=timezone.localdate())


def _shown(branch: Branch, kept: uploads.Upload) -> dict[str, object]:
    preview = _preview(branch, kept)
    # What stops the sheet stands first.
    rows = [*preview.refused, *preview.new, *preview.already_here]
    columns = columns_in_words(preview.sheet.mapping)
    return {"preview": preview, "columns": columns, "rows": rows[:MOST_SHOWN], "rows_left": len(rows[MOST_SHOWN:])}


def _brought_in(request: SignedInRequest, branch: Branch, kept: uploads.Upload) -> HttpResponse:
    people = read_people(kept.content(), role=kept.role, file=kept.file)
    brought = bring_in(
        people,
        branch=branch,
        role=kept.role,
        by=request.user,
        at=timezone.now(),
        on=timezone.localdate(),
        said_yes=True,
    )
    kept.forget()
    if brought is None:
        messages.info(request, _("Everybody on the sheet is here already. Nothing was added."))
        return redirect("import-page", branch.code)
    return redirect("import-result", branch.code, brought.pk)

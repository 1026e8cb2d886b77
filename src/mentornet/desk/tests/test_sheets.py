from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mentornet.branches.models import Branch
from mentornet.joining.models import Application, ConsentEntry, SheetImport
from mentornet.people.models import Account, Person
from tests.cast import make_coordinator, signed_in_as

KEY = "a-key-of-this-page-alone"
TWO = b"Navn;Mail;Land\nAmal Haddad;amal@example.org;SY\nSara Tesfay;sara@example.org;ER\n"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DATA_FOLDER = tmp_path


def upload(coordinator: Client, content: bytes = TWO, **changes: Any) -> Any:
    form = {"form_key": KEY, "role": "mentee", "each_said_yes": "on"} | changes
    sheet = SimpleUploadedFile("women.csv", content)
    return coordinator.post(
        "/desk/north/import/", {name: value for name, value in form.items() if value} | {"sheet": sheet}
    )


def confirm(coordinator: Client, preview: str) -> Any:
    return coordinator.post(preview, {"form_key": "another-key-of-its-own"})


def test_nothing_is_written_before_the_coordinator_says_so(coordinator: Client, tmp_path: Path) -> None:
    preview = coordinator.get(upload(coordinator).url)

    assert [str(one.fate) for one in preview.context["rows"]] == ["new", "new"]
    assert preview.context["preview"].sheet.never_read == ("Land",)
    assert Person.objects.filter(email="amal@example.org").count() == 0


def test_a_double_click_brings_everybody_in_once_and_forgets_the_sheet(coordinator: Client, tmp_path: Path) -> None:
    preview = upload(coordinator).url

    answers = [confirm(coordinator, preview).url for _click in range(2)]

    sheet = SheetImport.objects.get()
    assert answers == [f"/desk/north/imports/{sheet.pk}/"] * 2
    assert {entry.text_name for entry in ConsentEntry.objects.all()} == {"sheet-1"}
    assert list((tmp_path / "uploads").iterdir()) == []
    assert coordinator.get(answers[0]).status_code == 200
    assert coordinator.get(preview).url == "/desk/north/import/"


def test_a_row_that_cannot_be_taken_is_shown_and_nobody_is_brought_in(coordinator: Client) -> None:
    preview = upload(coordinator, TWO + b"Nour;nour@;\n").url

    assert [str(one.fate) for one in coordinator.get(preview).context["rows"]] == ["refused", "new", "new"]
    assert confirm(coordinator, preview).status_code == 409
    assert Application.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "changes", "field"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, {}, "sheet"),
        (b"Navn;Venter siden\nAmal;31-02-2008\n", {}, "sheet"),
        (TWO, {"each_said_yes": ""}, "each_said_yes"),
        (TWO, {"role": ""}, "role"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    coordinator: Client, content: bytes, changes: dict[str, str], field: str
) -> None:
    response = upload(coordinator, content, **changes)

    assert response.status_code == 200
    assert list(response.context["sheet"].errors) == [field]


def test_a_sheet_belongs_to_the_one_who_chose_it(
    north: Branch, coordinator: Client, coordinator_of_south: Client
) -> None:
    preview = upload(coordinator).url
    colleague = signed_in_as(make_coordinator(north, "Ida North"))

    assert [browser.get(preview).status_code for browser in (colleague, coordinator_of_south)] == [404, 404]


def test_another_branch_s_import_is_a_404(karen: Account, coordinator_of_south: Client) -> None:
    assert upload(coordinator_of_south).status_code == 404

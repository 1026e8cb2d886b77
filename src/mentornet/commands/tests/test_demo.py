"""`mentornet demo` and `mentornet serve`, as somebody types them."""

import os
import socket
import subprocess
import sys

import pytest

pytestmark = pytest.mark.without_database


def mentornet(*words: str, folder) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"MENTORNET_DATA": str(folder)}
    environment.pop("MENTORNET_POSTGRES", None)
    command = [sys.executable, "-m", "mentornet", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_demo_builds_from_nothing_and_prints_a_link_for_every_role(tmp_path):
    done = mentornet("demo", "--no-serve", "--people", "300", "--port", "8123", folder=tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Built: 300 invented people, 127 pairs, five branches." in done.stdout
    assert done.stdout.count("http://localhost:8123/demo/sign-in/") == 7
    assert (tmp_path / "demo.txt").exists()

    again = mentornet("demo", "--no-serve", folder=tmp_path)

    assert (again.returncode, again.stdout.splitlines()[0]) == (
        0,
        "The invented network stands already. Add --reset to build it anew.",
    )


def test_too_few_people_are_refused_in_one_sentence(tmp_path):
    done = mentornet("demo", "--no-serve", "--people", "3", folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "mentornet: An invented network has between 60 and 100,000 people. Choose a number between these.\n"
    )
    assert not (tmp_path / "demo.txt").exists()


def test_a_taken_port_is_told_before_anything_is_built(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        done = mentornet("serve", "--port", str(port), folder=tmp_path)

    assert done.returncode == 2
    assert done.stderr == (
        f"mentornet: Port {port} at 127.0.0.1 is taken. Stop what listens there, or choose another --port.\n"
    )
    assert list(tmp_path.iterdir()) == []

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3]
pytestmark = pytest.mark.without_database


def house(folder, **more):
    known = {name: value for name, value in os.environ.items() if name != "MENTORNET_POSTGRES"}
    return known | {"MENTORNET_DATA": str(folder), "PYTHONPATH": str(SOURCE)} | more


def start(*words, folder, **more):
    command = [sys.executable, "-m", "mentornet", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=house(folder, **more), cwd=folder, text=True, **pipes)


def test_what_is_due_is_done_once_and_a_worker_that_is_told_to_stop_stops(tmp_path):
    said, faults = start("work", "--once", folder=tmp_path).communicate(timeout=120)
    assert (faults, "messages.deliver: 0" in said) == ("", True)

    worker = start("work", folder=tmp_path)
    assert worker.stdout.readline() == "Working. Stop with Ctrl+C.\n"
    time.sleep(1)
    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=20) == 0
    assert worker.stderr.read() == ""


def test_a_provider_that_is_named_by_half_keeps_the_worker_from_starting(tmp_path):
    worker = start("work", "--once", folder=tmp_path, MENTORNET_SMS="http", MENTORNET_SMS_TOKEN="secret-of-ours")

    _said, faults = worker.communicate(timeout=120)

    assert worker.returncode == 2
    assert faults == (
        "mentornet: MENTORNET_SMS=http needs MENTORNET_SMS_URL. Write the address of your provider: https://...\n"
    )

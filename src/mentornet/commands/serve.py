"""`mentornet serve`: serve the site for real use, and send what waits in the outbox."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import threading
from types import FrameType

from mentornet.commands import BAD_INPUT, DONE

NAME = "serve"
SUMMARY = "Serve the site, and send the messages that wait."
THREADS = 8
# Seconds that a job has to end in when the site is stopped.
FINISH_WITHIN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments the command takes."""
    parser.epilog = "Example: mentornet serve --host 0.0.0.0 --port 8000 --workers 4"
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="default: 8000")
    parser.add_argument("--workers", type=int, default=1, help="processes that answer (default: 1)")
    parser.add_argument("--without-work", action="store_true", help="serve only; `mentornet work` does the rest")


def run(arguments: argparse.Namespace) -> int:
    """Bring the database up to date, collect what pages need, and serve until stopped."""
    if arguments.workers < 1:
        return refuse("--workers must be 1 or more.")
    if sentence := why_not_listen(arguments.host, arguments.port):
        return refuse(sentence)
    prepare_house(arguments.port)
    if sentence := why_not_start():
        return refuse(sentence)
    return serve_until_stopped(
        host=arguments.host, port=arguments.port, workers=arguments.workers, works=not arguments.without_work
    )


def prepare_house(port: int) -> None:
    """Start Django, bring the database up to date, and in production collect style and script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentornet.settings")
    # Links in messages lead back to this very server, unless the address is set.
    os.environ.setdefault("MENTORNET_ADDRESS", f"http://localhost:{port}")
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.utils import translation

    settings.DATA_FOLDER.mkdir(parents=True, exist_ok=True)
    django.setup()
    translation.activate("en")
    call_command("migrate", verbosity=0, interactive=False)
    if settings.PRODUCTION:
        call_command("collectstatic", verbosity=0, interactive=False)


def why_not_start() -> str:
    """Return what the installation says against itself, as a sentence; nothing when all is well."""
    from django.core.checks import ERROR, run_checks

    return " ".join(f"{found.msg} {found.hint or ''}".strip() for found in run_checks() if found.level >= ERROR)


def serve_until_stopped(*, host: str, port: int, workers: int, works: bool = True) -> int:
    """Serve with granian in a process of its own while this one does what happens by itself."""
    from mentornet.commands.by_itself import work_until

    signal.signal(signal.SIGTERM, _stop)
    stop = threading.Event()
    worker = threading.Thread(target=work_until, args=[stop], daemon=True)
    if works:
        worker.start()
    server = subprocess.Popen(_granian(host, port, workers))
    try:
        return server.wait()
    except (KeyboardInterrupt, SystemExit):
        return DONE
    finally:
        stop.set()
        server.terminate()
        server.wait()
        if works:  # what has begun is finished, unless it takes too long
            worker.join(timeout=FINISH_WITHIN)


def _granian(host: str, port: int, workers: int) -> list[str]:
    options = {
        "interface": "wsgi",
        "host": host,
        "port": str(port),
        "workers": str(workers),
        "blocking-threads": str(THREADS),
        "log-level": "error",
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [sys.executable, "-m", "granian", *flags, "mentornet.wsgi:application"]


def why_not_listen(host: str, port: int) -> str:
    """Return why nobody can listen at this address and port, as a sentence; nothing when it is free."""
    if not 1 <= port <= 65535:
        return f"--port {port} is no port. Choose a number between 1 and 65535."
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return f"Port {port} at {host} is taken. Stop what listens there, or choose another --port."
    return ""


def refuse(sentence: str) -> int:
    """Tell in one sentence why nothing was done."""
    print(f"mentornet: {sentence}", file=sys.stderr)
    return BAD_INPUT


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit(DONE)

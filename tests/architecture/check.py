"""`./dev check`: the house rules that a machine can hold. Every line is a check; any red one ends with 1."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "src")]


def run(*command: str | Path) -> str:
    """Run a tool; return what it said if it failed, else nothing."""
    done = subprocess.run(
        [str(part) for part in command], cwd=CHECKOUT, capture_output=True, text=True, check=False, env=environment()
    )
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip() or f"exit code {done.returncode}"


def environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(CHECKOUT / "src"), "DJANGO_SETTINGS_MODULE": "mentornet.settings"}


def production_settings() -> str:
    """`check --deploy` has nothing to say against the settings that production starts with (OP-3)."""
    shipped = environment() | {
        "MENTORNET_PRODUCTION": "True",
        "MENTORNET_SECRET_KEY": "a-key-for-this-check-alone-" * 3,
        "MENTORNET_ORIGINS_KEY": "another-key-for-this-check-alone-" * 3,
        "MENTORNET_SURVEYS_KEY": "a-third-key-for-this-check-alone-" * 3,
        "MENTORNET_HOSTS": "mentornet.example.org",
    }
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        env=shipped,
    )
    return "" if done.returncode == 0 else done.stderr


def pages() -> str:
    from tests.architecture import page_rules

    return "\n".join(page_rules.findings(CHECKOUT / "src" / "mentornet"))


def translations() -> str:
    from tests.architecture import catalogs

    return "\n".join(catalogs.findings(CHECKOUT / "src" / "mentornet" / "locale"))


def tree() -> str:
    from tests.architecture import tree_rules

    return "\n".join(tree_rules.findings(CHECKOUT))


CHECKS: dict[str, Callable[[], str]] = {
    "format": lambda: run(BIN / "ruff", "format", "--check", "--quiet", "."),
    "lint": lambda: run(BIN / "ruff", "check", "--quiet", "."),
    "one-way doors": lambda: run(BIN / "lint-imports"),
    "pages": pages,
    "translations": translations,
    "the tree": tree,
    "migrations": lambda: run(sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"),
    "settings in production": production_settings,
    "types": lambda: run(BIN / "mypy"),
}


def main() -> int:
    asked = sys.argv[1:] or list(CHECKS)
    red = 0
    for name in asked:
        said = CHECKS[name]()
        print(f"{'ok  ' if not said else 'RED '} {name}", flush=True)
        if said:
            red += 1
            print(said, flush=True)
    print(f"{len(asked) - red} of {len(asked)} checks hold")
    return 1 if red else 0


if __name__ == "__main__":
    raise SystemExit(main())

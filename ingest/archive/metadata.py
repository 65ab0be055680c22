"""What does Datasette tell someone who has never heard of this project?

Descriptions of tables and columns are the comments in `migrations/`; the ready queries are the files in `queries/`,
whose first comments are their titles; their order, facets and labels stand in `metadata.json` beside this file.
"""

import json
import re
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from ingest.archive.schema import scripts
from ingest.errors import SetupError, reason
from ingest.whole import written

NAME = "metadata.json"
DATABASE = "archive"
"""What Datasette calls `archive.db`."""


TABLE = re.compile(r"^CREATE (?:TABLE|VIEW) (\w+)(.*?);$", re.M | re.S)


def write_metadata(folder: Path, database: str = DATABASE) -> Path:
    """Write `metadata.json` into the folder of the archive, for `datasette archive.db -m metadata.json`.

    *database* is the archive's name without `.db`.  Raises SetupError when it cannot be written.
    """
    path = folder / NAME
    content = json.dumps(metadata(database), ensure_ascii=False, indent=2) + "\n"
    try:
        if path.exists() and path.read_text(encoding="utf-8") == content:
            return path
        with written(path) as unfinished:
            unfinished.write_text(content, encoding="utf-8")
            unfinished.chmod(0o644)
    except OSError as error:
        step = "Make room, or check the folder's permissions."
        raise SetupError(f"{path} cannot be written ({reason(error)}). {step}") from error
    return path


def metadata(database: str = DATABASE) -> dict[str, Any]:
    """All of Datasette's metadata for an archive."""
    told: dict[str, Any] = json.loads((files(__package__) / NAME).read_text(encoding="utf-8"))
    content = told["databases"].pop(DATABASE)
    for table, (description, columns) in descriptions().items():
        settings = content["tables"].setdefault(table, {})
        content["tables"][table] = {"description": description, "columns": columns} | settings
    found = queries()
    content["queries"] = {name: found[name] | {"hide_sql": True} for name in content.pop("queries")}
    told["databases"][database] = content
    return told


def descriptions() -> dict[str, tuple[str, dict[str, str]]]:
    """What a row of each table and view is, and what each of its columns means, from the comments in the schema."""
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for name, body in re.findall(TABLE, "\n".join(scripts().values())):
        row = re.search(r"^\s*-- (.+)$", body, re.M)
        columns = re.findall(r'^ +(?:\w+\.)?"?(\w+)"?\b.*?\s-- (.+)$', body, re.M)
        # Backticks are for readers of the SQL; Datasette would print them.
        found[name] = (row[1] if row else "", {column: text.replace("`", "") for column, text in columns})
    return found


def queries() -> dict[str, dict[str, Any]]:
    """Each file of `queries/`: its first comment is the title, the others the description."""
    found = {}
    script = (files(__package__) / "links.js").read_text(encoding="utf-8")
    for file in sorted(files(__package__).joinpath("queries").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            sql = file.read_text(encoding="utf-8")
            title, *more = re.findall(r"^-- (.+)$", sql, re.M)
            plain = re.sub(r"^-- .+\n", "", sql, flags=re.M).strip()
            told = f"<p>{escape(' '.join(more), quote=False)}</p><script>{script}</script>"
            found[file.name.removesuffix(".sql")] = {"title": title, "description_html": told, "sql": plain}
    return found

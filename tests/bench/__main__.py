"""How good and how quick is it, all in one report?  `make bench` writes `tests/bench/report.md`."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
PARTS = {
    "What a run costs": "cost",
    "Engines": "engines",
    "Skew": "skew",
}


def main() -> None:
    """Run every part and write the report."""
    commit = _told(["git", "rev-parse", "--short", "HEAD"]).strip() or "unknown"
    day = datetime.now(UTC).date().isoformat()
    sections = [f"# Benchmark\n\nMade by `make bench` on {day} at commit {commit}."]
    for title, module in PARTS.items():
        print(f"{title} …", flush=True)
        sections.append(f"## {title}\n\n{_told([sys.executable, '-m', f'tests.bench.{module}']).strip()}")
    sections.append("## Articles and letters\n\nIn [accuracy.md](accuracy.md), made by `make accuracy`.")
    sections.append("![Error of the skew](skew.png)")
    (HERE / "report.md").write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(f"Written: {(HERE / 'report.md').relative_to(Path.cwd())}")


def _told(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE.parents[1]).stdout


if __name__ == "__main__":
    main()

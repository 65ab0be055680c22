"""How good and how quick is it, all in one report?  `make bench` writes `tests/bench/report.md`.

About twenty minutes on two cores; each part says on the standard error how far it is.
"""

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
    for number, (title, module) in enumerate(PARTS.items(), 1):
        print(f"Part {number} of {len(PARTS)}: {title}", flush=True)
        sections.append(f"## {title}\n\n{_told([sys.executable, '-m', f'tests.bench.{module}']).strip()}")
    sections.append("## Articles and letters\n\nIn [accuracy.md](accuracy.md), made by `make accuracy`.")
    sections.append("![Error of the skew](skew.png)")
    (HERE / "report.md").write_text("\n\n".join(sections) + "\n", encoding="utf-8")
    print(f"Written: {(HERE / 'report.md').relative_to(Path.cwd())}")


def _told(command: list[str]) -> str:
    """What a program prints, while its progress is seen; a program that fails ends all, lest a report has a hole."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, cwd=HERE.parents[1])
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {done.returncode}; report.md stays as it was.")
    return done.stdout


if __name__ == "__main__":
    main()

"""What everybody has mended, week by week."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

from ingest.archive import thanks
from ingest.reading_room import desk
from ingest.reading_room.answers import answer
from ingest.reading_room.mending.visits import Visit


async def page(datasette: Any, visit: Visit) -> Any:
    """Your work, everybody's, lines a week as a picture, and each issue's share of checked lines."""
    today = datetime.now(UTC).date()
    actor = visit.name or None
    weeks = await desk.ask(datasette, partial(thanks.weeks, today=today, actor=actor))
    content = {
        "all": await desk.ask(datasette, thanks.work),
        "own": await desk.ask(datasette, partial(thanks.work, actor=actor)) if actor else None,
        "weeks": weeks,
        "issues": await desk.ask(datasette, thanks.shares),
    }
    highest = max(week.lines for week in weeks)
    return await answer(datasette, visit.request, "mending/thanks.html", content, highest=max(highest, 1))

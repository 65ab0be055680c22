"""Which pairs, one to one, share the most?

The exact answer (H. W. Kuhn 1955, J. Munkres 1957), with prices for rows and columns and the shortest augmenting path
for each row (R. Jonker and A. Volgenant 1987): cubic in time, 0.1 s for a hundred articles.  Taking the best pair
first would be simpler, and now and then gives an article the match of another.
"""

from collections.abc import Sequence
from math import inf


def best_pairs(shared: Sequence[Sequence[float]]) -> dict[int, int]:
    """The pairing {row: column} with the largest sum; rows and columns that share nothing are left unpaired."""
    if not shared or not shared[0]:
        return {}
    if len(shared) > len(shared[0]):
        turned = [list(column) for column in zip(*shared, strict=True)]
        return dict(sorted((row, column) for column, row in best_pairs(turned).items()))
    owners = _Market(shared).cleared()
    return dict(sorted((row, column) for column, row in owners.items() if shared[row][column] > 0))


class _Market:
    """Rows that buy columns; prices rise until everybody has what is best for all."""

    def __init__(self, shared: Sequence[Sequence[float]]) -> None:
        self.shared = shared
        self.income = [0.0] * len(shared)
        self.price = [0.0] * len(shared[0])
        self.owner: dict[int, int] = {}

    def cleared(self) -> dict[int, int]:
        """The row that owns each column that is owned."""
        for row in range(len(self.shared)):
            self._admit(row)
        return self.owner

    def _admit(self, row: int) -> None:
        """Find *row* a column; on the way owners may be moved to others that suit all as well."""
        slack = [inf] * len(self.price)
        before: dict[int, int | None] = {}
        wanted: list[int] = []
        buyer, last = row, None
        while True:
            for column in self._better(buyer, slack, wanted):
                before[column] = last
            free = [column for column in range(len(slack)) if column not in wanted]
            last = min(free, key=lambda column: slack[column])
            self._raise(row, slack[last], wanted, slack)
            if last not in self.owner:
                break
            wanted.append(last)
            buyer = self.owner[last]
        self._hand_over(row, last, before)

    def _better(self, buyer: int, slack: list[float], wanted: Sequence[int]) -> list[int]:
        """Columns that *buyer* comes nearer to than all before it; their slack is lowered."""
        nearer = []
        for column, price in enumerate(self.price):
            short = -self.shared[buyer][column] - self.income[buyer] - price
            if column not in wanted and short < slack[column]:
                slack[column] = short
                nearer.append(column)
        return nearer

    def _raise(self, row: int, step: float, wanted: Sequence[int], slack: list[float]) -> None:
        """Move prices by *step*, so that the nearest column comes within reach."""
        self.income[row] += step
        for column in wanted:
            self.income[self.owner[column]] += step
            self.price[column] -= step
        for column in range(len(slack)):
            slack[column] -= step if column not in wanted else 0.0

    def _hand_over(self, row: int, last: int, before: dict[int, int | None]) -> None:
        """Give each column on the way to the owner of the one before it, and the first to *row*."""
        column: int = last
        while (previous := before[column]) is not None:
            self.owner[column] = self.owner[previous]
            column = previous
        self.owner[column] = row

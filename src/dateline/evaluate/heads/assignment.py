"""The best way to pair off rows and columns."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_Floats = NDArray[np.float64]


def best_pairs(gains: _Floats) -> list[tuple[int, int]]:
    """Pairs (row, column), none used twice, whose gains have the largest sum; as many as the shorter side is long.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987): one row after the other is placed,
    and those placed before move aside where that costs least. Time grows with the cube of the side.

    Args:
        gains: float64 [rows, columns], finite.
    """
    rows, columns = gains.shape
    if rows > columns:
        return sorted((row, column) for column, row in best_pairs(gains.T))
    # Row and column 0 stand for "none yet"; prices hold what each row and column is worth so far.
    costs = -gains
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        holder[0] = row
        column, came_from = _free_column(costs, holder, row_price, column_price)
        while column:
            holder[column] = holder[came_from[column]]
            column = int(came_from[column])
    return sorted((int(holder[column]) - 1, column - 1) for column in range(1, columns + 1) if holder[column])


def _free_column(
    costs: _Floats, holder: NDArray[np.int64], row_price: _Floats, column_price: _Floats
) -> tuple[int, NDArray[np.int64]]:
    """The cheapest column to end at for the row that column 0 holds, and the column before each on the way there.

    The prices are brought up to date in place.
    """
    size = len(holder)
    distance = np.full(size, np.inf)
    came_from = np.zeros(size, dtype=np.int64)
    done = np.zeros(size, dtype=bool)
    column = 0
    while True:
        done[column] = True
        row = int(holder[column])
        reduced = costs[row - 1] - row_price[row] - column_price[1:]
        better = ~done[1:] & (reduced < distance[1:])
        distance[1:][better] = reduced[better]
        came_from[1:][better] = column
        open_now = np.where(done, np.inf, distance)
        following = int(open_now[1:].argmin()) + 1
        step = open_now[following]
        row_price[holder[done]] += step
        column_price[done] -= step
        distance[~done] -= step
        column = following
        if holder[column] == 0:
            return column, came_from

"""A linear programme that is solved again and again with other aims."""

import time
from collections.abc import Sequence

import highspy
import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
Rows = Sequence[tuple[list[int], list[float], float, float]]
NEARLY = 1e-6
MOST_SECONDS = 20.0  # for one search; not found counts as not protected


class OutOfPatience(Exception):
    """The table is too large to be decided in time; it is kept as it was, which is safe."""


class Patience:
    """How long a table may take, in seconds; without a number, as long as it takes."""

    def __init__(self, seconds: float = float("inf")) -> None:
        self._until = time.monotonic() + seconds

    def check(self) -> None:
        """Raises `OutOfPatience` when the time is up."""
        if time.monotonic() > self._until:
            raise OutOfPatience


class Programme:
    """Unknowns with bounds under rows of coefficients."""

    def __init__(self, lower: FloatArray, upper: FloatArray, rows: Rows) -> None:
        self.count = len(lower)
        self._rows = len(rows)
        programme = highspy.HighsLp()
        programme.num_col_, programme.num_row_ = self.count, len(rows)
        programme.col_cost_ = np.zeros(self.count)
        programme.col_lower_, programme.col_upper_ = lower, upper
        programme.row_lower_ = np.array([row[2] for row in rows], dtype=float)
        programme.row_upper_ = np.array([row[3] for row in rows], dtype=float)
        programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        programme.a_matrix_.start_ = np.cumsum([0, *(len(row[0]) for row in rows)])
        programme.a_matrix_.index_ = np.array([number for row in rows for number in row[0]], dtype=np.int32)
        programme.a_matrix_.value_ = np.array([number for row in rows for number in row[1]], dtype=float)
        self._solver = highspy.Highs()  # type: ignore[no-untyped-call]
        for name, value in (("output_flag", False), ("threads", 1)):
            self._solver.setOptionValue(name, value)
        self._solver.passModel(programme)

    def least(self, costs: FloatArray, target: tuple[list[int], list[float], float] | None = None) -> FloatArray | None:
        """The point of least cost, with one combination of unknowns held at a number if wanted; `None`: none found."""
        self._solver.changeColsCost(self.count, np.arange(self.count, dtype=np.int32), costs)
        if target is None:
            return self._run()
        ids, signs, number = target
        self._solver.addRow(number, number, len(ids), np.array(ids, dtype=np.int32), np.array(signs, dtype=float))
        try:
            return self._run()
        finally:
            self._solver.deleteRows(1, np.array([self._rows], dtype=np.int32))

    def whole_numbers(self) -> None:
        """From here on only whole numbers are looked for: slower, and what an attacker with patience does."""
        kinds = np.array([int(highspy.HighsVarType.kInteger)] * self.count, dtype=np.uint8)
        self._solver.changeColsIntegrality(self.count, np.arange(self.count, dtype=np.int32), kinds)

    def _run(self) -> FloatArray | None:
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + MOST_SECONDS)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self._solver.getSolution().col_value)


def is_whole(point: FloatArray) -> bool:
    return bool((abs(point - point.round()) < NEARLY).all())

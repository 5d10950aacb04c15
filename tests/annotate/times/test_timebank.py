"""A floor under the accuracy on the development corpus."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "data" / "dev" / "timex" / "TBAQ-cleaned" / "TimeBank"
SCORER = ROOT.parent / "shared" / "tools" / "timex" / "te3score.py"


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.exists() or not SCORER.exists(), reason=f"no TimeML corpus at {CORPUS}")
def test_value_f1_on_timebank() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "timex.py"), str(CORPUS), str(SCORER)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    figures = dict(re.findall(r"^(.+?)\s+F1 ([0-9.]+)", printed, re.MULTILINE))
    assert float(figures["value F1 (official)"]) >= 0.83
    assert float(figures["value F1, strict span"]) >= 0.81

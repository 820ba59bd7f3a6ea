"""Every source that comments and docstrings cite stands in docs/references.bib, and nothing else does."""

import io
import re
import tokenize
from pathlib import Path

ROOT = Path(__file__).parents[2]
BRACKETS = re.compile(r"(?<![\w\])])\[([^\[\]]+)\]")
#: `price1938` anywhere in brackets; `eu_gmp_annex1` only as the first word: files (`x.yaml grade_d`) are no sources
DATED = re.compile(r"(?<![\w.])[a-z]+\d{2,5}[a-z]?(?![\w.])")
NAMED = re.compile(r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w.])")
CODE = {"rows_of"}


def cited(text: str) -> set[str]:
    found: set[str] = set()
    for inside in BRACKETS.findall(text):
        found |= {*DATED.findall(inside), *NAMED.findall(inside)}
    return found - CODE


def keys_of(path: Path) -> set[str]:
    """Sources cited in comments and in texts of more than one line or of a whole statement (docstrings, shaders)."""
    found: set[str] = set()
    for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT or (token.type == tokenize.STRING and '"""' in token.string):
            found |= cited(token.string)
    return found


def test_a_citation_is_told_from_code_and_from_files():
    assert cited("moved [price1938], after [Austin and whyte2007; mechanics.yaml agents]") == {"price1938", "whyte2007"}
    assert cited("limits [eu_gmp_annex1, table 1]") == {"eu_gmp_annex1"}
    assert cited("x[rows2014] and [gowning.yaml grade_d] and [CORRECTIONS.md c01_m1]") == set()


def test_every_cited_source_is_in_the_bibliography_and_every_entry_is_cited():
    files = [path for folder in ("sim_core", "training", "game") for path in (ROOT / folder).rglob("*.py")]
    wanted = {key for path in files for key in keys_of(path)}
    bibliography = (ROOT / "docs" / "references.bib").read_text(encoding="utf-8")
    known = re.findall(r"^@\w+\{(\w+),", bibliography, re.MULTILINE)
    assert len(known) == len(set(known))
    assert wanted - set(known) == set()
    assert set(known) - wanted == set()

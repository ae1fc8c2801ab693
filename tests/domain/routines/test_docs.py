"""The pages about routines keep up with the routines."""

from pathlib import Path

import pytest

from bot.domain.routines.load import OPTIONAL, REQUIRED, STEP_OPTIONAL, STEP_REQUIRED
from bot.routines import SHIPPED

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("field", [*REQUIRED, *OPTIONAL, *STEP_REQUIRED, *STEP_OPTIONAL])
def test_the_schema_page_explains_every_field(field: str) -> None:
    """What the checker accepts is what the page tells."""
    assert f"`{field}`" in (DOCS / "routine-schema.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("routine", sorted(path.stem for path in SHIPPED.glob("*.yaml")))
def test_the_routines_page_lists_every_routine(routine: str) -> None:
    """All 37 stand in its table."""
    assert f"| `{routine}` |" in (DOCS / "routines.md").read_text(encoding="utf-8")

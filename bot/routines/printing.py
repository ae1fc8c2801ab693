"""A plan card as a PDF page that a school printer can print: black on white, one column, large enough to read."""

from datetime import UTC, datetime

from bot.domain.routines.card import PlanCard

MARGIN = 18
BODY, HEADING, TITLE = 10, 12, 18
LEADING = 1.35
POINT = 25.4 / 72
# The printer's own typefaces know the letters of Western European languages; typists' marks have plain twins there.
PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...", "\u00a0": " "})
MADE = datetime(2026, 1, 1, tzinfo=UTC)


class CannotPrint(ValueError):
    """The card has letters that the PDF's typeface lacks; `letters` are those. The text card has them all."""

    def __init__(self, letters: str) -> None:
        super().__init__(f"The PDF card cannot print these letters: {letters}. Print the text card instead.")
        self.letters = letters


def card_pdf(plan: PlanCard, language: str) -> bytes:
    """The card as a PDF; the same card always gives the same bytes. Raises CannotPrint."""
    # Loaded here because fpdf costs a quarter of a second that only a printing person should pay.
    from fpdf import FPDF

    pdf = FPDF(format="letter")
    pdf.set_creation_date(MADE)
    pdf.set_title(plan.title)
    pdf.set_lang(language)
    pdf.set_margin(MARGIN)
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_page()

    def put(text: str, size: int, style: str = "", space: float = 0) -> None:
        pdf.set_font("Helvetica", style, size)
        pdf.multi_cell(0, size * LEADING * POINT, _printable(text), align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(space)

    def put_labelled(lines: tuple[tuple[str, str], ...], size: int = BODY) -> None:
        for label, text in lines:
            height = size * LEADING * POINT
            pdf.set_font("Helvetica", "B", size)
            pdf.write(height, _printable(f"{label}: " if label else ""))
            pdf.set_font("Helvetica", "", size)
            pdf.write(height, _printable(text))
            pdf.ln(height)

    put(plan.title, TITLE, "B", 1)
    put(plan.purpose, HEADING, "", 2)
    put_labelled(plan.facts)
    for step in plan.steps:
        pdf.ln(3)
        put(step.heading, HEADING, "B")
        put_labelled(step.lines)
    pdf.ln(3)
    put_labelled(plan.foot, BODY - 1)
    return bytes(pdf.output())


def _printable(text: str) -> str:
    plain = text.translate(PLAIN)
    missing = "".join(sorted({letter for letter in plain if not letter.encode("latin-1", "ignore")}))
    if missing:
        raise CannotPrint(missing)
    return plain

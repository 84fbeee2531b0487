"""A slip as a PDF page of A5, half a sheet of A4, with its Chinese font inside.

Drawn top down; what does not fit goes on to a next page. Lengths are points (1/72 inch).
"""

from __future__ import annotations

import io
from collections.abc import Container

from reportlab.lib.pagesizes import A5
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from deskapp.slips import fonts, layout, qr
from deskapp.slips.content import FOOTER, TITLE, Item, Line, Slip
from deskapp.slips.papers import Paper
from deskapp.slips.text import heading, paper_words

WIDTH, HEIGHT = float(A5[0]), float(A5[1])
MARGIN: float = 11 * mm
FOOT: float = 9 * mm
"""Height below the margin that the page number takes."""
MODULE: float = 0.36 * mm
"""Side of one module of the code: what a phone still reads. The code grows with its text."""

TITLE_SIZE, HEAD_SIZE, WINDOW_SIZE, SIZE, SMALL = 17.0, 12.0, 24.0, 9.5, 7.5
LEADING = 1.45
BASELINE = 1.15
"""Sizes from the top of a line down to where its letters stand."""
LABEL_ROOM = 26.0
BOX = 8.5


def render(slip: Slip) -> bytes:
    """The whole slip as a PDF file; the same slip gives the same bytes. Raises NoChineseFont."""
    known = fonts.known_characters(fonts.chinese_font())
    code = qr.for_paper(slip)
    counted = Sheet(known, total=0)
    _draw(counted, slip, code)
    sheet = Sheet(known, counted.number)
    _draw(sheet, slip, code)
    return sheet.data()


def _draw(sheet: Sheet, slip: Slip, code: qr.Code) -> None:
    sheet.paragraph(TITLE, TITLE_SIZE)
    sheet.paragraph(slip.issued, SMALL)
    if slip.warning:
        sheet.paragraph(slip.warning, HEAD_SIZE, boxed=True)
    for number, item in enumerate(slip.items, 1):
        _item(sheet, item, number if len(slip.items) > 1 else None)
    sheet.rule()
    if slip.papers:
        sheet.paragraph("要带的材料", HEAD_SIZE)
    for paper in slip.papers:
        sheet.tick(paper, paper_words(paper, len(slip.items)))
    for line in slip.no_papers:
        sheet.labelled(line)
    sheet.rule()
    sheet.code(code, ["来源: " + "; ".join(slip.sources), FOOTER, "扫码留存本单文字, 不用上网。"])
    sheet.note_missing_characters()


def _item(sheet: Sheet, item: Item, number: int | None) -> None:
    sheet.rule()
    sheet.paragraph(heading(item, number), HEAD_SIZE)
    if item.window is not None:
        sheet.paragraph(item.window.marked, WINDOW_SIZE)
    for line in item.lines:
        sheet.labelled(line)


class Sheet:
    """A pile of pages that is written from top to bottom."""

    def __init__(self, known: Container[str], total: int) -> None:
        """`known`: characters that the font has. `total`: how many pages there will be, 0 while
        that is being found out."""
        self._file = io.BytesIO()
        self._canvas = Canvas(
            self._file, pagesize=A5, invariant=1, pageCompression=1, initialFontName=fonts.NAME
        )
        self._canvas.setTitle(TITLE)
        self._canvas.setAuthor("")
        self._canvas.setLineWidth(0.7)
        self._known = known
        self._geta = False
        self._total = total
        self._y = HEIGHT - MARGIN
        self.number = 1

    def paragraph(self, text: str, size: float, *, boxed: bool = False) -> None:
        """A text over the whole width, in a frame when nobody may overlook it."""
        inset = 4.0 if boxed else 0.0
        lines = self._lines(text, WIDTH - 2 * MARGIN - 2 * inset, size)
        tall = len(lines) * size * LEADING + 2 * inset
        self._need(min(tall, HEIGHT / 2))
        top = self._y
        self._y -= inset
        for line in lines:
            self._line(MARGIN + inset, line, size)
        if boxed:
            self._y -= inset
            self._canvas.rect(MARGIN, self._y, WIDTH - 2 * MARGIN, top - self._y)
            self._y -= inset

    def labelled(self, line: Line) -> None:
        """A statement after its label, further lines under the first."""
        self._hang(line.label, line.marked)

    def tick(self, paper: Paper, words: str) -> None:
        """A box to tick; a missing paper is framed as a whole and says 缺."""
        lines = self._lines(f"缺: {words}" if paper.missing else words, self._room, SIZE)
        tall = len(lines) * SIZE * LEADING
        self._need(min(tall, HEIGHT / 2))
        self._canvas.rect(MARGIN + 2, self._y - BOX - 3.5, BOX, BOX)
        top, page = self._y, self.number
        for text in lines:
            self._line(MARGIN + LABEL_ROOM, text, SIZE)
        if paper.missing and page == self.number:
            left, wide = MARGIN + LABEL_ROOM - 4, self._room + 4
            self._canvas.roundRect(left, self._y - 0.5, wide, top - self._y - 1, 5)
        self._y -= 2

    def rule(self) -> None:
        self._need(12)
        self._y -= 5
        self._canvas.line(MARGIN, self._y, WIDTH - MARGIN, self._y)
        self._y -= 3

    def code(self, code: qr.Code, beside: list[str]) -> None:
        """The code at the left, and what stands beside it."""
        side = (len(code.rows) + 2 * qr.PAPER_QUIET) * MODULE
        self._need(side)
        top = self._y
        self._modules(code, top)
        left = MARGIN + side + 4 * mm
        for text in beside:
            for line in self._lines(text, WIDTH - MARGIN - left, SMALL):
                self._line(left, line, SMALL)
            self._y -= 3
        self._y = min(self._y, top - side)

    def note_missing_characters(self) -> None:
        if self._geta:
            self.paragraph(layout.GETA_NOTE, SMALL)

    def data(self) -> bytes:
        """The finished file."""
        self._end_page()
        self._canvas.save()
        return self._file.getvalue()

    @property
    def _room(self) -> float:
        return WIDTH - 2 * MARGIN - LABEL_ROOM

    def _hang(self, label: str, text: str) -> None:
        lines = self._lines(text, self._room, SIZE)
        self._need(SIZE * LEADING)
        self._text(MARGIN, self._y - SIZE * BASELINE, label, SIZE)
        for line in lines:
            self._line(MARGIN + LABEL_ROOM, line, SIZE)

    def _lines(self, text: str, room: float, size: float) -> list[str]:
        shown = layout.printable(text, self._known.__contains__)
        self._geta = self._geta or layout.GETA in shown
        return layout.wrap(shown, room, lambda part: float(stringWidth(part, fonts.NAME, size)))

    def _line(self, x: float, text: str, size: float) -> None:
        self._need(size * LEADING)
        self._text(x, self._y - size * BASELINE, text, size)
        self._y -= size * LEADING

    def _text(self, x: float, y: float, text: str, size: float) -> None:
        self._canvas.setFont(fonts.NAME, size)
        self._canvas.drawString(x, y, text)

    def _modules(self, code: qr.Code, top: float) -> None:
        """Dark modules, those side by side as one rectangle: seams between them disturb scanners."""
        for number, row in enumerate(code.rows, qr.PAPER_QUIET + 1):
            for start, length in _runs(row):
                x = MARGIN + (start + qr.PAPER_QUIET) * MODULE
                self._canvas.rect(x, top - number * MODULE, length * MODULE, MODULE, stroke=0, fill=1)

    def _need(self, height: float) -> None:
        """Goes on to a next page when `height` is not left on this one."""
        if self._y - height < MARGIN + FOOT:
            self._end_page()
            self.number += 1
            self._canvas.setLineWidth(0.7)
            self._y = HEIGHT - MARGIN

    def _end_page(self) -> None:
        self._text(MARGIN, MARGIN, f"{TITLE}  第{self.number}页 共{self._total}页", SMALL)
        self._canvas.showPage()


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """(start, length) of each run of dark modules."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return found

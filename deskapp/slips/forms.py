"""Every form a slip can take, by its name; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable

from deskapp.slips.content import Slip


def _text(slip: Slip) -> str:
    from deskapp.slips import text

    return text.render(slip)


def _qr(slip: Slip) -> str:
    from deskapp.slips import qr

    code = qr.for_screen(slip)
    return "\n".join([*qr.half_blocks(code), code.content]) + "\n"


def _qr_ascii(slip: Slip) -> str:
    from deskapp.slips import qr

    code = qr.for_screen(slip)
    return "\n".join([*qr.ascii_lines(code), code.content]) + "\n"


def _pdf(slip: Slip) -> bytes:
    from deskapp.slips import pdf

    return pdf.render(slip)


def _escpos(millimetres: int) -> Callable[[Slip], bytes]:
    def render(slip: Slip) -> bytes:
        from deskapp.slips import escpos

        return escpos.render(slip, millimetres)

    return render


WORDS: dict[str, Callable[[Slip], str]] = {"text": _text, "qr": _qr, "qr-ascii": _qr_ascii}
"""Forms that may go to a terminal."""

BINARY: dict[str, Callable[[Slip], bytes]] = {
    "pdf": _pdf,
    "escpos58": _escpos(58),
    "escpos80": _escpos(80),
}
"""Forms that need a file or a device."""

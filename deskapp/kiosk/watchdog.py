"""Tells systemd that the kiosk lives (sd_notify, systemd.service(5) WatchdogSec=); elsewhere nothing."""

from __future__ import annotations

import os
import socket


class Watchdog:
    """One datagram each time; a socket that is gone is no reason to fall."""

    def __init__(self, address: str | None = None) -> None:
        """`address`: of the socket; None takes the one that systemd names in the environment."""
        self._address = address if address is not None else os.environ.get("NOTIFY_SOCKET", "")

    def ready(self) -> None:
        self._send("READY=1")

    def alive(self) -> None:
        self._send("WATCHDOG=1")

    def _send(self, message: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        name = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
            try:
                channel.sendto(message.encode(), name)
            except OSError:
                return

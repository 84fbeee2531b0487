#!/bin/sh
# One terminal over the whole screen, and nothing else to click on. xinit starts this as root; what
# visitors touch runs as the user kiosk. The xterm's own menus and keys are switched off.
/usr/bin/xhost +si:localuser:kiosk
/usr/bin/xset s off -dpms
/usr/bin/matchbox-window-manager -use_titlebar no -use_cursor no -kbdconfig /dev/null &
exec /usr/sbin/runuser -u kiosk -- /usr/bin/xterm -tn xterm-256color -u8 +sb -b 0 \
    -fa "DejaVu Sans Mono" -fd "Noto Sans Mono CJK SC" -fs "${DESKAPP_KIOSK_POINTS:-26}" \
    -xrm "XTerm*omitTranslation: popup-menu,fullscreen,shift-fonts,select,paging,scroll-lock,reset" \
    -xrm "XTerm*saveLines: 0" -xrm "XTerm*allowWindowOps: false" -xrm "XTerm*cutNewline: false" \
    -e /srv/deskapp/.venv/bin/python -m deskapp kiosk --catalog /srv/deskapp-catalog/catalog.db "$@"

#!/usr/bin/env bash
# Puts a window manager and a screen of its own below a program: stage.sh PROGRAM WORD...
# Two screens that are made at the same moment can take the same number and hang
# (with xvfb-run as with -displayfd), so journeys make theirs one after the other.
exec 9>>"$STAGE_LOCK"
flock 9
mkfifo "$HOME/display"
# -noreset: a server that forgets everything when its last client leaves (xdotool
# below may be the only one) drops whoever is connecting at that moment.
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset 3>"$HOME/display" 2>/dev/null 9>&- &
screen=$!
read -r number < "$HOME/display"
export DISPLAY=":$number"
openbox >/dev/null 2>&1 9>&- &
manager=$!
# A window that is there before the window manager would never get the keyboard.
until xdotool get_desktop >/dev/null 2>&1; do
  kill -0 $screen && kill -0 $manager || { echo "the stage fell down" >&2; exit 1; }
done
exec 9>&-
"$@"
status=$?
kill $manager $screen
exit $status

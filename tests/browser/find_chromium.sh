#!/bin/sh
# Find the browser that the tests drive; install Debian's when this machine allows it, else say what to do.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if [ -n "${MEMBERPANEL_BROWSER:-}" ] && [ -x "$MEMBERPANEL_BROWSER" ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium), or name one in MEMBERPANEL_BROWSER." >&2
exit 1

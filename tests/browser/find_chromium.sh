#!/bin/sh
# Find what the tests look with: a browser, and pdftotext to read the PDFs back. Install Debian's when this machine
# allows it, else say what to do. Without pdftotext one test skips and says so; without a browser nothing starts.
set -eu

has_browser() {
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then return 0; fi
    done
    [ -n "${MEMBERPANEL_BROWSER:-}" ] && [ -x "$MEMBERPANEL_BROWSER" ]
}

wanted=""
has_browser || wanted="chromium"
command -v pdftotext >/dev/null 2>&1 || wanted="$wanted poppler-utils"
if [ -n "$wanted" ] && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    # shellcheck disable=SC2086 -- two packages are two words
    apt-get update -qq && apt-get install -y -qq $wanted >/dev/null
fi
has_browser || {
    echo "The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium), or name one in MEMBERPANEL_BROWSER." >&2
    exit 1
}

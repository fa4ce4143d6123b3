"use strict";
// Presenting: arrow keys, Page Up and Down, space, Home and End move; N opens the notes; Escape goes back to reading.
// The notes are this same file in a window of its own, opened at #notes: it shows the sections behind the screen that is
// presented, and the keys work in either window. The two send each other nothing but the number of a screen.
(function () {
    const root = document.documentElement;
    const screens = Array.from(document.querySelectorAll("#screens .screen"));
    const button = document.querySelector("#present");
    const noted = document.querySelector(".noted");
    const isNotes = window.location.hash === "#notes";
    let now = 0, other = isNotes ? window.opener : null, begun = null;

    // A screen that is taller than the window is set a little smaller. It was written to fit, so a little is enough.
    function fit() {
        root.style.fontSize = "";
        const size = parseFloat(getComputedStyle(root).fontSize);
        for (let share = 1; share >= 0.7 && root.scrollHeight > window.innerHeight + 1; share -= 0.05) {
            root.style.fontSize = `${size * share}px`;
        }
    }
    function tell() { if (other) { other.postMessage({ screen: now, begun: begun }, "*"); } }
    function showScreen() {
        screens.forEach((screen, at) => screen.classList.toggle("now", at === now));
        fit();
        screens[now].focus({ preventScroll: true });
        window.scrollTo(0, 0);
    }
    function sayWhere() {
        const next = screens[now + 1];
        const minutes = begun ? `, ${Math.floor((Date.now() - begun) / 60000)} minutes since the start` : "";
        noted.textContent = `Notes for screen ${now + 1} of ${screens.length}${minutes}. ` +
            (next ? `Next: ${next.querySelector("h2").textContent}.` : "This is the last.");
    }
    function showNotes() {
        const wanted = (screens[now].dataset.notes || "").split(" ");
        document.querySelectorAll("main > section").forEach((one) => one.classList.toggle("noting", wanted.includes(one.id)));
        sayWhere();
        noted.focus({ preventScroll: true });
        window.scrollTo(0, 0);
    }
    function show(wanted, told) {
        now = Math.max(0, Math.min(screens.length - 1, wanted));
        if (isNotes) { showNotes(); } else { showScreen(); }
        if (!told) { tell(); }
    }
    function start(event) {
        root.classList.add("presenting");
        begun = begun || Date.now();
        show(0);
        if (event && root.requestFullscreen) { root.requestFullscreen().catch(() => {}); }
    }
    function stop() {
        root.classList.remove("presenting");
        root.style.fontSize = "";
        if (document.fullscreenElement) { document.exitFullscreen().catch(() => {}); }
        button.focus();
    }
    function openNotes() {
        other = window.open(window.location.href.split("#")[0] + "#notes", "notes", "popup,width=960,height=760");
    }
    const steps = {
        ArrowRight: () => now + 1, ArrowDown: () => now + 1, PageDown: () => now + 1, " ": () => now + 1,
        ArrowLeft: () => now - 1, ArrowUp: () => now - 1, PageUp: () => now - 1,
        Home: () => 0, End: () => screens.length - 1,
    };
    const inNotes = ["ArrowRight", "ArrowLeft", "PageDown", "PageUp"];  // the others scroll what is read there
    button.addEventListener("click", start);
    document.querySelector("#notes").addEventListener("click", openNotes);
    document.addEventListener("keydown", (event) => {
        const moving = isNotes ? inNotes.includes(event.key) : root.classList.contains("presenting");
        if (!moving || event.altKey || event.ctrlKey || event.metaKey) { return; }
        if (event.key === "Escape") { stop(); return; }
        if (event.key === "n" || event.key === "N") { openNotes(); return; }
        if (event.key in steps) { event.preventDefault(); show(steps[event.key]()); }
    });
    window.addEventListener("message", (event) => {
        if (!other || event.source !== other || !event.data) { return; }
        if (event.data.asks) { tell(); return; }
        if (!Number.isInteger(event.data.screen)) { return; }
        begun = begun || event.data.begun || null;
        if (isNotes || root.classList.contains("presenting")) { show(event.data.screen, true); }
    });
    window.addEventListener("resize", () => { if (root.classList.contains("presenting")) { fit(); } });
    document.addEventListener("fullscreenchange", () => {
        if (!document.fullscreenElement && root.classList.contains("presenting")) { stop(); }
    });
    if (isNotes) {
        root.classList.add("notes");
        show(0, true);
        if (other) { other.postMessage({ asks: true }, "*"); }
        window.setInterval(sayWhere, 30000);
    }
    if (window.location.hash === "#present") { start(); }
}());

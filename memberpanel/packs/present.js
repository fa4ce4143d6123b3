"use strict";
// Presenting: arrow keys, Page Up and Down, space, Home and End move; Escape goes back to reading.
(function () {
    const root = document.documentElement;
    const slides = Array.from(document.querySelectorAll("main section.slide"));
    const place = document.querySelector(".place");
    const button = document.querySelector("#present");
    let now = 0;

    // A slide that is taller than the screen is set smaller until it fits, to half at most.
    function fit() {
        root.style.fontSize = "";
        const size = parseFloat(getComputedStyle(root).fontSize);
        for (let share = 1; share >= 0.5 && root.scrollHeight > window.innerHeight + 1; share -= 0.05) {
            root.style.fontSize = `${size * share}px`;
        }
    }
    function show(wanted) {
        now = Math.max(0, Math.min(slides.length - 1, wanted));
        slides.forEach((slide, at) => slide.classList.toggle("now", at === now));
        place.textContent = `${now + 1} of ${slides.length}`;
        fit();
        slides[now].focus({ preventScroll: true });
        window.scrollTo(0, 0);
    }
    function start(event) {
        root.classList.add("presenting");
        show(0);
        if (event && root.requestFullscreen) { root.requestFullscreen().catch(() => {}); }
    }
    function stop() {
        root.classList.remove("presenting");
        root.style.fontSize = "";
        if (document.fullscreenElement) { document.exitFullscreen().catch(() => {}); }
        slides[now].scrollIntoView();
        button.focus({ preventScroll: true });
    }
    const steps = {
        ArrowRight: () => now + 1, ArrowDown: () => now + 1, PageDown: () => now + 1, " ": () => now + 1,
        ArrowLeft: () => now - 1, ArrowUp: () => now - 1, PageUp: () => now - 1,
        Home: () => 0, End: () => slides.length - 1,
    };
    button.addEventListener("click", start);
    document.addEventListener("keydown", (event) => {
        if (!root.classList.contains("presenting") || event.altKey || event.ctrlKey || event.metaKey) { return; }
        if (event.key === "Escape") { stop(); return; }
        if (event.key in steps) { event.preventDefault(); show(steps[event.key]()); }
    });
    window.addEventListener("resize", () => { if (root.classList.contains("presenting")) { fit(); } });
    document.addEventListener("fullscreenchange", () => {
        if (!document.fullscreenElement && root.classList.contains("presenting")) { stop(); }
    });
    if (window.location.hash === "#present") { start(); }
}());

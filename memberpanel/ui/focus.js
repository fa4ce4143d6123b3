"use strict";
// After another page is chosen, the focus goes to its heading: a screen reader says where one has come to, and the
// next Tab is the first thing of the new page. Streamlit leaves it on the link, or nowhere.
(function () {
    let place = window.location.pathname;
    let seen = "";  // what the heading said when it was last looked at
    let leaving = null;  // what the heading of the page said that was left: it stands until the new one is drawn

    function writing() { return Boolean(document.activeElement.closest('[data-testid="stMain"] :is(input, textarea)')); }
    function look() {
        const heading = document.querySelector('[data-testid="stMain"] h1');
        if (window.location.pathname !== place) {
            place = window.location.pathname;
            leaving = seen;
        }
        if (!heading) { return; }
        seen = heading.textContent;
        if (leaving === null || seen === leaving) { return; }
        leaving = null;
        if (writing()) { return; }
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}());

// A tab in which somebody signed in for another one: it tells that one, and can be closed.

new BroadcastChannel("rapport-session").postMessage("here");

const button = document.querySelector("[data-close-tab]");
button.hidden = !window.opener;
button.focus();
button.addEventListener("click", () => window.close());

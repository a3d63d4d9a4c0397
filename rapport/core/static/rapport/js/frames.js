// A frame is as high as what is in it: a mail shown as it was sent. Its document runs no script.

function fit(frame) {
  const root = frame.contentDocument?.documentElement;
  if (!root || !frame.checkVisibility()) return;
  frame.height = 40;
  frame.height = root.scrollHeight + 2;
}

document.addEventListener("load", ({ target }) => {
  if (target.matches?.("iframe[data-fits]")) fit(target);
}, { capture: true });
addEventListener("resize", () => {
  for (const frame of document.querySelectorAll("iframe[data-fits]")) fit(frame);
});

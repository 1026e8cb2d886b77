// In a list marked `data-keys`, j and k go down and up by each row's first link or button.
const target = (row) => row.querySelector("[data-open]") ?? row.querySelector("a[href], button");
const isWriting = (element) => element.closest("input, select, textarea, [contenteditable]") !== null;

document.addEventListener("keydown", (event) => {
  if (!["j", "k"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isWriting(event.target)) return;
  const rows = [...document.querySelectorAll("[data-keys] > *")].filter(target);
  if (rows.length === 0) return;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = event.key === "j" ? Math.min(here + 1, rows.length - 1) : Math.max(here - 1, 0);
  target(rows[next]).focus();
  rows[next].scrollIntoView({ block: "nearest" });
});

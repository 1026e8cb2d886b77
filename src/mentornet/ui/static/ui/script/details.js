// Menus close when one looks elsewhere; `details[data-remember]` stay as she left them.
const menus = document.querySelectorAll("details[data-menu]");

document.addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

for (const details of document.querySelectorAll("details[data-remember]")) {
  const place = `open:${location.pathname}:${details.dataset.remember}`;
  const kept = sessionStorage.getItem(place);
  if (kept) details.open = kept === "yes";
  details.addEventListener("toggle", () => sessionStorage.setItem(place, details.open ? "yes" : "no"));
}

// What she writes in a form with `data-draft` survives a lost connection: kept on this device, sent when it is back.
for (const form of document.querySelectorAll("form[data-draft]")) {
  const place = `draft:${form.getAttribute("action") || location.pathname}`;

  const fields = () => [...new FormData(form)].filter(([name]) => !["csrfmiddlewaretoken", "form_key"].includes(name));
  const keep = () => localStorage.setItem(place, JSON.stringify(fields()));
  const forget = () => localStorage.removeItem(place);

  const bringBack = (kept) => {
    for (const [name, value] of kept) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
        else field.value = value;
      }
    }
    form.closest("details")?.setAttribute("open", "");
  };

  const say = () => {
    if (form.querySelector("[data-offline]")) return;
    const words = document.createElement("p");
    words.dataset.offline = "";
    words.setAttribute("role", "status");
    words.className = "notice notice-light";
    words.textContent = form.dataset.draft;
    form.prepend(words);
  };

  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return forget();
    event.preventDefault();
    delete form.dataset.sent;
    keep();
    say();
    addEventListener("online", () => form.requestSubmit(), { once: true });
  });

  const kept = localStorage.getItem(place);
  if (kept && !form.querySelector("[aria-invalid]")) bringBack(JSON.parse(kept));
}

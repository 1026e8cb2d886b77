// A form is sent once: the second press of an impatient finger does nothing.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // Marked busy only after this turn, so that the pressed button's own name and value are still sent.
    setTimeout(() => event.submitter?.setAttribute("aria-busy", "true"));
    // An answer that is a file leaves the page standing; then the form opens again by itself.
    setTimeout(() => openAgain(form), 10_000);
  });
}

function openAgain(form) {
  delete form.dataset.sent;
  for (const act of document.querySelectorAll("[aria-busy]")) act.removeAttribute("aria-busy");
}

// Coming back with the browser's back button, the page must be ready to send again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-once]").forEach(openAgain));

// A form is sent once: the second press of an impatient finger does nothing.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    // Disabled only after this turn, so that the pressed button's own name and value are still sent.
    setTimeout(() => event.submitter?.setAttribute("aria-busy", "true"));
  });
}

// Coming back with the browser's back button, the page must be ready to send again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) {
    delete form.dataset.sent;
    for (const act of form.querySelectorAll("[aria-busy]")) act.removeAttribute("aria-busy");
  }
});

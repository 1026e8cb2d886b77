// A form with `data-draft` is kept while it is written: two seconds after the last letter, and again when the line is back.
const REST = 2000;

for (const form of document.querySelectorAll("form[data-draft]")) {
  const told = form.querySelector("[data-kept]");
  let waiting;

  const keep = async () => {
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form) });
      if (answer.ok) told.textContent = (await answer.json()).sentence;
    } catch {
      addEventListener("online", keep, { once: true });
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, REST);
  });
  form.addEventListener("submit", () => clearTimeout(waiting));
}

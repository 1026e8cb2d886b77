// A screen of the letter: each change is saved and said; what cannot be saved waits on this phone; her own words are
// read while she types.
const form = document.querySelector("form[data-letter]");
const state = form.querySelector("[data-state]");
const place = `letter:${location.pathname}`;
const say = (words) => { state.textContent = words; };
const later = (wait, act) => {
  let timer;
  return (...given) => { clearTimeout(timer); timer = setTimeout(() => act(...given), wait); };
};

const secret = new Set(["csrfmiddlewaretoken", "campaign", "towards", "together"]);
const written = () => [...new FormData(form)].filter(([name]) => !secret.has(name));
const remember = () => { try { localStorage.setItem(place, JSON.stringify(written())); } catch { /* no room: the server has it */ } };
const forget = () => { try { localStorage.removeItem(place); } catch { /* nothing was kept */ } };

let queue = Promise.resolve();
let changes = 0;
async function keep() {
  const number = changes;
  const body = new FormData(form);
  body.append("save", "yes");
  say(form.dataset.keeping);
  try {
    const answer = await fetch(location.pathname, { method: "POST", body, signal: AbortSignal.timeout(15_000) });
    if (!answer.ok) throw new Error(String(answer.status));
    if (number === changes) { forget(); say(form.dataset.kept); }
  } catch {
    say(form.dataset.lost);
  }
}
const keepSoon = later(900, () => { queue = queue.then(keep); });

form.addEventListener("input", () => { changes += 1; remember(); keepSoon(); });
addEventListener("online", () => { if (localStorage.getItem(place)) keepSoon(); });

let sent = false;
form.addEventListener("submit", (event) => {
  if (sent) { event.preventDefault(); return; }
  if (!navigator.onLine) { event.preventDefault(); remember(); say(form.dataset.lost); return; }
  sent = true;
  setTimeout(() => { sent = false; }, 10_000);
});
addEventListener("pageshow", () => { sent = false; });
// The next page has come: what this one remembered has arrived.
addEventListener("pagehide", () => { if (sent) forget(); });

// What a lost connection left behind comes back into the form, and is saved.
const kept = (() => { try { return JSON.parse(localStorage.getItem(place) ?? "null"); } catch { return null; } })();
if (kept && !form.querySelector("[aria-invalid]")) {
  const values = Map.groupBy ? Map.groupBy(kept, ([name]) => name) : kept.reduce((all, pair) => all.set(pair[0], [...(all.get(pair[0]) ?? []), pair]), new Map());
  for (const element of form.elements) {
    if (!element.name || secret.has(element.name)) continue;
    const pairs = values.get(element.name) ?? [];
    if (element.type === "checkbox" || element.type === "radio") element.checked = pairs.some(([, value]) => value === element.value);
    else if (pairs.length) element.value = pairs[0][1];
  }
  keepSoon();
}

// Her own words for work, studies and interests, and what they may stand for.
async function ask(kind, words) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("kind", kind);
  body.append("words", words);
  const answer = await fetch(form.dataset.words, { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

const paragraph = (words) => Object.assign(document.createElement("p"), { className: "small soft", textContent: words });
for (const field of form.querySelectorAll("[data-meaning]")) {
  const box = field.querySelector(`[name="${field.dataset.box}"]`);
  const shown = field.querySelector("[data-found]");
  const look = later(350, async () => {
    const words = box.value;
    const taken = new Set([...shown.querySelectorAll("input:not(:checked)")].map((one) => one.value));
    let found;
    try { ({ found } = await ask(field.dataset.meaning, words)); } catch { return; }
    if (words !== box.value) return;
    const chips = found.map((one) => {
      const label = Object.assign(document.createElement("label"), { className: "chip" });
      const input = Object.assign(document.createElement("input"), { type: "checkbox", name: `${field.dataset.box}_codes`, value: one.code, checked: one.sure && !taken.has(one.code) });
      label.append(input, one.title);
      return label;
    });
    const row = Object.assign(document.createElement("div"), { className: "chips" });
    row.append(...chips);
    shown.replaceChildren(...(chips.length ? [paragraph(form.dataset.understood), row] : []));
    field.querySelector("[data-seen]").value = words.trim();
  });
  box.addEventListener("input", look);
}

// Words that tell more than they need to are named under the box, gently; she keeps them if she likes.
for (const voice of form.querySelectorAll("textarea.voice")) {
  const note = paragraph("");
  note.setAttribute("role", "status");
  voice.after(note);
  voice.addEventListener("input", later(1200, async () => {
    try {
      const { telling } = await ask("voice", voice.value);
      note.textContent = telling.length ? `${form.dataset.telling} ${telling.join(", ")}` : "";
    } catch { /* the next page asks again */ }
  }));
}

// Of the wishes, only those she has chosen can matter most.
const first = [...form.querySelectorAll('[name="first_wishes"]')];
const chosen = () => {
  const wishes = new Set([...form.querySelectorAll('[name="wishes"]:checked')].map((one) => one.value));
  for (const one of first) {
    one.closest(".chip").hidden = !wishes.has(one.value);
    if (!wishes.has(one.value)) one.checked = false;
  }
  first[0]?.closest(".letter-field").toggleAttribute("hidden", wishes.size < 2);
};
if (first.length) { form.addEventListener("change", chosen); chosen(); }

// Reads a page in the made-up language: which words stand outside its brackets, and which are cut or run out of the page.
() => {
  const unwrapped = [], cut = [], width = document.documentElement.clientWidth;
  const hers = "bdi, [dir=auto], .voice, .brand, [hreflang], .language-name, time, code, script, style, title";
  const isSeen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const isForEarsOnly = (element) => {
    for (let each = element; each; each = each.parentElement) if (getComputedStyle(each).clipPath !== "none") return true;
    return element.closest(".skip, [aria-hidden=true]");
  };
  let depth = 0;
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, parent = node.parentElement, text = node.data;
    let outside = "";
    for (const sign of text) {
      if (sign === "⟦") depth += 1;
      else if (sign === "⟧") depth = Math.max(depth - 1, 0);
      else if (!depth) outside += sign;
    }
    if (parent.closest("script, style")) continue;
    const words = outside.replace(/\s+/g, " ").replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, "");
    if (words && !parent.closest(hers)) unwrapped.push(words);
    if (!text.trim() || parent.closest("option") || !isSeen(parent) || isForEarsOnly(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if (box.left < -1 || box.right > width + 1) { cut.push([text.trim().slice(0, 50), "runs out of the page"]); break; }
      const frame = parent.closest("button, .act, .tag, .chip, .door, .leaf, .notice, input, td, th");
      const around = frame && frame.getBoundingClientRect();
      if (around && (box.left < around.left - 1 || box.right > around.right + 1 || box.top < around.top - 4 || box.bottom > around.bottom + 4)) {
        cut.push([text.trim().slice(0, 50), `runs out of ${frame.className || frame.tagName}`]);
        break;
      }
    }
    const whole = range.getBoundingClientRect();
    for (let each = parent; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each), around = each.getBoundingClientRect();
      const isCutAcross = /hidden|clip/.test(style.overflowX) && (whole.left < around.left - 1 || whole.right > around.right + 1);
      const isCutBelow = /hidden|clip/.test(style.overflowY) && (whole.top < around.top - 4 || whole.bottom > around.bottom + 4);
      if (isCutAcross || isCutBelow) {
        cut.push([text.trim().slice(0, 50), `is cut by ${each.className || each.tagName}`]);
        break;
      }
    }
  }
  for (const element of document.querySelectorAll("[placeholder], [aria-label], [title], img[alt]"))
    for (const name of ["placeholder", "aria-label", "title", "alt"]) {
      const said = element.getAttribute(name);
      if (said && !said.includes("⟦")) unwrapped.push(said);
    }
  return { unwrapped, cut };
}

(() => {
  const canvas = document.getElementById("canvas");
  const svg = canvas.querySelector("svg");
  const cards = document.getElementById("cards");
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const drawing = drawn(svg);
  const { boxes } = drawing;
  let chosen = null;

  // The script takes over: without it the page is a picture and a list.
  document.body.classList.add("live");
  for (const element of document.querySelectorAll("[data-live]")) element.hidden = false;
  const { actions, keys, centreOn, wasDragged } = panning(canvas);

  const choose = (node, { move = false, focus = false } = {}) => {
    chosen = node;
    svg.classList.remove("searching");
    pointOut(drawing, node);
    cards.hidden = node === null;
    for (const card of cards.querySelectorAll("section")) {
      card.hidden = card.dataset.card !== node;
      if (card.hidden) continue;
      cards.scrollTop = 0;
      status.textContent = card.querySelector("h2").textContent;
      if (focus) card.querySelector("h2").focus();
    }
    if (node === null) {
      status.textContent = "";
      history.replaceState(null, "", location.pathname + location.search);
      return;
    }
    const known = boxes.get(node);
    if (known) {
      const link = known[0].querySelector("a");
      if (link) history.replaceState(null, "", link.getAttribute("href"));
      if (move) centreOn(known[0]);
    }
  };
  const nodeOf = (hash) => {
    let id = hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      return null;
    }
    const card = document.getElementById(id);
    return card && card.dataset.card !== undefined ? card.dataset.card : null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      if (wasDragged() && canvas.contains(link)) return;
      const node = nodeOf(link.getAttribute("href"));
      const outside = !canvas.contains(link);
      // The keyboard opens a box as well, and then reads what it is about.
      const typed = event.detail === 0;
      if (node !== null) choose(node, { move: outside, focus: outside || typed });
    } else if (canvas.contains(event.target) && !wasDragged()) {
      choose(null);
    }
  });
  actions.close = () => {
    const known = boxes.get(chosen);
    choose(null);
    if (known) known[0].querySelector("a").focus();
  };
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", actions[button.dataset.do]);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target === search;
    if (event.key === "Escape") {
      if (typing) {
        search.value = "";
        mark();
      }
      if (chosen !== null) actions.close();
    } else if (event.key === "/" && !typing) {
      event.preventDefault();
      search.select();
      search.focus();
    } else if (!typing && keys[event.key] && !cards.contains(event.target)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const names = [...cards.querySelectorAll("section")].map((card) => [
    plain(`${card.querySelector("h2").textContent}\n${card.dataset.names}`),
    card.dataset.card,
  ]);
  const find = () => {
    const asked = plain(search.value.trim());
    if (asked === "") return [];
    const rank = (name) => {
      const parts = name.split("\n");
      if (parts.includes(asked)) return 0;
      if (parts.some((part) => part.startsWith(asked))) return 1;
      return asked.split(/\s+/u).every((word) => name.includes(word)) ? 2 : 3;
    };
    const found = names.map(([name, node], at) => [rank(name), at, node]).filter(([r]) => r < 3);
    return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , node]) => node);
  };
  const mark = () => {
    const found = new Set(find());
    const asked = search.value.trim() !== "";
    for (const [id, known] of boxes) {
      for (const box of known) box.classList.toggle("found", found.has(id));
    }
    svg.classList.toggle("searching", asked);
    status.textContent = asked ? `${found.size} ${found.size === 1 ? "role" : "roles"}` : "";
  };
  search.addEventListener("input", mark);
  let turn = 0;
  search.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = find();
    if (found.length === 0) return;
    turn = chosen === found[turn % found.length] ? turn + 1 : 0;
    choose(found[turn % found.length], { move: true });
  });

  const first = nodeOf(location.hash);
  choose(first, { move: first !== null });
  window.addEventListener("hashchange", () => {
    const node = nodeOf(location.hash);
    if (node !== null && node !== chosen) choose(node, { move: true });
  });
})();

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
  actions.fit();

  // Roles that somebody opens come after one another in the history, so that Back leads to the one before.
  const choose = (node, { move = false, focus = false, isNew = node !== chosen } = {}) => {
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
      if (isNew) history.pushState(null, "", location.pathname + location.search);
      return;
    }
    const known = boxes.get(node);
    if (known) {
      const link = known[0].querySelector("a");
      if (link && isNew) history.pushState(null, "", link.getAttribute("href"));
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
  // The title and the id of a role, and then its aliases.
  const names = [...cards.querySelectorAll("section")].map((card) => {
    const [id, ...aliases] = card.dataset.names.split("\n");
    const own = [card.querySelector("h2").textContent, id];
    const skills = [...card.querySelectorAll(".asks span")].map((skill) => plain(skill.textContent));
    return { own: own.map(plain), aliases: aliases.filter((alias) => alias !== ""), skills, node: card.dataset.card };
  });
  const find = () => {
    const asked = plain(search.value.trim());
    if (asked === "") return [];
    const words = asked.split(/\s+/u);
    const rank = (name) => {
      if (name === asked) return 0;
      if (name.startsWith(asked)) return 1;
      return words.every((word) => name.includes(word)) ? 2 : 9;
    };
    // What is found by another name comes behind, with that name.
    const found = names.map(({ own, aliases, node }) => {
      const best = Math.min(...own.map(rank));
      const [other, by] = aliases.map((alias) => [rank(plain(alias)), alias]).sort((a, b) => a[0] - b[0])[0] || [9, ""];
      if (other === 0 && best > 0) return { rank: 0.5, node, by };
      return best < 9 ? { rank: best, node, by: "" } : { rank: other + 3, node, by };
    }).filter((one) => one.rank < 9).sort((a, b) => a.rank - b.rank);
    // A skill leads to those who ask for it, where it is named in full or no role is called so.
    const least = found.length === 0 ? 2 : 0;
    const asking = names.filter(({ skills }) => skills.some((skill) => rank(skill) <= least));
    const known = new Set(found.map((one) => one.node));
    const others = asking.filter(({ node }) => !known.has(node));
    return found.concat(others.map(({ node }) => ({ node, by: "", asks: true })));
  };
  const mark = () => {
    const all = find();
    const found = new Set(all.map((one) => one.node));
    const asked = search.value.trim() !== "";
    for (const [id, known] of boxes) {
      for (const box of known) box.classList.toggle("found", found.has(id));
    }
    svg.classList.toggle("searching", asked);
    const asking = all.length > 0 && all.every((one) => one.asks);
    const verb = found.size === 1 ? " asks for it" : " ask for it";
    status.textContent = asked ? `${found.size} ${found.size === 1 ? "role" : "roles"}${asking ? verb : ""}` : "";
  };
  search.addEventListener("input", mark);
  let turn = 0;
  search.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = find();
    if (found.length === 0) return;
    turn = chosen === found[turn % found.length].node ? turn + 1 : 0;
    const { node, by } = found[turn % found.length];
    choose(node, { move: true });
    if (by !== "") status.textContent += `, also called ${by}`;
  });

  const first = nodeOf(location.hash);
  choose(first, { move: first !== null, isNew: false });
  window.addEventListener("popstate", () => {
    const node = nodeOf(location.hash);
    if (node !== chosen) choose(node, { move: node !== null, isNew: false });
  });
})();

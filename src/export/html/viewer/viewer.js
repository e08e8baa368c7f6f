"use strict";
(() => {
  const canvas = document.getElementById("canvas");
  const svg = canvas.querySelector("svg");
  const cards = document.getElementById("cards");
  const search = document.getElementById("search");
  const status = document.getElementById("status");
  const boxes = new Map(), lines = [];
  for (const box of svg.querySelectorAll("[data-node]")) {
    const known = boxes.get(box.dataset.node) || [];
    boxes.set(box.dataset.node, known.concat(box));
  }
  for (const line of svg.querySelectorAll("[data-ends]")) {
    lines.push([line, line.dataset.ends.split(" ")]);
  }
  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let shown = { ...all };
  let chosen = null;

  // The script takes over: without it the page is a picture and a list.
  document.body.classList.add("live");
  for (const element of document.querySelectorAll("[data-live]")) element.hidden = false;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");

  // How many units of the drawing a pixel shows, and the part of the drawing that fills the canvas.
  const scale = () => Math.max(shown.width / canvas.clientWidth, shown.height / canvas.clientHeight);
  const show = () => svg.setAttribute("viewBox", `${shown.x} ${shown.y} ${shown.width} ${shown.height}`);
  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const keepInside = () => {
    shown.x = clamp(shown.x, all.x - shown.width / 2, all.x + all.width - shown.width / 2);
    shown.y = clamp(shown.y, all.y - shown.height / 2, all.y + all.height - shown.height / 2);
  };
  const pan = (right, down) => {
    shown.x += right;
    shown.y += down;
    keepInside();
    show();
  };
  // Zooms around a place of the drawing, which stays where it is.
  const zoom = (factor, at) => {
    const centre = at || { x: shown.x + shown.width / 2, y: shown.y + shown.height / 2 };
    const width = clamp(shown.width * factor, 120, all.width * 2);
    const by = width / shown.width;
    shown = {
      x: centre.x - (centre.x - shown.x) * by,
      y: centre.y - (centre.y - shown.y) * by,
      width,
      height: shown.height * by,
    };
    keepInside();
    show();
  };
  const fit = () => {
    shown = { ...all };
    show();
  };
  const place = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(svg.getScreenCTM().inverse());
  };
  const centreOn = (box) => {
    const area = box.getBBox();
    const readable = canvas.clientWidth * 1.1;
    if (shown.width > readable) {
      shown.height *= readable / shown.width;
      shown.width = readable;
    }
    shown.x = area.x + area.width / 2 - shown.width / 2;
    shown.y = area.y + area.height / 2 - shown.height / 2;
    show();
  };

  const choose = (node, { move = false, focus = false } = {}) => {
    chosen = node;
    svg.classList.remove("searching");
    const near = new Set([node]);
    for (const [line, ends] of lines) {
      const touches = ends.includes(node);
      line.classList.toggle("far", node !== null && !touches);
      line.classList.toggle("near", touches);
      if (touches) ends.forEach((end) => near.add(end));
    }
    for (const [id, drawn] of boxes) {
      for (const box of drawn) {
        box.classList.toggle("far", node !== null && !near.has(id));
        box.classList.toggle("chosen", id === node);
      }
    }
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
    const drawn = boxes.get(node);
    if (drawn) {
      const link = drawn[0].querySelector("a");
      if (link) history.replaceState(null, "", link.getAttribute("href"));
      if (move) centreOn(drawn[0]);
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

  // A drag pans; two fingers zoom. A press that hardly moves is a click.
  const fingers = new Map();
  let dragged = false;
  const spread = () => {
    const [a, b] = [...fingers.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY, moved: 0 });
    dragged = false;
  });
  window.addEventListener("pointermove", (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    const before = fingers.size === 2 ? spread() : 0;
    const [right, down] = [event.clientX - finger.x, event.clientY - finger.y];
    finger.x = event.clientX;
    finger.y = event.clientY;
    finger.moved += Math.abs(right) + Math.abs(down);
    if (finger.moved < 5) return;
    dragged = true;
    if (fingers.size === 2) {
      const after = spread();
      if (after > 0) zoom(before / after, place(event));
    } else {
      pan(-right * scale(), -down * scale());
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      // The click of this press comes first.
      setTimeout(() => { dragged = false; });
    });
  }
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const step = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    zoom(Math.exp(clamp(step, -120, 120) * 0.002), place(event));
  }, { passive: false });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      if (dragged && canvas.contains(link)) return;
      const node = nodeOf(link.getAttribute("href"));
      const outside = !canvas.contains(link);
      // The keyboard opens a box as well, and then reads what it is about.
      const typed = event.detail === 0;
      if (node !== null) choose(node, { move: outside, focus: outside || typed });
    } else if (canvas.contains(event.target) && !dragged) {
      choose(null);
    }
  });
  const actions = {
    in: () => zoom(0.8),
    out: () => zoom(1.25),
    fit,
    close: () => {
      const drawn = boxes.get(chosen);
      choose(null);
      if (drawn) drawn[0].querySelector("a").focus();
    },
  };
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", actions[button.dataset.do]);
  }

  const far = 60;
  const keys = {
    "+": actions.in, "=": actions.in, "-": actions.out, "0": fit,
    ArrowLeft: () => pan(-far * scale(), 0),
    ArrowRight: () => pan(far * scale(), 0),
    ArrowUp: () => pan(0, -far * scale()),
    ArrowDown: () => pan(0, far * scale()),
  };
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
  // A box that the keyboard comes to is brought into sight.
  svg.addEventListener("focusin", (event) => {
    const box = event.target.closest("[data-node]");
    if (!box || !event.target.matches(":focus-visible")) return;
    const [area, view] = [box.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const inside = area.left >= view.left && area.right <= view.right
      && area.top >= view.top && area.bottom <= view.bottom;
    if (!inside) centreOn(box);
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
    for (const [id, drawn] of boxes) {
      for (const box of drawn) box.classList.toggle("found", found.has(id));
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

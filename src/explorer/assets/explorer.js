"use strict";
// What makes the pages handier. All of them work without it.
(() => {
  // What somebody has arranged on a page comes back when it is made anew.
  const place = location.pathname + location.search;
  const kept = {};
  try {
    Object.assign(kept, JSON.parse(sessionStorage.getItem(place) || "{}"));
  } catch {
    // Somebody lets pages keep nothing.
  }
  const keep = (name, value) => {
    kept[name] = value;
    try {
      sessionStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // The same.
    }
  };

  // Drawings can be moved and zoomed, and point out what a role has to do with.
  for (const canvas of document.querySelectorAll("[data-pan]")) {
    const svg = canvas.querySelector("svg");
    if (!svg) continue;
    // A copy: the drawing changes its own as it is moved.
    const { width, height } = svg.viewBox.baseVal;
    const area = { width, height };
    const { actions, keys, centreOn, first, wasDragged, view, look, unitsPerPixel } = panning(canvas, { scrolls: true });
    const fitted = () => {
      const whole = canvas.clientWidth * area.height / area.width;
      // A high drawing has its own size, if that is not endless, and the page scrolls. Of one that is too wide to be
      // read as a whole, as much is shown as the window has room for.
      const legible = Math.min(area.height, innerHeight * 2.5);
      const room = innerHeight - canvas.getBoundingClientRect().top - scrollY - 12;
      const most = area.width > canvas.clientWidth * LEGIBLE
        ? Math.min(area.height / 1.1, Math.max(innerHeight * 0.55, room))
        : Math.min(area.height * 1.15, whole, Math.max(innerHeight * 0.72, legible));
      canvas.style.height = `${Math.max(most, 160)}px`;
    };
    canvas.classList.add("live");
    // Boxes take the keys as well: one stop less for the keyboard.
    if (svg.querySelector("[data-node] a")) canvas.tabIndex = -1;
    canvas.style.setProperty("--ratio", area.height / area.width);
    fitted();
    actions.fit();
    // Where the whole is too small to be read, it begins where somebody stands, or where careers begin.
    if (unitsPerPixel() > LEGIBLE) {
      const own = svg.querySelector("g.c[data-node], g.v[data-node]");
      if (own || first) centreOn(own || first);
    }
    // A view comes back to the same drawing, where somebody has moved it.
    const of = `${svg.querySelectorAll("[data-node]").length} ${area.width} ${area.height}`;
    const untouched = JSON.stringify(view());
    if (kept.view && kept.view.of === of) look(kept.view.view);
    addEventListener("pagehide", () => {
      const last = view();
      keep("view", JSON.stringify(last) === untouched ? null : { of, view: last });
    });
    addEventListener("resize", fitted);
    canvas.addEventListener("click", (event) => {
      if (wasDragged()) event.preventDefault();
    }, true);
    canvas.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    const figure = canvas.closest("figure");
    for (const element of figure.querySelectorAll("[data-live]")) element.hidden = false;
    for (const button of figure.querySelectorAll("[data-do]")) {
      button.addEventListener("click", actions[button.dataset.do]);
    }
    const drawing = drawn(svg);
    const nodeOf = (event) => {
      const box = event.target.closest("[data-node]");
      return box ? box.dataset.node : null;
    };
    svg.addEventListener("pointerover", (event) => pointOut(drawing, nodeOf(event)));
    svg.addEventListener("pointerleave", () => pointOut(drawing, null));
    svg.addEventListener("focusin", (event) => pointOut(drawing, nodeOf(event)));
    svg.addEventListener("focusout", () => pointOut(drawing, null));
  }

  // Fields for names complete them. They are fetched when somebody first comes to such a field.
  const option = (value) => {
    const element = document.createElement("option");
    element.value = value;
    return element;
  };
  let fetched = null;
  const complete = async () => {
    fetched = fetched || fetch("/names").then((reply) => reply.json());
    const { roles, skills } = await fetched;
    const lists = { roles, skills, names: roles.concat(skills) };
    for (const [id, values] of Object.entries(lists)) {
      let list = document.getElementById(id);
      if (!list) {
        list = document.createElement("datalist");
        list.id = id;
        document.body.append(list);
      }
      if (list.childElementCount === 0) list.append(...values.map(option));
    }
  };
  for (const field of document.querySelectorAll("input[list]")) {
    field.addEventListener("focus", () => complete().catch(() => { fetched = null; }), { once: true });
  }

  // Fields that say nothing stay out of the address.
  for (const form of document.querySelectorAll("form")) {
    form.addEventListener("submit", () => {
      const silent = [...form.elements].filter((field) => field.name && field.value === "");
      for (const field of silent) field.disabled = true;
      setTimeout(() => { for (const field of silent) field.disabled = false; });
    });
  }

  // Tables are sorted by a press on a head.
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    const of = `sort ${table.parentElement.getAttribute("aria-label")}`;
    const original = [...table.tBodies[0].rows];
    // Some cells say by what they are sorted.
    const text = (row, column) => {
      const said = row.cells[column].querySelector("data");
      return said ? said.value : row.cells[column].textContent.trim();
    };
    const sort = (column, falls) => {
      const head = heads[column];
      if (!head) return;
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", falls ? "descending" : "ascending");
      const rows = original.slice();
      rows.sort((a, b) => {
        const [x, y] = [text(a, column), text(b, column)];
        // What is not said comes last, whatever the order.
        if (x === "" || y === "") return (x === "") - (y === "");
        return falls ? order.compare(y, x) : order.compare(x, y);
      });
      table.tBodies[0].append(...rows);
      keep(of, [column, falls]);
    };
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending"));
    });
    if (kept[of]) sort(...kept[of]);
  }

  // Long tables are cut down to the rows that have all words of a field.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  for (const table of document.querySelectorAll(".wide > table:not(.matrix)")) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 15) continue;
    const region = table.parentElement;
    const of = `filter ${region.getAttribute("aria-label")}`;
    const filter = document.createElement("label");
    filter.className = "filter";
    const field = document.createElement("input");
    field.type = "search";
    const count = document.createElement("output");
    filter.append("Only rows with ", field, count);
    const texts = rows.map((row) => plain(row.textContent));
    const cut = () => {
      const words = plain(field.value).split(/\s+/u).filter((word) => word !== "");
      const fits = texts.map((text) => words.every((word) => text.includes(word)));
      rows.forEach((row, at) => { row.hidden = !fits[at]; });
      count.textContent = words.length === 0 ? "" : `${fits.filter((fit) => fit).length} of ${rows.length}`;
      keep(of, field.value);
    };
    field.addEventListener("input", cut);
    region.before(filter);
    if (kept[of]) {
      field.value = kept[of];
      cut();
    }
  }

  // Paper has a date.
  addEventListener("beforeprint", () => {
    for (const place of document.querySelectorAll("[data-today]")) {
      place.textContent = ` \u00b7 ${new Date().toLocaleDateString(undefined, { dateStyle: "long" })}`;
    }
  });

  // What has been opened stays open.
  const details = [...document.querySelectorAll("details")];
  for (const at of kept.open || []) {
    if (details[at]) details[at].open = true;
  }
  addEventListener("pagehide", () => keep("open", details.flatMap((one, at) => (one.open ? [at] : []))));
  const here = document.querySelector(".top [aria-current]");
  if (here) here.scrollIntoView({ block: "nearest", inline: "center" });

  // Who works with the keyboard stays where they were when a page is made anew.
  const stops = () => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")];
  const named = (element) => [element.tagName, element.getAttribute("href") || element.name || "",
    element.textContent.trim(), element.getAttribute("aria-label") || ""].join("\n");
  const keepFocus = () => {
    const stop = document.activeElement;
    const name = stop && stop !== document.body ? named(stop) : "";
    const at = name === "" ? 0 : stops().filter((one) => named(one) === name).indexOf(stop);
    keep("focus", name === "" ? null : { name, at });
  };
  if (kept.focus) {
    const like = stops().filter((one) => named(one) === kept.focus.name);
    const stop = like[kept.focus.at] || like[0];
    keep("focus", null);
    if (stop) stop.focus({ preventScroll: true });
  }

  // The search is a key away.
  const search = document.querySelector(".find input");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "/" || event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    search.select();
    search.focus();
  });

  // When the files change, so does the page, unless somebody is about to ask something.
  const version = document.body.dataset.version;
  const news = document.getElementById("news");
  const say = (text, leads) => {
    news.hidden = text === "";
    news.querySelector("span").textContent = text;
    news.querySelector("a").hidden = !leads;
  };
  news.querySelector("a").href = place;
  const isChanged = (field) => (field.type === "checkbox"
    ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT"
      ? field.selectedIndex !== Math.max([...field.options].findIndex((one) => one.defaultSelected), 0)
      : field.type !== "hidden" && field.value !== field.defaultValue);
  const isAsking = () => [...document.querySelectorAll("form input, form select")].some(isChanged);
  let waits = false;
  const check = async () => {
    if (document.hidden || waits) return;
    waits = true;
    try {
      const reply = await fetch("/version");
      const now = reply.ok ? await reply.text() : version;
      const isNew = now !== version;
      if (isNew && !isAsking()) {
        // Once is enough, however long the page takes.
        clearInterval(timer);
        keepFocus();
        location.reload();
        return;
      }
      const cannot = now.endsWith("broken") ? ", and cannot be read as they are now" : "";
      say(isNew ? `The files have changed${cannot}.` : "", isNew);
    } catch {
      say("The explorer has ended: this page is as it was.", false);
    } finally {
      waits = false;
    }
  };
  const timer = setInterval(check, 1500);
  document.addEventListener("visibilitychange", check);
})();

"use strict";
// Moves and zooms a drawing in its canvas. In a page that scrolls, the wheel zooms with Ctrl alone, and one
// finger scrolls the page up and down.
const panning = (canvas, { scrolls = false } = {}) => {
  const svg = canvas.querySelector("svg");
  const whole = svg.viewBox.baseVal;
  document.body.classList.toggle("across", whole.width > whole.height);
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let shown = { ...all };
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
  // Its boxes are stops of the keyboard, and not the drawing itself.
  if (svg.querySelector("[data-node] a")) svg.tabIndex = -1;

  // How many units of the drawing a pixel shows, and the part of the drawing that fills the canvas.
  const scale = () => Math.max(shown.width / canvas.clientWidth, shown.height / canvas.clientHeight);
  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const { first, follow } = lanes(svg, clamp);
  const seen = () => {
    const [width, height] = [canvas.clientWidth * scale(), canvas.clientHeight * scale()];
    return {
      x: shown.x + (shown.width - width) / 2, y: shown.y + (shown.height - height) / 2, width, height,
    };
  };
  const show = () => {
    svg.setAttribute("viewBox", `${shown.x} ${shown.y} ${shown.width} ${shown.height}`);
    follow(seen());
  };
  // What is seen lies within the drawing, and in its middle where it is more than that.
  const keepInside = () => {
    const area = seen();
    const moved = (start, length, from, whole) => {
      const half = Math.min(length, whole) / 2;
      return clamp(start + length / 2, from + half, from + whole - half) - start - length / 2;
    };
    shown.x += moved(area.x, area.width, all.x, all.width);
    shown.y += moved(area.y, area.height, all.y, all.height);
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
    const whole = Math.max(all.width, all.height * shown.width / shown.height);
    const width = clamp(shown.width * factor, 120, Math.max(whole, shown.width));
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
    if (scale() > LEGIBLE) {
      shown.width = canvas.clientWidth * 1.1;
      shown.height = canvas.clientHeight * 1.1;
    }
    shown.x = area.x + area.width / 2 - shown.width / 2;
    shown.y = area.y + area.height / 2 - shown.height / 2;
    keepInside();
    show();
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
    // Of two fingers each moves the drawing by half of its way.
    pan(-right * scale() / fingers.size, -down * scale() / fingers.size);
    if (fingers.size === 2) {
      const after = spread();
      if (after > 0) zoom(before / after, place(event));
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    window.addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      // The click of this press comes first.
      setTimeout(() => { dragged = false; });
    });
  }
  // Two fingers move the drawing and not the page.
  canvas.addEventListener("touchmove", (event) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  }, { passive: false });
  canvas.addEventListener("dragstart", (event) => event.preventDefault());
  canvas.addEventListener("wheel", (event) => {
    if (scrolls && !event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const step = event.deltaMode === 1 ? event.deltaY * 16 : event.deltaY;
    zoom(Math.exp(clamp(step, -120, 120) * 0.002), place(event));
  }, { passive: false });

  // A box that the keyboard comes to is brought into sight.
  svg.addEventListener("focusin", (event) => {
    const box = event.target.closest("[data-node]");
    if (!box || !event.target.matches(":focus-visible")) return;
    const [area, view] = [box.getBoundingClientRect(), canvas.getBoundingClientRect()];
    const inside = area.left >= view.left && area.right <= view.right
      && area.top >= view.top && area.bottom <= view.bottom;
    if (!inside) centreOn(box);
  });

  // Paper has all of it.
  let before = null;
  addEventListener("beforeprint", () => {
    before = { ...shown };
    fit();
    follow(all);
  });
  addEventListener("afterprint", () => {
    if (before) shown = before;
    before = null;
    show();
  });
  addEventListener("resize", () => {
    keepInside();
    show();
  });

  const far = 60;
  const actions = { in: () => zoom(0.8), out: () => zoom(1.25), fit };
  const keys = {
    "+": actions.in, "=": actions.in, "-": actions.out, "0": fit,
    ArrowLeft: () => pan(-far * scale(), 0),
    ArrowRight: () => pan(far * scale(), 0),
    ArrowUp: () => pan(0, -far * scale()),
    ArrowDown: () => pan(0, far * scale()),
  };
  return {
    actions, keys, centreOn, first,
    wasDragged: () => dragged,
    // What is shown, to be kept and to be shown again.
    view: () => ({ ...shown }),
    look: (view) => {
      shown = { ...view };
      keepInside();
      show();
    },
    unitsPerPixel: scale,
  };
};

// More units of a drawing on a pixel cannot be read.
const LEGIBLE = 1.5;

// The boxes of a drawing in the order in which they are read, which is also that of the keyboard: lane by lane
// from the lowest level up, else along the rows or columns in which they stand. The names of lanes stay in sight.
const lanes = (svg, clamp) => {
  const all = [...svg.querySelectorAll("g:not([role]) > rect[class^='k']")].map((rect) => {
    const texts = [...rect.parentNode.querySelectorAll("text")];
    // What lies below a name that has moved is hidden, in the colour of the lane.
    const band = rect.cloneNode();
    band.removeAttribute("rx");
    return { area: rect.getBBox(), texts, band, x: 0, y: 0 };
  });
  const middle = (box) => {
    const { x, y, width, height } = box.getBBox();
    return { box, x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  };
  const laneOf = ({ x, y }) => all.findIndex(({ area }) => x >= area.x && x <= area.x + area.width
    && y >= area.y && y <= area.y + area.height);
  const places = [...svg.querySelectorAll("[data-node]")].map(middle);
  for (const place of places) {
    const lane = laneOf(place);
    place.lane = lane < 0 ? svg.viewBox.baseVal.width : all[lane].area.x;
  }
  const different = (axis) => new Set(places.map((place) => place[axis])).size;
  const isInColumns = all.length === 0 && different("x") < different("y");
  places.sort(isInColumns
    ? (a, b) => a.x - b.x || a.y - b.y
    : (a, b) => a.lane - b.lane || b.y - a.y || a.x - b.x);
  for (const { box } of places) box.parentNode.append(box);

  // Names lie above all else.
  for (const { texts, band } of all) {
    svg.append(band);
    for (const text of texts) {
      text.classList.add("lane");
      svg.append(text);
    }
  }
  const follow = (seen) => {
    for (const { area, texts, band } of all) {
      if (texts.length === 0) continue;
      const [left, right] = [Math.max(area.x, seen.x), Math.min(area.x + area.width, seen.x + seen.width)];
      const own = texts.map((text) => text.getBBox());
      const wide = Math.max(...own.map((one) => one.width)) + 8;
      const first = Math.min(...own.map((one) => one.y));
      const high = Math.max(...own.map((one) => one.y + one.height)) - first;
      const centre = own[0].x + own[0].width / 2;
      const half = Math.min(wide, area.width) / 2;
      const across = right > left && wide < area.width
        ? clamp((left + right) / 2, area.x + half, area.x + area.width - half) - centre
        : 0;
      const down = clamp(seen.y + 4 - first, 0, Math.max(area.height - high - 24, 0));
      for (const text of texts) text.setAttribute("transform", `translate(${across} ${down})`);
      band.setAttribute("height", down > 0 ? Math.max(first + down + high + 4 - area.y, 0) : 0);
    }
  };
  const lowest = (a, b) => (b.y > a.y ? b : a);
  const start = isInColumns ? places[0] : places.reduce(lowest, places[0]);
  return { first: start && start.box, follow };
};

// Which boxes of a drawing are which role, and which lines join them.
const drawn = (svg) => {
  const boxes = new Map(), lines = [];
  for (const box of svg.querySelectorAll("[data-node]")) {
    const known = boxes.get(box.dataset.node) || [];
    boxes.set(box.dataset.node, known.concat(box));
  }
  for (const line of svg.querySelectorAll("[data-ends]")) {
    lines.push([line, line.dataset.ends.split(" ")]);
  }
  return { boxes, lines };
};

// Fades what a role has nothing to do with; all comes back without a role.
const pointOut = ({ boxes, lines }, node) => {
  const near = new Set([node]);
  for (const [line, ends] of lines) {
    const touches = ends.includes(node);
    line.classList.toggle("far", node !== null && !touches);
    line.classList.toggle("near", touches);
    if (touches) ends.forEach((end) => near.add(end));
  }
  for (const [id, all] of boxes) {
    for (const box of all) {
      box.classList.toggle("far", node !== null && !near.has(id));
      box.classList.toggle("chosen", id === node);
    }
  }
};

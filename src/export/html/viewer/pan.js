"use strict";
// Moves and zooms a drawing in its canvas. In a page that scrolls, the wheel zooms with Ctrl alone, and
// fingers scroll the page.
const panning = (canvas, { scrolls = false } = {}) => {
  const svg = canvas.querySelector("svg");
  const whole = svg.viewBox.baseVal;
  const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
  let shown = { ...all };
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
    if (event.button !== 0 || (scrolls && event.pointerType === "touch")) return;
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
    actions, keys, centreOn,
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

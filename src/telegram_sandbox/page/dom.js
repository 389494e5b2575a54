// Building elements. Foreign text only ever becomes a text node here: nothing on the page uses innerHTML.

/** One element: `on…` values become listeners, true and "" bare attributes, false and null nothing. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SHAPES = {
  send: "M4 12l16-8-5 16-4-6zM11 14l9-10",
  attach: "M8 12.5l6.5-6.5a3.2 3.2 0 0 1 4.5 4.5l-8.5 8.5a5.2 5.2 0 0 1-7.3-7.3L11 4",
  back: "M15 5l-7 7 7 7",
  reply: "M10 5L4 11l6 6M4 11h10a6 6 0 0 1 6 6v2",
  edit: "M4 20l1-5L16 4l4 4L9 19zM13 7l4 4",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 14a4.5 4.5 0 0 0 8 0M9 9h.01M15 9h.01",
  image: "M4 5h16v14H4zM4 16l5-5 5 5 2-2 4 4M15.5 9h.01",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  dots: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M19 5l-1.4 1.4M6.4 17.6L5 19",
  keyboard: "M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M7 14h10",
  plus: "M12 5v14M5 12h14",
  beside: "M4 5h16v14H4zM12 5v14M16 12h.01",
  slash: "M14 5l-4 14M4 4h16v16H4z",
  scan: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M7 12h10",
  down: "M12 5v13M6 13l6 6 6-6",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  film: "M4 5h16v14H4zM10 9v6l5-3z",
  mic: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4",
  pin: "M12 21s-7-6.3-7-11a7 7 0 0 1 14 0c0 4.7-7 11-7 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  phone: "M6 3h4l2 5-2.5 1.500a12 12 0 0 0 5 5L16 12l5 2v4a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z",
  link: "M8 16L17 7M10 7h7v7",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.500 0 0 1 7 0v3",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  flag: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  users: "M9 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM3.5 19a5.500 5.500 0 0 1 11 0M16 6a3 3 0 0 1 0 5.500M17 14a5 5 0 0 1 3.500 5",
  check: "M5 12.500l4.5 4.500L19 7",
};

/** A small line drawing that assistive technology passes over: the button around it carries the words. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows a drawing and says `label`. */
export function iconButton(name, label, onclick, attributes = {}) {
  return h("button", { type: "button", class: "round", "aria-label": label, title: label, onclick, ...attributes }, icon(name));
}

/** Puts exactly `nodes` into `parent`, moving only what stands elsewhere, so that focus and scrolling survive. */
export function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (parent.childNodes[at] !== node) parent.insertBefore(node, parent.childNodes[at] ?? null);
  });
}

/** A coloured disc with the first letter of a name; the colour belongs to the id and so stays. */
export function avatar(id, name) {
  const [letter] = (name || "?").normalize("NFD"); // without its accent: Greek capitals carry none
  return h("span", { class: "avatar", "data-tint": Math.abs(Number(id)) % 8, "aria-hidden": "true" }, letter.toUpperCase());
}

// What opens above the page: menus, questions, the enlarged photo, and short notices.

import { avatar, h, icon, iconButton } from "./dom.js";
import { people } from "./state.js";
import { word } from "./words.js";

/** A notice that goes by itself; `place` is a column's own corner or, without one, the page's. */
export function notice(text, place = document.getElementById("notices")) {
  const node = h("div", { class: "notice" }, text);
  place.append(node);
  setTimeout(() => node.remove(), Math.max(3000, text.length * 70));
}

/** Opens a dialog that goes when it is closed; the focus returns to where it was. */
export function openDialog(dialog) {
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A bot's alert, which stays until it is answered with OK. */
export function alertBox(text) {
  const dialog = h("dialog", { class: "box", role: "alertdialog", "aria-label": text });
  dialog.append(h("p", {}, text), h("div", { class: "answers" },
    h("button", { type: "button", class: "plain strong", autofocus: true, onclick: () => dialog.close() }, word("ok"))));
  openDialog(dialog);
}

/** Asks for one of the people; resolves to an id, or null when nobody was chosen. */
export function choosePerson(title, except = null) {
  return new Promise((done) => {
    let chosen = null;
    const dialog = h("dialog", { class: "box", "aria-label": title });
    const choices = [...people.values()].filter(({ id, deactivated }) => id !== except && !deactivated).map((person) =>
      h("button", { type: "button", class: "choice", "data-choose": person.id, onclick: () => { chosen = person.id; dialog.close(); } },
        avatar(person.id, person.first_name),
        h("span", { class: "two" }, h("b", {}, person.first_name), h("small", {}, person.note ?? ""))));
    dialog.append(h("h2", {}, title), h("div", { class: "choices" }, choices), h("div", { class: "answers" },
      h("button", { type: "button", class: "plain", onclick: () => dialog.close() }, word("cancel"))));
    dialog.addEventListener("close", () => done(chosen));
    openDialog(dialog);
  });
}

/** Asks who the new person is; resolves to {first_name, language_code} or null. */
export function askPerson() {
  return new Promise((done) => {
    let made = null;
    const name = h("input", { name: "first_name", required: true, maxlength: 64, autocomplete: "off", autofocus: true });
    const tongue = h("select", { name: "language_code" },
      h("option", { value: "el" }, "Ελληνικά"), h("option", { value: "en" }, "English"), h("option", { value: "de" }, "Deutsch"));
    const dialog = h("dialog", { class: "box", "aria-label": word("newPerson") });
    const submit = (event) => {
      event.preventDefault();
      if (!name.value.trim()) return;
      made = { first_name: name.value.trim(), language_code: tongue.value };
      dialog.close();
    };
    dialog.append(h("form", { onsubmit: submit },
      h("h2", {}, word("newPerson")),
      h("label", {}, word("name"), name),
      h("label", {}, word("language"), tongue),
      h("div", { class: "answers" },
        h("button", { type: "button", class: "plain", onclick: () => dialog.close() }, word("cancel")),
        h("button", { type: "submit", class: "plain strong" }, word("create")))));
    dialog.addEventListener("close", () => done(made));
    openDialog(dialog);
  });
}

// A few of Telegram's topic icons: custom emoji and what they show.
const ICONS = {
  "": "–", "5417915203100613993": "💬", "5379748062124056162": "❗️", "5377316857231450742": "❓", "5312241539987020022": "🔥", "5312536423851630001": "💡",
  "5312138559556164615": "❤️", "5350392020785437399": "☕️", "5431492767249342908": "🛒", "5237699328843200968": "✅", "5357315181649076022": "📁",
};

/** Asks for a topic's name and icon; resolves to {name, icon_custom_emoji_id} or null. */
export function askTopic(topic = null) {
  return new Promise((done) => {
    let made = null;
    const title = word(topic ? "editTopic" : "newTopic");
    const name = h("input", { name: "name", required: true, maxlength: 128, autocomplete: "off", autofocus: true, value: topic?.name ?? "" });
    const own = topic?.icon_custom_emoji_id ?? "";
    const shown = own in ICONS ? ICONS : { ...ICONS, [own]: topic.icon };
    const chosen = h("select", { name: "icon" }, Object.entries(shown).map(([id, emoji]) => h("option", { value: id, selected: id === own }, emoji)));
    const dialog = h("dialog", { class: "box", "aria-label": title });
    const submit = (event) => {
      event.preventDefault();
      if (!name.value.trim()) return;
      made = { name: name.value.trim(), icon_custom_emoji_id: chosen.value };
      dialog.close();
    };
    dialog.append(h("form", { onsubmit: submit },
      h("h2", {}, title),
      h("label", {}, word("name"), name),
      topic?.id !== 1 && h("label", {}, word("icon"), chosen),
      h("div", { class: "answers" },
        h("button", { type: "button", class: "plain", onclick: () => dialog.close() }, word("cancel")),
        h("button", { type: "submit", class: "plain strong" }, word(topic ? "save" : "create")))));
    dialog.addEventListener("close", () => done(made));
    openDialog(dialog);
  });
}

/** A photo as large as the window allows; `scan` is what its button does. */
export function enlarge(src, alt, scan) {
  const dialog = h("dialog", { class: "viewer", "aria-label": alt });
  dialog.append(
    h("img", { src, alt }),
    h("div", { class: "viewer-bar" },
      h("button", { type: "button", class: "pill", "data-scan": true, onclick: () => { dialog.close(); scan(); } }, icon("scan"), word("scanAs")),
      iconButton("close", word("close"), () => dialog.close())));
  openDialog(dialog);
}

/**
 * A small menu at `anchor` (an element, or {x, y}): `items` are {label, act, icon?, hint?} or {emojis, act}.
 * Arrow keys walk through it, Escape and a press elsewhere close it.
 */
export function menu(anchor, items, label) {
  document.querySelector(".menu")?.hidePopover();
  const back = document.activeElement;
  const box = h("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label });
  const entry = (attributes, act, ...inside) =>
    h("button", { type: "button", role: "menuitem", tabindex: -1, ...attributes, onclick: () => { box.hidePopover(); act(); } }, inside);
  for (const item of items.filter(Boolean)) {
    if (item.emojis) {
      box.append(h("div", { class: "emojis", role: "group" }, item.emojis.map((emoji) =>
        entry({ class: "emoji", "aria-label": word("react", { emoji }), "aria-pressed": String(item.chosen === emoji) }, () => item.act(emoji), emoji))));
    } else {
      box.append(entry({ class: "entry" }, item.act, item.icon && icon(item.icon), h("span", {}, item.label), item.hint && h("small", {}, item.hint)));
    }
  }
  box.addEventListener("keydown", (event) => {
    // Up and down leave the row of emojis; left and right walk through it.
    const inRow = event.target.matches(".emoji") && /Down|Up/.test(event.key);
    const entries = [...box.querySelectorAll(inRow ? ".entry, .emoji:focus" : "[role=menuitem]")];
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Tab") box.hidePopover();
    if (!step) return;
    event.preventDefault();
    entries[(entries.indexOf(document.activeElement) + step + entries.length) % entries.length].focus();
  });
  box.addEventListener("toggle", ({ newState }) => {
    if (newState !== "closed") return;
    if (box.contains(document.activeElement) || document.activeElement === document.body) back?.focus?.({ preventScroll: true });
    box.remove();
  });
  document.body.append(box);
  box.showPopover();
  const spot = anchor instanceof Element ? anchor.getBoundingClientRect() : { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = spot.bottom + 4 + height <= innerHeight;
  box.style.left = `${Math.max(8, Math.min(spot.left, innerWidth - width - 8))}px`;
  box.style.top = `${Math.max(8, below ? spot.bottom + 4 : spot.top - height - 4)}px`;
  box.querySelector("[role=menuitem]")?.focus();
}

// The scrolling list of a chat's messages: nodes are kept by message, so an edit changes its bubble and nothing else.

import { arrange, h, icon } from "./dom.js";
import { fill } from "./message.js";
import { locale, timeZone, word } from "./words.js";

const dayName = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone });
const NEAR = 80; // pixels from the end that still count as being there

/** Messages one after the other, those of an album together. */
function units(messages) {
  const list = [];
  for (const message of messages) {
    const previous = list.at(-1);
    if (message.media_group_id && previous?.[0].media_group_id === message.media_group_id) previous.push(message);
    else list.push([message]);
  }
  return list;
}

export class Log {
  constructor(act) {
    this.act = act;
    this.nodes = new Map(); // first message id -> {node, shows: messages and what they quote}
    this.days = new Map(); // name of a day -> its chip
    this.fresh = 0;
    this.list = h("div", { class: "log", role: "log", "aria-live": "polite", tabindex: 0, onscroll: () => this.scrolled() });
    this.freshLabel = h("span");
    this.jump = h("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toEnd() }, icon("down"), this.freshLabel);
    this.element = h("div", { class: "wallpaper" }, this.list, this.jump);
    this.pinned = true;
    // The window or the keyboard below may take room away: who was at the end stays there.
    new ResizeObserver(() => this.pinned && this.toEnd()).observe(this.list);
  }

  /** Another chat: nothing of the old one may stay. */
  clear() {
    this.nodes.clear();
    this.days.clear();
    this.list.replaceChildren();
    this.fresh = 0;
    this.pinned = true;
    this.showJump();
  }

  get atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  scrolled() {
    this.pinned = this.atEnd;
    if (this.pinned) this.fresh = 0;
    this.showJump();
  }

  showJump() {
    this.jump.hidden = this.pinned;
    this.freshLabel.textContent = this.fresh ? word("newMessages", { n: this.fresh }) : "";
    this.jump.setAttribute("aria-label", this.fresh ? word("newMessages", { n: this.fresh }) : word("toBottom"));
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.pinned = true;
    this.fresh = 0;
    this.showJump();
  }

  /** Shows `messages` (oldest first); null while they are on their way. */
  show(messages, name) {
    this.list.setAttribute("aria-label", word("messages", { name }));
    this.list.setAttribute("aria-busy", String(messages === null));
    if (messages === null) return;
    const first = this.nodes.size === 0;
    const stay = this.pinned;
    const order = [];
    const alive = new Set();
    const days = new Set();
    let added = 0;
    let own = false;
    for (const unit of units(messages)) {
      const id = unit[0].message_id;
      const day = dayName.format(unit[0].date * 1000);
      if (!days.has(day)) {
        days.add(day);
        if (!this.days.has(day)) this.days.set(day, h("div", { class: "day" }, h("span", {}, day)));
        order.push(this.days.get(day));
      }
      const shows = [...unit, this.act.find(unit[0].reply_to_message_id)];
      const old = this.nodes.get(id);
      if (!old) {
        const node = h("article", { tabindex: -1, oncontextmenu: (event) => this.contextMenu(event, id) });
        fill(node, unit, this.act);
        if (!first) node.classList.add("fresh");
        this.nodes.set(id, { node, shows });
        if (unit[0].outgoing) own = true;
        else added += 1;
      } else if (old.shows.length !== shows.length || old.shows.some((one, at) => one !== shows[at])) {
        this.refill(old.node, unit);
        old.shows = shows;
      }
      alive.add(id);
      order.push(this.nodes.get(id).node);
    }
    for (const id of this.nodes.keys()) if (!alive.has(id)) this.nodes.delete(id);
    arrange(this.list, order);
    if (first || stay || own) this.toEnd();
    else if (added) {
      this.fresh += added;
      this.showJump();
    }
  }

  // A button that was pressed is replaced by the edit it caused: the focus goes to the one in its place.
  refill(node, unit) {
    const focused = node.contains(document.activeElement) ? document.activeElement : null;
    fill(node, unit, this.act);
    if (!focused || node.contains(focused)) return;
    const { row, place } = focused.dataset;
    const heir = node.querySelector(`.key[data-row="${row}"][data-place="${place}"]`) ?? node.querySelector(".key");
    (heir ?? node).focus({ preventScroll: true });
  }

  contextMenu(event, id) {
    if (event.target.closest("a") || !getSelection().isCollapsed) return; // the browser's own menu is wanted there
    event.preventDefault();
    this.act.menu(this.act.find(Number(event.target.closest("[data-part]")?.dataset.part ?? id)), { x: event.clientX, y: event.clientY });
  }

  /** Brings a message into view and lights it up for a moment. */
  reveal(id) {
    const node = this.nodes.get(id)?.node;
    if (!node) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    node.classList.remove("lit");
    requestAnimationFrame(() => node.classList.add("lit"));
    node.focus({ preventScroll: true });
  }
}

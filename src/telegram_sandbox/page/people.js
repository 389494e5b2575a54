// The list of people on the left.

import { post } from "./api.js";
import { askPerson } from "./dialogs.js";
import { arrange, avatar, h, icon, iconButton } from "./dom.js";
import { summary } from "./media.js";
import * as state from "./state.js";
import { hours, locale, timeZone, word } from "./words.js";

const hour = new Intl.DateTimeFormat(locale, { ...hours, timeZone });
const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone });

function when(message) {
  const at = new Date(message.date * 1000);
  return day.format(at) === day.format(state.now()) ? hour.format(at) : day.format(at);
}

export class People {
  /** `desk.openFor(person)` opens somebody, `desk.openBeside(person)` on the other side; `desk.whoIsOpen()` tells who is. */
  constructor(element, desk) {
    this.desk = desk;
    this.entries = new Map(); // person id -> {node, shows}
    this.list = h("ul", { class: "entries" });
    this.empty = h("p", { class: "muted hint-line", hidden: true }, word("noPeople"));
    element.setAttribute("aria-label", word("people"));
    element.append(
      h("div", { class: "people-head" }, h("h2", {}, word("people")),
        h("button", { type: "button", class: "pill", id: "new-person", onclick: () => this.create() }, icon("plus"), word("newPerson"))),
      this.empty, this.list);
  }

  async create() {
    const wanted = await askPerson();
    if (!wanted) return;
    const person = await post("/people", wanted);
    await state.keepPerson(person);
    await this.desk.openFor(person.id);
  }

  render() {
    const everybody = [...state.people.values()];
    this.empty.hidden = everybody.length > 0;
    arrange(this.list, everybody.map((person) => this.entry(person)));
  }

  entry(person) {
    const rows = state.rows(person.id);
    const last = rows.reduce((best, { last: one }) => ((one?.date ?? 0) > (best?.date ?? 0) ? one : best), null);
    const unread = rows.reduce((sum, row) => sum + row.unread, 0);
    const typing = rows.find((row) => state.isTyping(person.id, row.chat.id));
    const open = this.desk.whoIsOpen().indexOf(person.id);
    const line = typing ? word("typing", { name: typing.chat.title }) : last ? summary(last) : "";
    const shows = JSON.stringify([person.first_name, person.note, line, last && when(last), unread, open, person.deactivated]);
    const old = this.entries.get(person.id);
    if (old?.shows === shows) return old.node;
    const held = old?.node.contains(document.activeElement) ? document.activeElement.className : null;
    const inside = [
      h("button", { type: "button", class: "person", "aria-current": open === 0 ? "true" : null, onclick: () => this.desk.openFor(person.id) },
        avatar(person.id, person.first_name),
        h("span", { class: "two grow" },
          h("span", { class: "line-one" }, h("b", {}, person.first_name), person.note && h("small", { class: "note" }, person.note),
            last && h("time", {}, when(last))),
          line && h("span", { class: "line-two" }, h("span", { class: `preview${typing ? " typing" : ""}` }, line.replaceAll("\n", " ")),
            unread ? h("span", { class: "badge", "aria-label": word("unread", { n: unread }) }, String(unread)) : null))),
      iconButton("beside", word("beside", { name: person.first_name }), () => this.desk.openBeside(person.id),
        { class: "round beside", "aria-pressed": String(open === 1) }),
    ];
    const node = old?.node ?? h("li", { "data-person": person.id });
    node.className = open >= 0 ? "open" : "";
    node.classList.toggle("gone", Boolean(person.deactivated));
    node.replaceChildren(...inside);
    if (held) node.getElementsByClassName(held)[0]?.focus();
    this.entries.set(person.id, { node, shows });
    return node;
  }
}

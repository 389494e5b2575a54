// The desk: who is open on which side, and how news reach what is shown.

import { listen } from "./api.js";
import { Bar } from "./bar.js";
import { Column } from "./column.js";
import { notice } from "./dialogs.js";
import { People } from "./people.js";
import * as state from "./state.js";
import { language, word } from "./words.js";

const narrow = matchMedia("(max-width: 640px)");

class Desk {
  constructor() {
    this.place = document.getElementById("columns");
    this.columns = [new Column(0, this)];
    this.place.append(this.columns[0].element);
    this.people = new People(document.getElementById("people"), this);
    this.bar = new Bar(document.getElementById("bar"));
  }

  whoIsOpen() {
    return this.columns.map((column) => column.person);
  }

  /** Opens a person where they already are, else opposite to the column that asked, else on the first side. */
  async openFor(person, chat = null, asking = null, topic = null) {
    const there = this.columns.find((column) => column.person === person);
    let column = there ?? this.columns[0];
    if (!there && asking) column = narrow.matches || asking.index === 1 ? this.columns[0] : this.second();
    this.screen("chat");
    await column.open(person, chat, topic);
    this.remember();
    if (!narrow.matches) column.composer.focus();
  }

  async openBeside(person) {
    const [first, second] = this.columns;
    if (second?.person === person) return this.close(second);
    if (first.person === person) return undefined; // one person, one side
    await this.second().open(person);
    return this.remember();
  }

  second() {
    if (!this.columns[1]) {
      this.columns.push(new Column(1, this));
      this.place.append(this.columns[1].element);
    }
    return this.columns[1];
  }

  close(column) {
    this.columns.splice(column.index, 1);
    column.element.remove();
    this.remember();
  }

  back() {
    this.screen("list");
    document.querySelector(`[data-person="${this.columns[0].person}"] .person`)?.focus();
  }

  screen(name) {
    document.body.dataset.screen = name;
    this.render();
  }

  // The address keeps who is open and where (person:chat:topic), so that loading the page again shows the same desk.
  remember() {
    history.replaceState(null, "", `#${this.columns.filter(({ person }) => person !== null).map((column) => column.place).join(",")}`);
    this.render();
  }

  async restore() {
    const places = location.hash.slice(1).split(",").map((place) => place.split(":").map(Number)).filter(([id, chat]) => state.people.has(id) && (chat === undefined || state.row(id, chat)));
    const [first, second] = [places[0] ?? [[...state.people.keys()][0]], places[1]];
    if (first[0] === undefined) return;
    if (this.columns[0].person === null) await this.columns[0].open(...first);
    if (second && second[0] !== first[0] && !this.columns[1] && !narrow.matches) await this.second().open(...second);
    this.remember();
  }

  render() {
    this.people.render();
    for (const column of this.columns) column.render();
    this.bar.render();
    const unread = [...state.people.keys()].flatMap(state.rows).reduce((sum, row) => sum + row.unread, 0);
    document.title = (unread ? `(${unread}) ` : "") + word("title");
  }
}

document.documentElement.lang = language;
const desk = new Desk();
// Whatever an act was refused with is said once, here.
addEventListener("unhandledrejection", (event) => notice(event.reason?.message ?? String(event.reason)));
state.watch(() => desk.render());
state.readWhere((person, chat, topic) => desk.columns.some((column) => column.shows(person, chat, topic)));

let early = []; // events that come while everything is being loaded
let broken = false;
listen({
  event: (news) => (early ? early.push(news) : state.apply(news)),
  async opened() {
    const known = [...state.people.keys()];
    await state.loadAll();
    // The sandbox keeps nothing over a restart: without these people, the page shows a world that is gone.
    if (known.some((id) => !state.people.has(id))) location.reload();
    for (const news of early ?? []) state.apply(news);
    early = null;
    if (broken) notice(word("online"));
    broken = false;
    await desk.restore();
    document.body.dataset.ready = "true";
  },
  lost() {
    early = [];
    if (!broken) notice(word("offline"));
    broken = true;
  },
});

// A forum on one side of the desk: the list of its topics, and the bar above the one that is open.

import { ask, inChat, post } from "./api.js";
import { askTopic, menu } from "./dialogs.js";
import { arrange, h, icon, iconButton } from "./dom.js";
import { summary } from "./media.js";
import { keepTopic } from "./state.js";
import { hours, locale, timeZone, word } from "./words.js";

const hour = new Intl.DateTimeFormat(locale, { ...hours, timeZone });

/** A topic's icon: its emoji, or a disc in its colour with the first letter of its name. */
export function topicIcon(topic) {
  if (topic.icon) return h("span", { class: "topic-icon emoji-icon", "aria-hidden": "true" }, topic.icon);
  const disc = h("span", { class: "topic-icon", "aria-hidden": "true" }, topic.id === 1 ? "#" : [...topic.name][0].toUpperCase());
  disc.style.background = `#${topic.icon_color.toString(16).padStart(6, "0")}`;
  return disc;
}

export class Topics {
  /** `column` is the side it stands on: `person`, `chat`, `topic`, `openTopic(id)`. */
  constructor(column) {
    this.column = column;
    this.entries = new Map(); // topic id -> {node, shows}
    this.list = h("ul", { class: "topic-list", "aria-label": word("topics") });
    this.fresh = h("button", { type: "button", class: "pill", onclick: () => this.create() }, icon("plus"), word("newTopic"));
    this.element = h("nav", { class: "topics", "aria-label": word("topics"), hidden: true },
      h("div", { class: "topics-head" }, h("h3", {}, word("topics")), this.fresh), this.list);
    this.bar = h("div", { class: "topic-bar", hidden: true });
  }

  path(rest = "") {
    return inChat(this.column.person, this.column.chat, `/topics${rest}`);
  }

  /** Shows the topics, null for a chat that is no forum. */
  render(topics) {
    this.element.hidden = !topics;
    const open = topics?.find(({ id }) => id === this.column.topic);
    this.bar.hidden = !open;
    if (!topics) return;
    arrange(this.list, topics.filter((one) => !one.hidden || one.manages).map((one) => this.entry(one)));
    const wanted = open && JSON.stringify([open.name, open.icon, open.icon_color, open.closed, open.hidden, open.manages]);
    if (!open || this.shown === wanted) return;
    this.shown = wanted;
    this.bar.replaceChildren(...[
      iconButton("back", word("backToTopics"), () => this.column.openTopic(null), { class: "round to-topics" }),
      topicIcon(open), h("h3", { class: "grow" }, open.name),
      open.closed && h("span", { class: "state" }, icon("lock"), word("closed")),
      (open.manages || open.deletes) && iconButton("more", word("topicMenu", { name: open.name }), ({ currentTarget }) => this.menu(open.id, currentTarget), { "aria-haspopup": "menu" }),
    ].filter(Boolean));
  }

  entry(topic) {
    const chosen = topic.id === this.column.topic;
    const { last } = topic;
    const said = last ? (last.service ? summary(last) : `${last.outgoing ? word("you") : last.from.first_name}: ${summary(last)}`) : "";
    const shows = JSON.stringify([topic.name, topic.icon, topic.icon_color, topic.closed, topic.hidden, topic.unread, said, last?.date, chosen]);
    const old = this.entries.get(topic.id);
    if (old?.shows === shows) return old.node;
    const held = old?.node.contains(document.activeElement);
    const node = old?.node ?? h("li", { "data-topic": topic.id });
    const button = h("button", { type: "button", class: "topic", "aria-current": chosen ? "true" : null, onclick: () => this.column.openTopic(topic.id) },
      topicIcon(topic),
      h("span", { class: "two grow" },
        h("span", { class: "line-one" }, h("b", {}, topic.name), topic.closed && icon("lock"), last && h("time", {}, hour.format(last.date * 1000))),
        h("span", { class: "line-two" }, h("span", { class: "preview" }, said.replaceAll("\n", " ")),
          topic.unread && !chosen ? h("span", { class: "badge", "aria-label": word("unread", { n: topic.unread }) }, String(topic.unread)) : null)));
    node.replaceChildren(button);
    if (held) button.focus();
    this.entries.set(topic.id, { node, shows });
    return node;
  }

  clear() {
    this.entries.clear();
    this.shown = undefined;
    this.list.replaceChildren();
  }

  async create() {
    const wanted = await askTopic();
    if (!wanted) return;
    const { person, chat } = this.column;
    const topic = await post(this.path(), wanted);
    keepTopic(person, chat, topic);
    await this.column.openTopic(topic.id);
  }

  menu(id, anchor) {
    const topic = this.column.row.topics.find((one) => one.id === id);
    const change = (fields) => ask("PATCH", this.path(`/${id}`), fields);
    menu(anchor, [
      topic.manages && { label: word("editTopic"), icon: "edit", act: async () => {
        const wanted = await askTopic(topic);
        if (wanted) await change(id === 1 ? { name: wanted.name } : wanted);
      } },
      topic.manages && { label: word(topic.closed ? "reopenTopic" : "closeTopic"), icon: topic.closed ? "check" : "lock", act: () => change({ closed: !topic.closed }) },
      topic.manages && id === 1 && { label: word(topic.hidden ? "showGeneral" : "hideGeneral"), icon: "close", act: () => change({ hidden: !topic.hidden }) },
      topic.deletes && { label: word("deleteTopic"), icon: "trash", act: () => ask("DELETE", this.path(`/${id}`)) },
    ], topic.name);
  }
}

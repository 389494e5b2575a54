// One side of the desk: a person's chat, live. It is the `act` that messages and the composer call.

import { ask, fileUrl, inChat, post } from "./api.js";
import { Composer } from "./composer.js";
import { alertBox, choosePerson, enlarge, notice } from "./dialogs.js";
import { arrange, avatar, h, iconButton } from "./dom.js";
import { Log } from "./log.js";
import { largest } from "./media.js";
import { chatMenu, messageMenu } from "./menus.js";
import * as state from "./state.js";
import { Topics } from "./topics.js";
import { word } from "./words.js";

export class Column {
  /** `desk` opens other sides: `openFor(person, chat, beside)`, `back()`, `close(column)`. */
  constructor(index, desk) {
    this.desk = desk;
    this.index = index;
    this.person = null;
    this.chat = null;
    this.topic = null; // of a forum: the one that is open
    this.topics = new Topics(this);
    this.log = new Log(this);
    this.composer = new Composer(this);
    this.title = h("h2");
    this.subtitle = h("p", { class: "subtitle" });
    this.face = h("span", { class: "face" });
    this.tabs = h("div", { class: "tabs", role: "group", "aria-label": word("chats"), hidden: true });
    this.notices = h("div", { class: "notices", role: "status", "aria-live": "polite" });
    this.start = h("button", { type: "button", class: "big", hidden: true, onclick: () => this.begin() });
    this.shut = h("p", { class: "shut", hidden: true }, word("topicIsClosed"));
    this.hint = h("p", { class: "hint", hidden: true });
    this.log.element.append(this.hint);
    this.moreButton = iconButton("more", word("more"), () => chatMenu(this), { "aria-haspopup": "menu" });
    this.element = h("section", { class: "column", "data-column": index },
      h("header", { class: "head" },
        iconButton("back", word("back"), () => desk.back(), { class: "round back" }),
        this.face, h("div", { class: "two grow" }, this.title, this.subtitle), this.moreButton,
        index > 0 && iconButton("close", word("closeBeside"), () => desk.close(this))),
      this.tabs,
      h("div", { class: "body-of-column" }, this.topics.element,
        h("div", { class: "talk" }, this.topics.bar, this.log.element, this.start, this.shut, this.composer.element)),
      this.notices);
  }

  get row() {
    return state.row(this.person, this.chat);
  }

  get inGroup() {
    return this.row?.chat.type !== "private";
  }

  get visible() {
    return this.element.offsetParent !== null;
  }

  /** Whether a chat, or in a forum one topic of it, is before somebody's eyes here. */
  shows(person, chat, topic) {
    return this.person === person && this.chat === chat && this.topic === (topic ?? null) && this.visible;
  }

  /** What the address keeps of this side. */
  get place() {
    const group = this.row && this.inGroup ? [this.chat] : [];
    return [this.person, ...group, ...(this.topic === null ? [] : [this.topic])].join(":");
  }

  async openTopic(topic) {
    if (topic === this.topic) return;
    this.topic = topic;
    this.log.clear();
    this.composer.reset();
    this.render();
    if (topic !== null) await state.openTopic(this.person, this.chat, topic);
    this.desk.remember();
  }

  /** Opens a person's chat: the one asked for, else the one with the newest message. */
  async open(person, chat = null, topic = null) {
    const rows = state.rows(person);
    const newest = rows.reduce((best, one) => ((one.last?.date ?? 0) > (best?.last?.date ?? -1) ? one : best), null);
    const wanted = chat ?? newest?.chat.id ?? null;
    if (person !== this.person || wanted !== this.chat) await this.turnTo(person, wanted);
    if (topic !== null && this.row?.topics?.some(({ id }) => id === topic)) await this.openTopic(topic);
  }

  async turnTo(person, wanted) {
    this.person = person;
    this.chat = wanted;
    this.topic = null;
    this.known = false; // a group may be open here before its row has come
    this.topics.clear();
    this.log.clear();
    this.composer.reset();
    this.element.dataset.person = person;
    this.element.dataset.chat = wanted;
    this.render();
    if (wanted !== null) await state.openChat(person, wanted);
    this.render();
  }

  /** A group that became another one, or was left, is open no longer; a topic that was deleted neither. */
  leaveWhatIsGone() {
    const rows = state.rows(this.person);
    if (this.known && !this.row && rows.length) {
      this.known = false;
      const heir = rows.find(({ chat }) => chat.moved_from === this.chat);
      this.open(this.person, heir?.chat.id ?? null).then(() => this.desk.remember());
    } else if (this.topic !== null && this.row?.topics && !this.row.topics.some(({ id }) => id === this.topic)) {
      this.openTopic(null);
    }
  }

  render() {
    if (this.person === null) return;
    this.leaveWhatIsGone();
    const person = state.people.get(this.person);
    const { row } = this;
    this.element.setAttribute("aria-label", person?.first_name ?? "");
    if (this.facing !== `${person?.first_name}`) {
      this.facing = `${person?.first_name}`;
      this.face.replaceChildren(avatar(this.person, person?.first_name));
    }
    this.title.textContent = person?.first_name ?? "";
    const typing = row && state.isTyping(this.person, this.chat);
    this.subtitle.classList.toggle("typing", Boolean(typing));
    this.subtitle.textContent = typing ? word("typing", { name: row.chat.title }) : [person?.note, row?.chat.title].filter(Boolean).join(" → ");
    this.renderTabs();
    if (!row) return;
    this.known = true;
    const topic = row.topics?.find(({ id }) => id === this.topic);
    this.element.classList.toggle("forum", Boolean(row.topics));
    this.element.classList.toggle("in-topic", Boolean(topic));
    this.topics.render(row.topics);
    const messages = state.messages(this.person, this.chat, this.topic);
    this.log.show(messages, topic?.name ?? row.chat.title);
    const empty = messages?.length === 0;
    const waiting = empty && row.chat.type === "private";
    this.hint.hidden = !empty;
    this.hint.textContent = waiting ? word("emptyBot") : word("empty");
    this.start.hidden = !(waiting || row.blocked);
    this.start.textContent = word(row.blocked ? "unblock" : "start");
    this.shut.hidden = !topic?.closed || topic.manages;
    this.composer.element.hidden = !this.start.hidden || !this.shut.hidden;
    this.moreButton.hidden = row.chat.type === "private" && !(messages?.length || row.blocked);
    if (messages) this.composer.update(row);
    if (this.visible && messages && (!row.topics || topic)) state.markRead(this.person, this.chat, this.topic);
  }

  renderTabs() {
    // Private chats before groups, and always in the same order: a tab must not run away from the hand.
    const rows = state.rows(this.person).sort((a, b) => b.chat.id - a.chat.id);
    this.tabs.hidden = rows.length < 2;
    const wanted = JSON.stringify(rows.map(({ chat, unread }) => [chat.id, chat.title, chat.id === this.chat ? 0 : unread, chat.id === this.chat]));
    if (this.tabbed === wanted) return;
    this.tabbed = wanted;
    arrange(this.tabs, rows.map(({ chat, unread }) => h("button", {
      type: "button", "data-chat": chat.id, "aria-current": chat.id === this.chat ? "true" : null,
      onclick: () => this.open(this.person, chat.id),
    }, chat.title, unread && chat.id !== this.chat ? h("span", { class: "badge" }, String(unread)) : null)));
  }

  path(rest = "") {
    return inChat(this.person, this.chat, rest);
  }

  // What messages and the composer ask for.

  find(id) {
    return id ? state.message(this.person, this.chat, id) : undefined;
  }

  show(id) {
    this.log.reveal(id);
  }

  async send(body) {
    if (body.contact === true) {
      const { first_name: name, id } = state.people.get(this.person);
      body = { contact: { first_name: name, phone_number: `+3069${String(id).padStart(8, "0").slice(-8)}`, user_id: id } };
    }
    const { person, chat, topic } = this;
    const { messages } = await post(this.path("/messages"), topic === null ? body : { ...body, topic });
    state.keepAll(person, chat, messages);
  }

  write(text) {
    return this.send({ text });
  }

  async begin() {
    if (this.row.blocked) await ask("DELETE", this.path("/block"));
    else await this.write("/start");
    this.composer.focus();
  }

  async change(message, text) {
    const field = message.text === null || message.text === undefined ? "caption" : "text";
    await ask("PATCH", this.path(`/messages/${message.message_id}`), { [field]: text });
  }

  lastOwn() {
    return state.messages(this.person, this.chat, this.topic)?.findLast((one) => one.outgoing && (one.text || one.caption));
  }

  commands() {
    return this.row?.commands ?? [];
  }

  ownReaction(message) {
    return message.reactions.find(({ by }) => by === this.person)?.emoji ?? null;
  }

  async react(message, emoji) {
    await ask("PUT", this.path(`/messages/${message.message_id}/reaction`), { emoji });
  }

  async tap(message, button, node) {
    if (button.url) {
      if (!this.openLink(button.url)) window.open(button.url, "_blank", "noopener");
      return;
    }
    if (button.copy_text) {
      await this.copy(button.copy_text.text);
      return;
    }
    if (!button.callback_data) {
      this.notice(word("notHere"));
      return;
    }
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    try {
      const { answer } = await post(this.path(`/messages/${message.message_id}/taps`), { data: button.callback_data, wait: 15 });
      if (answer?.url && !this.openLink(answer.url)) window.open(answer.url, "_blank", "noopener");
      if (answer?.text && answer.show_alert) alertBox(answer.text);
      else if (answer?.text) this.notice(answer.text);
    } finally {
      node.removeAttribute("aria-busy");
    }
  }

  notice(text) {
    notice(text, this.notices);
  }

  async copy(text) {
    await navigator.clipboard.writeText(text);
    this.notice(word("copied", { text }));
  }

  /** Follows a link inside the sandbox; false when it leads out of it. */
  openLink(url) {
    const link = URL.canParse(url) ? new URL(url) : null;
    if (!link) return false;
    const isTelegram = ["t.me", "telegram.me"].includes(link.hostname);
    if (isTelegram && link.pathname.startsWith("/share")) {
      this.passOn(link.searchParams.get("url") ?? "");
      return true;
    }
    const name = isTelegram ? link.pathname.split("/")[1] : link.protocol === "tg:" ? link.searchParams.get("domain") : null;
    if (!name || !state.isBot(name)) return false;
    this.follow(this.person, url);
    return true;
  }

  async follow(person, url) {
    const { chat_id: chat, messages } = await post(`/people/${person}/links`, { url });
    state.keepAll(person, chat, messages);
    await this.desk.openFor(person, chat, this);
  }

  // Sharing a link means that somebody else opens it.
  async passOn(url) {
    const person = await choosePerson(word("openTitle"), this.person);
    if (person !== null) await this.follow(person, url);
  }

  enlarge(message) {
    const src = fileUrl(largest(message.photo).file_id);
    enlarge(src, message.caption || word("photo"), () => this.scan(message));
  }

  async scan(message) {
    const person = await choosePerson(word("scanTitle"));
    if (person === null) return;
    const { file_id } = largest(message.photo);
    const { url, chat_id: chat, messages } = await post(`/people/${person}/scans`, { chat_id: this.chat, file_id });
    if (chat === undefined || chat === null) {
      this.notice(url);
      return;
    }
    state.keepAll(person, chat, messages);
    await this.desk.openFor(person, chat, this);
  }

  menu(message, anchor) {
    messageMenu(this, message, anchor);
  }

  get runs() {
    return ["creator", "administrator"].includes(this.row?.status);
  }
}

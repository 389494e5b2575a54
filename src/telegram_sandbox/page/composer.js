// Below a chat: the line to write in, what to attach, and the bot's reply keyboard.

import { base64 } from "./api.js";
import { h, icon, iconButton } from "./dom.js";
import { menu } from "./dialogs.js";
import { summary } from "./media.js";
import { word } from "./words.js";

const SQUARE = { latitude: 37.97556, longitude: 23.73465 }; // Syntagma, Athens: a place everyone here knows

export class Composer {
  /** `act` is the column: `send(body)`, `change(message, text)`, `lastOwn()`, `commands()`. */
  constructor(act) {
    this.act = act;
    this.about = null; // {kind: "reply" | "edit", message}
    this.keyboard = null;
    this.open = false;
    this.files = h("input", { type: "file", hidden: true, multiple: true, onchange: () => this.attached() });
    this.input = h("textarea", { rows: 1, "aria-label": word("write"), placeholder: word("write"), dir: "auto", enterkeyhint: "send",
      onkeydown: (event) => this.pressed(event), oninput: () => this.grow(), onpaste: (event) => this.pasted(event) });
    this.sendButton = h("button", { type: "submit", class: "round send", "aria-label": word("send"), title: word("send") }, icon("send"));
    this.attachButton = iconButton("attach", word("attach"), () => this.attachMenu(), { "aria-haspopup": "menu" });
    this.commandsButton = iconButton("slash", word("commands"), () => this.commandMenu(), { "aria-haspopup": "menu" });
    this.toggle = iconButton("keyboard", word("hideKeyboard"), () => this.fold(!this.open), { "aria-expanded": "true" });
    this.banner = h("div", { class: "about", hidden: true });
    this.keys = h("div", { class: "reply-keys", role: "group", "aria-label": word("keyboard"), hidden: true });
    this.element = h("form", { class: "composer", onsubmit: (event) => this.submit(event) },
      this.banner,
      h("div", { class: "line" }, this.commandsButton, this.attachButton, this.files, this.input, this.toggle, this.sendButton),
      this.keys);
  }

  /** Shows what the bot put below this chat: reply buttons, or the wish for a reply to one message. */
  update({ reply_keyboard: keyboard, force_reply: force, commands }) {
    this.commandsButton.hidden = !commands?.length;
    const wanted = JSON.stringify([keyboard, force]);
    if (this.shown === wanted) return;
    this.shown = wanted;
    this.keyboard = keyboard;
    this.input.placeholder = (keyboard ?? force)?.input_field_placeholder || word("write");
    this.toggle.hidden = !keyboard;
    this.keys.replaceChildren(...(keyboard?.keyboard ?? []).map((row) =>
      h("div", { class: "row" }, row.map((button) => this.key(typeof button === "string" ? { text: button } : button)))));
    this.fold(Boolean(keyboard));
    const message = this.act.find(force?.message_id);
    if (message) this.settle({ kind: "reply", message });
  }

  key(button) {
    return h("button", { type: "button", class: "key", "data-style": button.style, onclick: () => this.keyPressed(button) },
      h("span", { class: "label" }, button.text));
  }

  keyPressed(button) {
    if (button.request_contact) this.act.send({ contact: true });
    else if (button.request_location) this.act.send({ location: SQUARE });
    else this.act.send({ text: button.text });
    if (this.keyboard.one_time_keyboard) this.fold(false);
  }

  fold(open) {
    this.open = open;
    this.keys.hidden = !open;
    const label = word(open ? "hideKeyboard" : "showKeyboard");
    this.toggle.setAttribute("aria-expanded", String(open));
    this.toggle.setAttribute("aria-label", label);
    this.toggle.title = label;
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  reset() {
    this.settle(null);
    this.input.value = "";
    this.shown = undefined;
    this.grow();
  }

  /** Writes a reply to, or an edit of, a message until it is sent or given up. */
  settle(about) {
    this.about = about;
    this.banner.hidden = !about;
    if (!about) return;
    const { kind, message } = about;
    const title = kind === "edit" ? word("editing") : word("replyingTo", { name: message.outgoing ? word("you") : message.from.first_name });
    this.banner.replaceChildren(h("span", { class: "two" }, h("b", {}, title), h("small", {}, summary(message))),
      iconButton("close", word("cancel"), () => this.giveUp()));
    if (kind === "edit") this.input.value = message.text ?? message.caption ?? "";
    this.grow();
    this.focus();
  }

  giveUp() {
    if (this.about?.kind === "edit") this.input.value = "";
    this.settle(null);
    this.grow();
    this.focus();
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 160)}px`;
  }

  pressed(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) this.submit(event);
    else if (event.key === "Escape" && this.about) this.giveUp();
    else if (event.key === "ArrowUp" && !this.input.value) {
      const message = this.act.lastOwn();
      if (!message) return;
      event.preventDefault();
      this.settle({ kind: "edit", message });
    }
  }

  async submit(event) {
    event.preventDefault();
    const text = this.input.value.trim();
    if (!text) return;
    const about = this.about;
    this.input.value = "";
    this.settle(null);
    this.grow();
    this.focus();
    if (about?.kind === "edit") await this.act.change(about.message, text);
    else await this.act.send(about ? { text, reply_to: about.message.message_id } : { text });
  }

  attachMenu() {
    const choose = (accept) => {
      this.files.accept = accept;
      this.files.click();
    };
    menu(this.attachButton, [
      { label: word("photo"), icon: "image", act: () => choose("image/*") },
      { label: word("video"), icon: "film", act: () => choose("video/*") },
      { label: word("document"), icon: "file", act: () => choose("") },
      { label: word("sticker"), icon: "smile", act: () => this.act.send({ sticker: true }) },
      { label: word("voice"), icon: "mic", act: () => this.act.send({ voice: true }) },
      { label: word("location"), icon: "pin", act: () => this.act.send({ location: SQUARE }) },
    ], word("attach"));
  }

  attached() {
    const chosen = [...this.files.files];
    const { accept } = this.files;
    this.files.value = "";
    if (accept === "image/*") return this.sendPhotos(chosen);
    return accept ? this.sendVideos(chosen) : this.sendDocuments(chosen);
  }

  pasted(event) {
    const images = [...event.clipboardData.files].filter((file) => file.type.startsWith("image/"));
    if (!images.length) return;
    event.preventDefault();
    this.sendPhotos(images);
  }

  // What stands in the line becomes the caption, as in Telegram.
  async sendPhotos(files) {
    if (!files.length) return;
    const caption = this.input.value.trim() || undefined;
    const photos = await Promise.all(files.map(async (file) => ({ data: await base64(file) })));
    this.input.value = "";
    this.grow();
    if (photos.length === 1) await this.act.send({ photo: photos[0], caption });
    else await this.act.send({ album: photos.map((photo, at) => (at === 0 ? { ...photo, caption } : photo)) });
  }

  async sendVideos(files) {
    for (const file of files) await this.act.send({ video: { data: await base64(file) } });
  }

  async sendDocuments(files) {
    for (const file of files) await this.act.send({ document: { name: file.name, data: await base64(file) } });
  }

  commandMenu() {
    menu(this.commandsButton, this.act.commands().map(({ command, description }) => ({
      label: `/${command}`, hint: description, act: () => this.act.send({ text: `/${command}` }),
    })), word("commands"));
  }
}

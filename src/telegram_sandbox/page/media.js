// What a message carries besides text.

import { fileUrl } from "./api.js";
import { h, icon } from "./dom.js";
import { word } from "./words.js";

const WIDEST = 340; // pixels a photo may take in a bubble

/** The size of a photo that is shown: the largest. */
export const largest = (photo) => photo.reduce((best, size) => (size.width > best.width ? size : best));

function size(bytes) {
  if (!bytes) return "";
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

// A photo keeps its element while its file stays the same, so an edited caption does not make it blink.
const shown = new WeakMap(); // the message's node -> Map(message and file id -> element)

function photo(message, act, owner, single) {
  const file = largest(message.photo);
  const kept = shown.get(owner) ?? new Map();
  shown.set(owner, kept);
  const key = `${message.message_id} ${file.file_id}`;
  if (!kept.has(key)) {
    const scale = Math.min(1, WIDEST / file.width, WIDEST / file.height);
    const img = h("img", { src: fileUrl(file.file_id), alt: message.caption || word("photo"), width: file.width, height: file.height, draggable: "false" });
    const button = h("button", { type: "button", class: "photo", "aria-label": word("enlarge"), onclick: () => act.enlarge(message) }, img);
    if (single) button.style.width = `${Math.max(120, Math.round(file.width * scale))}px`;
    kept.set(key, button);
  }
  const button = kept.get(key);
  if (!single) button.dataset.part = message.message_id;
  return button;
}

function card(shape, title, line, href) {
  const inside = [h("span", { class: "disc" }, icon(shape)), h("span", { class: "two" }, h("b", {}, title), h("small", {}, line ?? ""))];
  return href ? h("a", { class: "card", href, download: title, target: "_blank" }, inside) : h("div", { class: "card" }, inside);
}

/** The nodes of what `messages` (one, or an album) carry; `owner` is the node they will stand in. */
export function media(messages, act, owner) {
  const [message] = messages;
  if (messages.length > 1) {
    return h("div", { class: "album", role: "group", "aria-label": word("album") },
      messages.map((one) => (one.photo ? photo(one, act, owner, false) : media([one], act, owner))));
  }
  if (message.photo) return photo(message, act, owner, true);
  if (message.sticker) return h("div", { class: "sticker", role: "img", "aria-label": word("sticker") }, message.sticker.emoji ?? "🙂");
  if (message.document) {
    const { file_id: id, file_name: name, file_size: bytes } = message.document;
    return card("file", name ?? word("document"), size(bytes), fileUrl(id));
  }
  if (message.voice) return card("mic", word("voice"), minutes(message.voice.duration ?? 0));
  if (message.video) return card("file", word("video"), minutes(message.video.duration ?? 0), fileUrl(message.video.file_id));
  if (message.contact) return card("phone", message.contact.first_name, message.contact.phone_number);
  if (message.location) {
    const { latitude, longitude } = message.location;
    return h("div", { class: "place" }, h("div", { class: "map" }, icon("pin")),
      h("small", {}, `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`));
  }
  return null;
}

const SAID = {
  forum_topic_closed: "topicClosed",
  forum_topic_reopened: "topicReopened",
  general_forum_topic_hidden: "topicHidden",
  general_forum_topic_unhidden: "topicShown",
  pinned_message: "pinned",
};

function serviceLine({ service, from }) {
  const [[kind, told]] = Object.entries(service);
  if (kind === "new_chat_members") return word("joined", { name: told.map((one) => one.first_name).join(", ") });
  if (kind === "left_chat_member") return word("left", { name: told.first_name });
  if (kind.startsWith("migrate_")) return word("upgraded");
  const name = from.first_name;
  if (kind === "forum_topic_created") return word("topicMade", { name, topic: told.name });
  if (kind === "forum_topic_edited") return told.name ? word("topicRenamed", { name, topic: told.name }) : word("topicIcon", { name });
  return word(SAID[kind] ?? "groupMade", { name });
}

/** One line that says what a message is, for lists, quotes and screen readers. */
export function summary(message) {
  if (message.service) return serviceLine(message);
  const kinds = { photo: "📷", sticker: message.sticker?.emoji ?? "🙂", document: "📎", voice: "🎤", video: "🎬", location: "📍", contact: "👤" };
  const kind = Object.keys(kinds).find((name) => message[name]);
  const said = message.text ?? message.caption;
  if (!kind) return said ?? "";
  return `${kinds[kind]} ${said || message.document?.file_name || word(kind)}`;
}

// One message (or one album) as a bubble.

import { h, icon, iconButton } from "./dom.js";
import { rich } from "./entities.js";
import { media, summary } from "./media.js";
import { hours, locale, timeZone, word } from "./words.js";

const clockTime = new Intl.DateTimeFormat(locale, { ...hours, timeZone });
const fullTime = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium", timeZone });

const EFFECTS = {
  "5104841245755180586": "🔥",
  "5107584321108051014": "👍",
  "5104858069142078462": "👎",
  "5159385139981059251": "❤️",
  "5046509860389126442": "🎉",
  "5046589136895476101": "💩",
};

function inlineButton(message, button, row, column, act) {
  const mark = button.url ? "link" : button.copy_text ? "copy" : null;
  const node = h("button", {
    type: "button", class: "key", "data-style": button.style, "data-row": row, "data-place": column,
    onclick: () => act.tap(message, button, node),
  }, h("span", { class: "label" }, button.text), mark && icon(mark));
  return node;
}

function origin(message) {
  const from = message.forward_origin;
  if (!from) return null;
  const name = from.sender_user?.first_name ?? from.sender_user_name ?? from.sender_chat?.title ?? from.chat?.title ?? "";
  return h("div", { class: "forwarded" }, word("forwarded", { name }));
}

function quote(message, act) {
  const outside = message.external_reply;
  if (outside) {
    return h("div", { class: "quote" }, h("b", {}, outside.origin.sender_user?.first_name ?? ""), h("span", {}, word("elsewhere")));
  }
  if (!message.reply_to_message_id) return null;
  const target = act.find(message.reply_to_message_id);
  return h("button", { type: "button", class: "quote", onclick: () => act.show(message.reply_to_message_id) },
    target && h("b", {}, target.outgoing ? word("you") : target.from.first_name),
    h("span", {}, target ? summary(target) : word("deleted")));
}

function reactions(message, act) {
  if (!message.reactions?.length) return null;
  const counts = new Map();
  for (const { emoji } of message.reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const mine = act.ownReaction(message);
  return h("div", { class: "reactions", role: "group", "aria-label": word("sentReaction") }, [...counts].map(([emoji, count]) =>
    h("button", {
      type: "button", "aria-pressed": String(emoji === mine), "aria-label": `${word("react", { emoji })} (${count})`,
      onclick: () => act.react(message, emoji === mine ? null : emoji),
    }, count > 1 ? `${emoji} ${count}` : emoji)));
}

function foot(message) {
  const at = new Date(message.date * 1000);
  const pinned = message.pinned ? icon("flag") : null;
  pinned?.classList.add("pinned-mark");
  return h("span", { class: "foot" }, pinned ?? "", message.edit_date ? `${word("edited")} ` : "",
    h("time", { datetime: at.toISOString(), title: fullTime.format(at) }, clockTime.format(at)),
    message.outgoing && icon("check"));
}

/**
 * Fills `node` (an article that stays the same for the message's whole life) with what `messages` say.
 * `act` is the column: everything that can be done to a message.
 */
export function fill(node, messages, act) {
  const [message] = messages;
  if (message.service) {
    node.className = "service";
    node.dataset.message = message.message_id;
    node.replaceChildren(h("span", {}, summary(message)));
    return;
  }
  const told = messages.find((one) => one.caption || one.text) ?? message;
  const text = told.text ?? told.caption;
  const carried = media(messages, act, node);
  const shownReactions = reactions({ ...message, reactions: messages.flatMap((one) => one.reactions) }, act);
  const bare = message.sticker && !message.inline_keyboard;

  node.className = `message ${message.outgoing ? "out" : "in"}`;
  node.dataset.message = message.message_id;
  node.setAttribute("aria-label", `${message.outgoing ? word("you") : message.from.first_name}: ${summary(told)}`);
  const effect = EFFECTS[message.effect_id];
  const bubble = h("div", { class: `bubble${bare ? " bare" : ""}${carried && !message.sticker ? " carries" : ""}` },
    act.inGroup && !message.outgoing && h("div", { class: "sender", "data-tint": Math.abs(message.from.id) % 8 }, message.from.first_name),
    origin(message),
    quote(message, act),
    carried,
    text ? h("div", { class: "body", dir: "auto" }, h("span", { class: "text" }, rich(text, told.entities, act)), shownReactions ? null : foot(told)) : null,
    !carried && !text && h("div", { class: "text muted" }, word("unsupported")),
    (shownReactions || !text) && h("div", { class: "below" }, shownReactions, foot(told)),
    effect && h("span", { class: "effect", "aria-hidden": "true" }, effect),
    iconButton("dots", word("messageMenu"), ({ currentTarget }) => act.menu(told, currentTarget), { class: "round dots", "aria-haspopup": "menu" }));
  const keys = message.inline_keyboard?.length
    ? h("div", { class: "keys" }, message.inline_keyboard.map((buttons, row) =>
      h("div", { class: "row" }, buttons.map((button, column) => inlineButton(message, button, row, column, act)))))
    : null;
  node.replaceChildren(...[bubble, keys].filter(Boolean));
}

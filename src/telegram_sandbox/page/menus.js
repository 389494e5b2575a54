// What can be done with a message, and with the chat as a whole: the menus of one side of the desk.

import { ask, post } from "./api.js";
import { menu } from "./dialogs.js";
import { summary } from "./media.js";
import { showMembers } from "./members.js";
import { word } from "./words.js";

const EMOJIS = ["👍", "❤", "🔥", "🎉", "😁", "👎"];

/** What a person may do with a message of the chat that is open in `column`. */
export function messageMenu(column, message, anchor) {
  const text = message.text ?? message.caption;
  const shared = [...(message.entities ?? [])].map((one) => one.url ?? (one.type === "url" ? text.substr(one.offset, one.length) : null))
    .find((url) => url?.includes("t.me/"));
  const chosen = column.ownReaction(message);
  const path = (rest = "") => column.path(`/messages/${message.message_id}${rest}`);
  menu(anchor, [
    { emojis: EMOJIS, chosen, act: (emoji) => column.react(message, emoji === chosen ? null : emoji) },
    message.photo && { label: word("scanAs"), icon: "scan", act: () => column.scan(message) },
    shared && { label: word("openAs"), icon: "link", act: () => column.passOn(shared) },
    { label: word("reply"), icon: "reply", act: () => column.composer.settle({ kind: "reply", message }) },
    message.outgoing && text && { label: word("edit"), icon: "edit", act: () => column.composer.settle({ kind: "edit", message }) },
    text && { label: word("copyText"), icon: "copy", act: () => column.copy(text) },
    { label: word(message.pinned ? "unpin" : "pin"), icon: "flag", act: () => ask(message.pinned ? "DELETE" : "PUT", path("/pin")) },
    (message.outgoing || !column.inGroup || column.runs) && { label: word("delete"), icon: "trash", act: () => ask("DELETE", path()) },
  ], summary(message));
}

/** What a person may do with the chat that is open in `column`: block its bot, or look after the group. */
export function chatMenu(column) {
  const { blocked, chat, topics } = column.row;
  const items = column.inGroup
    ? [
      { label: word("members"), icon: "users", act: () => showMembers(column.person, column.chat) },
      column.runs && !topics && { label: word("makeForum"), icon: "plus", act: () => post(column.path("/forum")) },
      column.runs && chat.type === "group" && { label: word("upgrade"), icon: "check", act: () => post(column.path("/upgrade")) },
    ]
    : [{ label: word(blocked ? "unblock" : "block"), icon: blocked ? "check" : "close", act: () => ask(blocked ? "DELETE" : "PUT", column.path("/block")) }];
  menu(column.moreButton, items, word("more"));
}

// Text with Telegram's entities, as DOM nodes. Offsets are UTF-16 units, which is how JavaScript counts too.

import { h } from "./dom.js";
import { word } from "./words.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// Only these lead out of the page; "javascript:" and its like stay plain text.
const SAFE = /^(https?|tg|mailto|tel):/i;

/** `href` when a link may be followed, else null. A bare domain gets https. */
export function safeUrl(text) {
  const url = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return SAFE.test(url) ? url : null;
}

function link(url, inside, act) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, inside);
  const node = h("a", { href, target: "_blank", rel: "noopener noreferrer" }, inside);
  node.addEventListener("click", (event) => {
    if (act.openLink(href)) event.preventDefault();
  });
  return node;
}

function wrap(entity, plain, inside, act) {
  const { type } = entity;
  if (type in TAGS) return h(TAGS[type], {}, inside);
  if (type === "pre") return h("pre", {}, h("code", { "data-language": entity.language }, inside));
  if (type === "expandable_blockquote") {
    const quote = h("blockquote", { class: "folded", tabindex: 0, onclick: () => quote.classList.toggle("folded") }, inside);
    return quote;
  }
  if (type === "spoiler") {
    const show = () => node.replaceWith(h("span", {}, [...node.childNodes]));
    const node = h("button", { type: "button", class: "spoiler", "aria-label": word("spoiler"), onclick: show }, inside);
    return node;
  }
  if (type === "text_link") return link(entity.url, inside, act);
  if (type === "url") return link(plain, inside, act);
  if (type === "mention") return link(`https://t.me/${plain.slice(1)}`, inside, act);
  if (type === "email") return link(`mailto:${plain}`, inside, act);
  if (type === "phone_number") return link(`tel:${plain}`, inside, act);
  if (type === "bot_command") {
    return h("button", { type: "button", class: "command", onclick: () => act.write(plain) }, inside);
  }
  return h("span", {}, inside); // hashtag, custom_emoji and whatever comes later read as their text
}

/** The nodes of `text`: `act.openLink(url)` and `act.write(text)` are what its links and commands do. */
export function rich(text, entities, act) {
  const ordered = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const build = (from, to, list) => {
    const nodes = [];
    let at = from;
    while (list.length) {
      const [first, ...rest] = list;
      const start = Math.max(first.offset, at);
      const end = Math.min(first.offset + first.length, to);
      const nested = rest.filter((entity) => entity.offset < end);
      if (end > start) {
        if (start > at) nodes.push(text.slice(at, start));
        nodes.push(wrap(first, text.slice(start, end), build(start, end, nested), act));
        // A block ends its line by itself; the line's own end would leave a gap.
        at = BLOCKS.has(first.type) && end < to && text[end] === "\n" ? end + 1 : end;
      }
      list = rest.filter((entity) => entity.offset >= end);
    }
    if (to > at) nodes.push(text.slice(at, to));
    return nodes;
  };
  return build(0, text.length, ordered);
}

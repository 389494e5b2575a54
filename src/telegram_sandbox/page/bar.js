// The bar at the top: the sandbox's clock and what moves it, and the theme.

import { post } from "./api.js";
import { h, iconButton } from "./dom.js";
import { now } from "./state.js";
import { hours, locale, timeZone, word } from "./words.js";

const date = new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone });
const time = new Intl.DateTimeFormat(locale, { ...hours, second: "2-digit", timeZone });
const dark = matchMedia("(prefers-color-scheme: dark)");

export class Bar {
  constructor(element) {
    this.date = h("span", { class: "date" });
    this.time = h("span", { class: "time" });
    this.theme = iconButton("moon", "", () => this.turn());
    const move = (seconds, label) =>
      h("button", { type: "button", class: "pill", "data-advance": seconds, onclick: () => post("/clock", { advance_seconds: seconds }) }, label);
    element.append(
      h("h1", {}, word("title")),
      h("div", { class: "clock", role: "timer", "aria-live": "off", "aria-label": word("clock") }, this.date, this.time),
      h("div", { class: "moves" }, move(3600, word("hour")), move(86400, word("day"))),
      this.theme);
    this.paint(localStorage.getItem("theme"));
    dark.addEventListener("change", () => this.paint(localStorage.getItem("theme")));
    setInterval(() => this.render(), 1000);
  }

  render() {
    const moment = now();
    this.date.textContent = date.format(moment);
    this.time.textContent = time.format(moment);
  }

  get isDark() {
    return (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
  }

  turn() {
    const theme = this.isDark ? "light" : "dark";
    localStorage.setItem("theme", theme);
    this.paint(theme);
  }

  // Without a choice the page follows the system.
  paint(theme) {
    if (theme) document.documentElement.dataset.theme = theme;
    const label = word(this.isDark ? "light" : "dark");
    const fresh = iconButton(this.isDark ? "sun" : "moon", label, () => this.turn(), { id: "theme" });
    const focused = document.activeElement === this.theme;
    this.theme.replaceWith(fresh);
    this.theme = fresh;
    if (focused) fresh.focus();
  }
}

// Who is in a group: shown in a dialog, in which whoever runs the group changes it.

import { ask, get, inChat } from "./api.js";
import { openDialog } from "./dialogs.js";
import { avatar, h } from "./dom.js";
import { word } from "./words.js";

/** Shows the members of a person's group until the dialog is closed. */
export async function showMembers(person, chat) {
  const list = h("div", { class: "choices" });
  const dialog = h("dialog", { class: "box wide", "aria-label": word("members") }, h("h2", {}, word("members")), list,
    h("div", { class: "answers" }, h("button", { type: "button", class: "plain strong", autofocus: true, onclick: () => dialog.close() }, word("ok"))));
  const path = (id) => inChat(person, chat, `/members/${id}`);

  async function load() {
    const members = await get(inChat(person, chat, "/members"));
    const runs = ["creator", "administrator"].includes(members.find(({ id }) => id === person)?.status);
    list.replaceChildren(...members.map((one) => row(one, runs && one.status !== "creator" && one.id !== person)));
  }

  function row({ id, first_name: name, status }, changes) {
    const act = (label, method, body) => h("button", {
      type: "button", class: "plain", "aria-label": `${word(label)}: ${name}`,
      onclick: async () => { await ask(method, path(id), body); await load(); },
    }, word(label));
    const inside = status === "member" || status === "administrator";
    return h("div", { class: "choice" }, avatar(id, name),
      h("span", { class: "two grow" }, h("b", {}, name), h("small", {}, word(`is_${status}`))),
      changes && inside && act(status === "administrator" ? "demote" : "promote", "PUT", { status: status === "administrator" ? "member" : "administrator" }),
      changes && (inside ? act("putOut", "DELETE") : act("addMember", "PUT", { status: "member" })));
  }

  await load();
  openDialog(dialog);
}

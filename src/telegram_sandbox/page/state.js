// What the page knows of the sandbox: people, their chats, the messages of the chats that were opened.
// Views read it and are told that something changed; they never change it.

import { get, inChat, post } from "./api.js";

export const people = new Map(); // person id -> Person
export const chats = new Map(); // person id -> Map(chat id -> {chat, unread, last, …})
const logs = new Map(); // "person/chat" -> Map(message id -> Message), for chats that were opened
const typingUntil = new Map(); // "person/chat" -> milliseconds of this browser's clock
const watchers = new Set();
const loading = new Set(); // the loads of messages that are on their way: {of: "person/chat", told: what came meanwhile}
const awaited = new Map(); // person id -> timer of a refresh that is on its way

export const clock = { ahead: 0, frozenAt: null };

let seen = () => false;
let told = false;

/** `watcher()` runs after changes, once for many that come together. */
export function watch(watcher) {
  watchers.add(watcher);
}

/** Views say which chats are before somebody's eyes: their messages count as read. */
export function readWhere(isSeen) {
  seen = isSeen;
}

function changed() {
  if (told) return;
  told = true;
  setTimeout(() => {
    told = false;
    for (const watcher of watchers) watcher();
  }, 8);
}

const key = (person, chat) => `${person}/${chat}`;

export const now = () => new Date(clock.frozenAt ?? Date.now() + clock.ahead);

function setClock({ now: stamp, frozen }) {
  const moment = typeof stamp === "number" ? stamp * 1000 : Date.parse(stamp);
  clock.ahead = moment - Date.now();
  clock.frozenAt = frozen ? moment : null;
  changed();
}

export const rows = (person) => [...(chats.get(person)?.values() ?? [])];
export const row = (person, chat) => chats.get(person)?.get(chat);
export const isTyping = (person, chat) => (typingUntil.get(key(person, chat)) ?? 0) > Date.now();

/** Whether there is a bot of this username: everybody's list has every bot. */
export function isBot(username) {
  const wanted = username.toLowerCase();
  return [...chats.values()].some((list) => [...list.values()].some(({ chat }) => chat.username?.toLowerCase() === wanted));
}

/** The messages of an opened chat, or of one topic of it, oldest first; null while they have not come. */
export function messages(person, chat, topic = null) {
  const log = logs.get(key(person, chat));
  if (!log) return null;
  return [...log.values()].filter((one) => topic === null || one.topic === topic).sort((a, b) => a.message_id - b.message_id);
}

export const message = (person, chat, id) => logs.get(key(person, chat))?.get(id);

export async function loadAll() {
  const [time, everybody] = await Promise.all([get("/clock"), get("/people")]);
  setClock(time);
  people.clear();
  for (const person of everybody) people.set(person.id, person);
  await Promise.all(everybody.map((person) => loadChats(person.id)));
  await Promise.all([...logs.keys()].map((open) => loadMessages(...open.split("/").map(Number))));
  changed();
}

async function loadChats(person) {
  const list = await get(`/people/${person}/chats`);
  chats.set(person, new Map(list.map((entry) => [entry.chat.id, entry])));
  for (const entry of list) readWhatIsSeen(person, entry);
  changed();
}

// Keyboards, commands and blocking stand in the chat's row; a burst of events asks for it once.
function refresh(person) {
  if (awaited.has(person)) return;
  awaited.set(
    person,
    setTimeout(() => {
      awaited.delete(person);
      if (people.has(person)) loadChats(person);
    }, 30),
  );
}

function readWhatIsSeen(person, { chat, topics }) {
  for (const id of topics?.map((one) => one.id) ?? [null]) if (seen(person, chat.id, id)) markRead(person, chat.id, id);
}

// What is told of while a chat's messages are on their way is newer than they are: it is put in once more after them.
async function load(person, chat, query, take) {
  const coming = { of: key(person, chat), told: [] };
  loading.add(coming);
  try {
    const { messages: list } = await get(inChat(person, chat, `/messages?limit=200${query}`));
    take(list);
  } finally {
    loading.delete(coming);
  }
  for (const [id, one] of coming.told) put(person, chat, id, one);
  changed();
}

/** Puts a message into an opened chat, or with null takes it out. */
function put(person, chat, id, one) {
  for (const coming of loading) if (coming.of === key(person, chat)) coming.told.push([id, one]);
  const log = logs.get(key(person, chat));
  if (one) log?.set(id, one);
  else log?.delete(id);
}

function loadMessages(person, chat) {
  return load(person, chat, "", (list) => logs.set(key(person, chat), new Map(list.map((one) => [one.message_id, one]))));
}

/** Adds a topic's own messages to those of its chat, of which only the newest were loaded. */
export function openTopic(person, chat, topic) {
  return load(person, chat, `&topic=${topic}`, (list) => {
    for (const one of list) logs.get(key(person, chat))?.set(one.message_id, one);
  });
}

export async function openChat(person, chat) {
  if (!logs.has(key(person, chat))) await loadMessages(person, chat);
}

const topicOf = (entry, id) => entry?.topics?.find((one) => one.id === id);

/** Tells the sandbox that everything in the chat, or in one topic of it, was seen, when something was not. */
export function markRead(person, chat, topic = null) {
  const entry = row(person, chat);
  const place = topic === null ? entry : topicOf(entry, topic);
  if (!place?.unread) return;
  if (place !== entry) entry.unread -= place.unread;
  place.unread = 0;
  changed();
  post(inChat(person, chat, topic === null ? "/read" : `/read?topic=${topic}`));
}

function keep(person, chat, one) {
  put(person, chat, one.message_id, one);
  const entry = row(person, chat);
  if (entry && one.message_id >= (entry.last?.message_id ?? 0)) entry.last = one;
  const topic = topicOf(entry, one.topic);
  if (topic && one.message_id >= (topic.last?.message_id ?? 0)) topic.last = one;
  if (entry?.topics && !topic) refresh(person); // a topic that is new
  changed();
}

/** Puts what an own act brought back into the log without waiting for its event. */
export function keepAll(person, chat, list) {
  for (const one of list ?? []) keep(person, chat, one);
}

/** Puts a topic that was just made into the list, before the list is loaded anew. */
export function keepTopic(person, chat, topic) {
  const entry = row(person, chat);
  if (entry?.topics && !topicOf(entry, topic.id)) entry.topics.splice(1, 0, topic);
}

export function keepPerson(person) {
  people.set(person.id, person);
  return loadChats(person.id);
}

const EVENTS = {
  message({ person, chat, message: one }) {
    const entry = row(person, chat);
    if (!entry) refresh(person); // a group that is new to this person
    const isNew = one.message_id > (entry?.last?.message_id ?? 0);
    keep(person, chat, one);
    if (one.outgoing) return;
    typingUntil.delete(key(person, chat));
    if (entry && isNew) {
      entry.unread += 1;
      const topic = topicOf(entry, one.topic);
      if (topic) topic.unread += 1;
    }
    if (seen(person, chat, one.topic)) markRead(person, chat, one.topic);
  },
  edit({ person, chat, message: one }) {
    keep(person, chat, one);
  },
  reaction({ person, chat, message: one }) {
    keep(person, chat, one);
  },
  delete({ person, chat, message_id: id }) {
    put(person, chat, id, null);
    refresh(person);
    changed();
  },
  topic_deleted({ person, chat, topic }) {
    const log = logs.get(key(person, chat));
    for (const [id, one] of log ?? []) if (one.topic === topic) put(person, chat, id, null);
    refresh(person);
    changed();
  },
  typing({ person, chat }) {
    // Telegram shows an action for five seconds or until the message comes.
    typingUntil.set(key(person, chat), Date.now() + 5000);
    setTimeout(changed, 5050);
    changed();
  },
  chat({ person }) {
    refresh(person);
  },
  clock(event) {
    setClock(event);
  },
  async person({ person }) {
    const everybody = await get("/people");
    for (const one of everybody) people.set(one.id, one);
    if (!chats.has(person)) await loadChats(person);
    changed();
  },
  callback_answer() {
    // The tap that waits for it shows it.
  },
};

export function apply(event) {
  EVENTS[event.type](event);
}

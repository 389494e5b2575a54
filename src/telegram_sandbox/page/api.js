// The sandbox's people's side over HTTP, and its stream of events.

/** Asks the sandbox; throws an Error with the sandbox's own sentence when it refuses. */
export async function ask(method, path, body) {
  const answer = await fetch(`/sandbox${path}`, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  let said = null;
  try {
    said = text ? JSON.parse(text) : null;
  } catch {
    throw new Error(`${answer.status} ${answer.statusText}`);
  }
  if (!answer.ok) throw new Error(said?.error ?? `${answer.status} ${answer.statusText}`);
  return said;
}

export const get = (path) => ask("GET", path);
export const post = (path, body = {}) => ask("POST", path, body);

export const inChat = (person, chat, rest = "") => `/people/${person}/chats/${chat}${rest}`;
export const fileUrl = (id) => `/sandbox/files/${encodeURIComponent(id)}`;

/** The base64 of a file's bytes, as the sandbox takes them. */
export function base64(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(file);
  });
}

/**
 * Listens to the sandbox until the page goes. `opened()` is told whenever the line stands, `lost()` when it breaks.
 * A new line brings only what happens from then on: a sandbox that was started anew counts its events from 1 again,
 * so what was missed is not asked for by number but loaded.
 */
export function listen({ event, opened, lost }) {
  const connect = () => {
    const source = new EventSource("/sandbox/events");
    source.onopen = opened;
    source.onmessage = ({ data }) => event(JSON.parse(data));
    source.onerror = () => {
      source.close();
      lost();
      setTimeout(connect, 1000);
    };
  };
  connect();
}

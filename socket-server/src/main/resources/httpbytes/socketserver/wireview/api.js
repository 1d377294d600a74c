/**
 * Asks the server that this page came from. What it refuses is thrown, with its own sentence. A server that was started
 * anew wants another token, which stands in its page.
 */

const FORBIDDEN = 403;
const RETRY_MILLIS = 10_000;
const TOKEN = 'meta[name="wire-view-token"]';

let token = document.querySelector(TOKEN).content;

/** A signal that is aborted ends the waiting, with an AbortError. */
export async function ask(path, octets, signal) {
  const used = token;
  let response = await answer(path, octets, signal);
  if (response.status === FORBIDDEN && await isStartedAnew(used, signal)) {
    response = await answer(path, octets, signal);
  }
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
  return response.status === 204 ? null : response.json();
}

async function answer(path, octets, signal) {
  const headers = {'Wire-View-Token': token, 'Content-Type': 'application/octet-stream'};
  try {
    return await fetch(path,
        {method: octets === undefined ? 'GET' : 'POST', body: octets, headers, cache: 'no-store', signal});
  } catch (e) {
    throw e.name === 'AbortError' ? e
      : new Error('The server of this page does not answer. Start it again; what you typed stays here.');
  }
}

/** Whether there is another token than this one, which somebody else may have fetched meanwhile. */
async function isStartedAnew(used, signal) {
  if (token === used) {
    const page = await (await answer('./', undefined, signal)).text();
    token = new DOMParser().parseFromString(page, 'text/html').querySelector(TOKEN)?.content ?? token;
  }
  return token !== used;
}

/**
 * Does this again and again while somebody looks. Where it takes long it comes less often, so that it is no load for a busy
 * server; and where it fails it waits for longer: the server may come back.
 */
export async function again(task, millis) {
  const began = Date.now();
  let pause = RETRY_MILLIS;
  try {
    await (document.hidden ? null : task());
    pause = Math.max(millis, Math.min(RETRY_MILLIS / 2, 20 * (Date.now() - began)));
  } catch {
    // Whoever gave the task has said what failed.
  }
  setTimeout(() => again(task, millis), pause);
}

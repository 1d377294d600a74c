/**
 * Asks the server that this page came from. What it refuses is thrown, with its own sentence. A server that was started
 * anew wants another token, which stands in its page.
 */

const FORBIDDEN = 403;
const TOKEN = 'meta[name="wire-view-token"]';

let token = document.querySelector(TOKEN).content;

/** A signal that is aborted ends the waiting, with an AbortError. */
export async function ask(path, octets, signal) {
  let response = await answer(path, octets, signal);
  if (response.status === FORBIDDEN && await isStartedAnew(signal)) {
    response = await answer(path, octets, signal);
  }
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
  return response.status === 204 ? null : response.json();
}

async function answer(path, octets, signal) {
  const init = {headers: {'Wire-View-Token': token}, cache: 'no-store', signal};
  if (octets !== undefined) {
    Object.assign(init, {method: 'POST', body: octets});
    init.headers['Content-Type'] = 'application/octet-stream';
  }
  try {
    return await fetch(path, init);
  } catch (e) {
    throw e.name === 'AbortError' ? e
      : new Error('The server that this page came from does not answer. Start it again; what you typed stays here.');
  }
}

async function isStartedAnew(signal) {
  const page = await (await answer('./', undefined, signal)).text();
  const anew = new DOMParser().parseFromString(page, 'text/html').querySelector(TOKEN)?.content ?? token;
  const changed = anew !== token;
  token = anew;
  return changed;
}

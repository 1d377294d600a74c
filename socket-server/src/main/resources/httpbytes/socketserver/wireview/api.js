/** Asks the server that this page came from. What it refuses is thrown, with its own sentence. */

const TOKEN = document.querySelector('meta[name="wire-view-token"]').content;

export async function ask(path, octets) {
  const init = {headers: {'Wire-View-Token': TOKEN}, cache: 'no-store'};
  if (octets !== undefined) {
    Object.assign(init, {method: 'POST', body: octets});
    init.headers['Content-Type'] = 'application/octet-stream';
  }
  let response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Error('The server that this page came from does not answer; start it again, and load this page anew.');
  }
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
  return response.status === 204 ? null : response.json();
}

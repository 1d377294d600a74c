/**
 * A request as the fragment of a URL: {@code #r=<base64url of the octets>&to=both&pause=12}. A fragment stays in the
 * browser, and nothing is sent by opening it. Also remembers the newest one when the page is left.
 */

import {fromBase64, toBase64} from './notation.js';

const KEPT = 'wire view';

/** What a fragment asks for, or null where it is none of ours. */
export function read(fragment) {
  const wanted = new URLSearchParams(fragment.replace(/^#/, ''));
  const coded = wanted.get('r');
  if (coded === null || /[^A-Za-z0-9_-]/.test(coded) || coded.length % 4 === 1) {
    return null;
  }
  const [to, pause] = [wanted.get('to'), wanted.get('pause')];
  return {
    octets: fromBase64(coded.replaceAll('-', '+').replaceAll('_', '/')),
    to: to !== null && /^[\w.,-]{1,99}$/.test(to) ? to : 'both',
    pause: pause !== null && /^[0-9]{1,6}$/.test(pause) ? Number(pause) : null,
  };
}

/** The fragment for this request; pause is null for none. */
export function write({octets, to, pause}) {
  const coded = toBase64(octets).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `#r=${coded}&to=${to}${pause === null ? '' : `&pause=${pause}`}`;
}

/** Shows it in the address, in place of the one that stands there. */
export function keep(fragment) {
  if (fragment !== location.hash) {
    history.replaceState(null, '', fragment);
  }
}

/** Remembers what stood in the editor when the page was left, and behind which address. */
export function leave(fragment) {
  stored((storage) => storage.setItem(KEPT, `${location.hash} ${fragment}`));
}

/** What was remembered, once: where the address is still the same, it is older than that. Otherwise the address. */
export function opened() {
  const [address, fragment] = (stored((storage) => storage.getItem(KEPT)) ?? ' ').split(' ');
  stored((storage) => storage.removeItem(KEPT));
  return fragment !== '' && ['', address].includes(location.hash) ? fragment : location.hash;
}

/** A browser that stores nothing still has the address. */
function stored(task) {
  try {
    return task(sessionStorage);
  } catch {
    return null;
  }
}

/**
 * Octets as text. ␍ and ␊ are CR and LF, \xNN is any octet, every other character is its UTF-8. A line break follows
 * each ␊ so that lines look like lines; it stands for nothing.
 */

const TOKEN = /\\x([0-9a-fA-F]{2})|\n|[^]/gu;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', {fatal: true});
/** What cannot be seen, or moves what can: it is written as octets. */
const INVISIBLE = /^[\p{C}\p{Zl}\p{Zp}\u00a0\u115f\u1160\u3164␍␊]$/u;

/** The octets of a text, and for each of them where in the text it is written. */
export function parse(text) {
  const octets = [];
  const starts = [];
  for (const token of text.matchAll(TOKEN)) {
    for (const octet of octetsOf(token)) {
      octets.push(octet);
      starts.push(token.index);
    }
  }
  starts.push(text.length);
  return {octets: Uint8Array.from(octets), starts};
}

function octetsOf(token) {
  if (token[1] !== undefined) {
    return [parseInt(token[1], 16)];
  }
  switch (token[0]) {
    case '\n': return [];
    case '␍': return [0x0d];
    case '␊': return [0x0a];
    default: return ENCODER.encode(token[0]);
  }
}

/** The text of octets, without drawn line breaks. */
export function write(octets) {
  let text = '';
  for (let i = 0; i < octets.length;) {
    const length = lengthOfCharacter(octets, i);
    text += length === 0 ? escape(octets[i]) : character(octets.subarray(i, i + length));
    i += Math.max(1, length);
  }
  return text;
}

/** How many octets the UTF-8 character has that begins here, or 0 where none does. */
function lengthOfCharacter(octets, from) {
  const lead = octets[from];
  const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3
      : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length < 2) {
    return length;
  }
  try {
    DECODER.decode(octets.subarray(from, from + length));
    return from + length <= octets.length ? length : 0;
  } catch {
    return 0;
  }
}

function character(octets) {
  if (octets[0] === 0x0d) {
    return '␍';
  }
  if (octets[0] === 0x0a) {
    return '␊';
  }
  const text = DECODER.decode(octets);
  // A backslash could begin what looks like an escape; a byte order mark is decoded to nothing.
  return text === '\\' || text === '' || INVISIBLE.test(text) ? Array.from(octets, escape).join('') : text;
}

function escape(octet) {
  return '\\x' + hex(octet);
}

export function hex(octet) {
  return octet.toString(16).padStart(2, '0');
}

/** The same text with a line break behind each ␊, and nowhere else. */
export function layOut(text) {
  return text.replaceAll('\n', '').replaceAll('␊', '␊\n');
}

/** Octets as a screen reader says them. */
export function spoken(octets) {
  return write(octets.subarray(0, 200))
      .replaceAll('␍', ' CR ').replaceAll('␊', ' LF ').replaceAll('\\x', ' hex ').trim();
}

export function fromBase64(text) {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** One octet, 2 octets. */
export function counted(count, what = 'octet') {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

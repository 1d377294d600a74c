/**
 * Octets as text, and text as octets. \r and \n are CR and LF, \xNN is any octet, every other character is its UTF-8. A
 * line break follows each \n so that lines look like lines; it stands for nothing. What cannot be seen, or moves what
 * can, is written in digits. Knows nothing of the page.
 */

export const CR = '\\r';
export const LF = '\\n';

const BACKSLASH = 0x5c;
const DECODER = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const ENCODER = new TextEncoder();
/** All of separators, controls and what is drawn as nothing, but the space of ASCII. */
const INVISIBLE = /^(?! )[\p{C}\p{Z}\p{DI}\u2800␍␊]$/u;
const EVERY_INVISIBLE = /(?![ \n␍␊])[\p{C}\p{Z}\p{DI}\u2800]/gu;
const PLAIN = /^[\n -~]*$/;
const HEX = /^[0-9a-fA-F]{2}$/;
const NUMBER = new Intl.NumberFormat('en');

/** The octets of a text, and for each of them where in the text it is written; one more for the end. */
export function parse(text) {
  // A character of this text is at most three octets; two that are one character are four.
  const octets = new Uint8Array(3 * text.length);
  const starts = new Uint32Array(3 * text.length + 1);
  let count = 0;
  for (let from = 0, to = 0; from < text.length; from = to) {
    const code = text.codePointAt(from);
    const octet = code === BACKSLASH ? escaped(text, from) : null;
    to = from + (octet !== null ? text[from + 1] === 'x' ? 4 : 2 : code > 0xffff ? 2 : 1);
    const own = octet !== null ? [octet] : code === 0x0a ? [] : code < 0x80 ? [code]
      : ENCODER.encode(text.slice(from, to));
    for (let i = 0; i < own.length; i++) {
      octets[count] = own[i];
      starts[count++] = from;
    }
  }
  starts[count] = text.length;
  return {octets: octets.slice(0, count), starts: starts.slice(0, count + 1)};
}

/** The octet that is written here in digits, or as CR and LF are, or null. */
function escaped(text, from) {
  const digits = text.slice(from + 2, from + 4);
  return {r: 0x0d, n: 0x0a}[text[from + 1]]
      ?? (text[from + 1] === 'x' && HEX.test(digits) ? parseInt(digits, 16) : null);
}

/** The text of octets, without drawn line breaks. */
export function write(octets) {
  let text = '';
  for (let i = 0; i < octets.length;) {
    if (octets[i] >= 0x20 && octets[i] < 0x7f && octets[i] !== BACKSLASH) {
      text += String.fromCharCode(octets[i++]);
      continue;
    }
    const length = lengthOfCharacter(octets, i);
    text += length === 0 ? escape(octets[i]) : character(octets.subarray(i, i + length));
    i += Math.max(1, length);
  }
  return text;
}

/** How many octets the UTF-8 character has that begins here, or 0 where none does. */
export function lengthOfCharacter(octets, from) {
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
  const text = DECODER.decode(octets);
  // A backslash could begin what looks like an escape.
  return {'\r': CR, '\n': LF}[text]
      ?? (text === '\\' || INVISIBLE.test(text) ? Array.from(octets, escape).join('') : text);
}

function escape(octet) {
  return '\\x' + hex(octet);
}

export function hex(octet) {
  return octet.toString(16).padStart(2, '0');
}

/** The same text as the editor holds it: one way of writing each octet, and a line break behind each LF alone. */
export function layOut(text) {
  return spelled(text).replaceAll('\n', '').replaceAll(LF, LF + '\n');
}

/** Characters that nobody would see become octets in digits, and signs for line ends what is typed for them. */
export function spelled(text) {
  return PLAIN.test(text) ? text : text.replaceAll('␍', CR).replaceAll('␊', LF)
      .replace(EVERY_INVISIBLE, (one) => Array.from(ENCODER.encode(one), escape).join(''));
}

/** Octets as a screen reader says them. */
export function spoken(octets) {
  if (octets.length > 0 && octets.every((octet) => octet === 0x20)) {
    return octets.length === 1 ? 'one space' : `${octets.length} spaces`;
  }
  return write(octets.subarray(0, 200))
      .replaceAll(CR, ' CR ').replaceAll(LF, ' LF ').replaceAll('\\x', ' hex ').replace(/ +/g, ' ').trim();
}

export function fromBase64(text) {
  return octetsOf(atob(text));
}

/** The octets of a text of which each character is one. */
export function octetsOf(text) {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function toBase64(octets) {
  return btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''));
}

/** One octet, 2 octets. */
export function counted(count, what = 'octet') {
  return `${NUMBER.format(count)} ${what}${count === 1 ? '' : 's'}`;
}

export function same(one, other) {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}

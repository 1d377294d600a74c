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
const HEX = /^\\x[0-9a-fA-F]{2}$/;

/** The octets of a text, and for each of them where in the text it is written; one more for the end. */
export function parse(text) {
  // A character of this text is at most three octets; two that are one character are four.
  const octets = new Uint8Array(3 * text.length);
  const starts = new Uint32Array(3 * text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length;) {
    const from = i;
    const code = text.codePointAt(i);
    i += code > 0xffff ? 2 : 1;
    if (code === 0x0a) {
      continue;
    }
    const escaped = code === BACKSLASH ? escapeAt(text, from) : null;
    if (escaped !== null) {
      octets[count] = escaped.octet;
      starts[count++] = from;
      i = from + escaped.length;
    } else if (code < 0x80) {
      octets[count] = code;
      starts[count++] = from;
    } else {
      const encoded = code === 0x240d ? [0x0d] : code === 0x240a ? [0x0a] : ENCODER.encode(text.slice(from, i));
      for (const octet of encoded) {
        octets[count] = octet;
        starts[count++] = from;
      }
    }
  }
  starts[count] = text.length;
  return {octets: octets.slice(0, count), starts: starts.slice(0, count + 1)};
}

function escapeAt(text, from) {
  const next = text[from + 1];
  if (next === 'r' || next === 'n') {
    return {octet: next === 'r' ? 0x0d : 0x0a, length: 2};
  }
  return next === 'x' && HEX.test(text.slice(from, from + 4))
    ? {octet: parseInt(text.slice(from + 2, from + 4), 16), length: 4} : null;
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
  switch (octets[0]) {
    case 0x0d: return CR;
    case 0x0a: return LF;
    case 0x5c: return '\\x5c'; // It could begin what looks like an escape.
    default:
  }
  const text = octets.length === 1 ? String.fromCharCode(octets[0]) : DECODER.decode(octets);
  return INVISIBLE.test(text) ? Array.from(octets, escape).join('') : text;
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
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

export function toBase64(octets) {
  let text = '';
  for (let from = 0; from < octets.length; from += 0x2000) {
    text += String.fromCharCode(...octets.subarray(from, from + 0x2000));
  }
  return btoa(text);
}

/** One octet, 2 octets. */
export function counted(count, what = 'octet') {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

export function same(one, other) {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}

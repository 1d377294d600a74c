/** The names of characters that nobody sees, or that look like others: what the page writes in digits, it names. */

import {lengthOfCharacter, write} from './notation.js';

const DECODER = new TextDecoder('utf-8', {ignoreBOM: true});
/** The controls of ASCII, by their numbers. */
const CONTROLS = `NUL, SOH, STX, ETX, EOT, ENQ, ACK, BELL, BACKSPACE, TAB, LF, VERTICAL TAB, FORM FEED, CR, SO, SI,
  DLE, DC1, DC2, DC3, DC4, NAK, SYN, ETB, CAN, EM, SUB, ESCAPE, FS, GS, RS, US`.split(/,\s+/);
/** Of all others, by theirs. */
const NAMES = new Map(`7f DELETE, 85 NEXT LINE, a0 NO-BREAK SPACE, ad SOFT HYPHEN, 34f COMBINING GRAPHEME JOINER,
  61c ARABIC LETTER MARK, 1680 OGHAM SPACE MARK, 2000 EN QUAD, 2001 EM QUAD, 2002 EN SPACE, 2003 EM SPACE,
  2004 THREE-PER-EM SPACE, 2005 FOUR-PER-EM SPACE, 2006 SIX-PER-EM SPACE, 2007 FIGURE SPACE, 2008 PUNCTUATION SPACE,
  2009 THIN SPACE, 200a HAIR SPACE, 200b ZERO WIDTH SPACE, 200c ZERO WIDTH NON-JOINER, 200d ZERO WIDTH JOINER,
  200e LEFT-TO-RIGHT MARK, 200f RIGHT-TO-LEFT MARK, 2028 LINE SEPARATOR, 2029 PARAGRAPH SEPARATOR,
  202a LEFT-TO-RIGHT EMBEDDING, 202b RIGHT-TO-LEFT EMBEDDING, 202c POP DIRECTIONAL FORMATTING,
  202d LEFT-TO-RIGHT OVERRIDE, 202e RIGHT-TO-LEFT OVERRIDE, 202f NARROW NO-BREAK SPACE, 205f MEDIUM MATHEMATICAL SPACE,
  2060 WORD JOINER, 2066 LEFT-TO-RIGHT ISOLATE, 2067 RIGHT-TO-LEFT ISOLATE, 2068 FIRST STRONG ISOLATE,
  2069 POP DIRECTIONAL ISOLATE, 2800 BRAILLE PATTERN BLANK, 3000 IDEOGRAPHIC SPACE, 3164 HANGUL FILLER,
  fe0e VARIATION SELECTOR-15, fe0f VARIATION SELECTOR-16, feff BYTE ORDER MARK, ffa0 HALFWIDTH HANGUL FILLER`
    .split(/,\s+/).map((line) => line.split(/ (.*)/)));

/** Each character among these octets that is written in digits though it is one: where, how long, and its name. */
export function named(octets) {
  const found = [];
  for (let i = 0; i < octets.length;) {
    const length = Math.max(1, lengthOfCharacter(octets, i));
    const own = octets.subarray(i, i + length);
    const isOdd = octets[i] !== 0x5c && (length > 1 || octets[i] < 0x20 || octets[i] === 0x7f);
    if (isOdd && write(own).startsWith('\\x')) {
      const number = DECODER.decode(own).codePointAt(0);
      const code = number.toString(16);
      const name = `U+${code.toUpperCase().padStart(4, '0')} ${CONTROLS[number] ?? NAMES.get(code) ?? ''}`.trim();
      found.push({from: i, to: i + length, name});
    }
    i += length;
  }
  return found;
}

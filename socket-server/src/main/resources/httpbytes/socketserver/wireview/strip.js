/** The octets in hexadecimal digits, and beside them as characters. Knows nothing of what they mean. */

import {counted, hex} from './notation.js';
import {element} from './dom.js';
import {Marker} from './marker.js';

/** Octets that are shown: all of any request that somebody reads. */
const SHOWN = 2048;
const OFFSET = 6;
/** Octets in a row, and the pixels that they need. */
const WIDTHS = [[16, 545], [8, 312], [4, 0]];
const DIGITS = Array.from({length: 256}, (_, octet) => ` ${hex(octet)}`);
const CHARACTERS = Array.from({length: 256},
    (_, octet) => octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·');

export class Strip {

  #node;
  #octets = new Uint8Array();
  #perRow = 16;
  #text = new Text();
  #more = element('p', {class: 'note'});
  #marker = new Marker(['marked', 'caret']);

  /** picked(offset) is told which octet was clicked. */
  constructor(node, picked) {
    this.#node = node;
    node.append(element('div', {}, this.#text), this.#more);
    node.addEventListener('click', (event) => {
      const offset = this.#offsetAt(event);
      return offset === null ? null : picked(offset);
    });
    new ResizeObserver(() => this.#fit()).observe(node);
  }

  draw(octets) {
    this.#octets = octets;
    this.#marker.set('marked', []);
    const rows = [];
    for (let from = 0; from < Math.min(octets.length, SHOWN); from += this.#perRow) {
      const own = Array.from(octets.subarray(from, Math.min(SHOWN, from + this.#perRow)));
      rows.push(String(from).padStart(OFFSET - 1) + ' '
          + own.map((octet) => DIGITS[octet]).join('').padEnd(3 * this.#perRow) + '  '
          + own.map((octet) => CHARACTERS[octet]).join('') + '\n');
    }
    // One text: the browser lays it out faster than as many rows.
    this.#text.data = rows.join('');
    this.#more.textContent = octets.length > SHOWN ? `and ${counted(octets.length - SHOWN)} more` : '';
  }

  /** Shows where these octets are, under one of two names; null for none. */
  mark(name, range, scrolls = true) {
    const ranges = [];
    const to = range === null ? 0 : Math.min(range.to, SHOWN, this.#octets.length);
    for (let from = range?.from ?? 0; from < to;) {
      const end = Math.min(to, from - from % this.#perRow + this.#perRow);
      const [first, last] = [this.#placesOf(from), this.#placesOf(end - 1)];
      ranges.push([this.#text, first.digits, this.#text, last.digits + 2],
          [this.#text, first.character, this.#text, last.character + 1]);
      from = end;
    }
    this.#marker.set(name, ranges);
    if (scrolls && ranges.length > 0) {
      const rows = Math.ceil(Math.min(SHOWN, this.#octets.length) / this.#perRow);
      const height = this.#text.parentElement.clientHeight / rows;
      const top = Math.floor(range.from / this.#perRow) * height;
      if (top < this.#node.scrollTop || top + height > this.#node.scrollTop + this.#node.clientHeight) {
        this.#node.scrollTop = top - this.#node.clientHeight / 2;
      }
    }
  }

  /** Where in the text an octet stands, in digits and as a character. */
  #placesOf(offset) {
    const column = offset % this.#perRow;
    const row = Math.floor(offset / this.#perRow) * (OFFSET + 4 * this.#perRow + 3);
    return {digits: row + OFFSET + 3 * column + 1, character: row + OFFSET + 3 * this.#perRow + 2 + column};
  }

  /** As many octets stand in a row as there is place for. */
  #fit() {
    const perRow = WIDTHS.find(([, width]) => this.#node.clientWidth >= width)[0];
    if (perRow !== this.#perRow) {
      this.#perRow = perRow;
      this.draw(this.#octets);
    }
  }

  /** The octet that was clicked, in digits or as a character, or null. */
  #offsetAt(event) {
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY)?.offset ?? 0;
    const perLine = OFFSET + 4 * this.#perRow + 3;
    const inLine = at % perLine - OFFSET;
    const column = inLine >= 3 * this.#perRow + 2 ? inLine - 3 * this.#perRow - 2 : Math.floor(inLine / 3);
    const offset = Math.floor(at / perLine) * this.#perRow + column;
    return event.target === this.#text.parentElement && column >= 0 && column < this.#perRow
        && offset < this.#octets.length ? offset : null;
  }
}

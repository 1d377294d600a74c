/** The octets in hexadecimal digits, and beside them as characters. Knows nothing of what they mean. */

import {counted, hex} from './notation.js';
import {element} from './dom.js';
import {Marker} from './marker.js';

/** Octets that are shown: all of any request that somebody reads. */
const SHOWN = 2048;
const OFFSET = 6;
const DIGITS = Array.from({length: 256}, (_, octet) => ` ${hex(octet)}`);
const CHARACTERS = Array.from({length: 256}, (_, octet) => octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·');

export class Strip {

  #node;
  #octets = new Uint8Array();
  #perRow = 16;
  #rows = [];
  #marker = new Marker(['marked', 'caret']);

  /** picked(offset) is told which octet was clicked. */
  constructor(node, picked) {
    this.#node = node;
    node.addEventListener('click', (event) => {
      const offset = this.#offsetAt(event);
      if (offset !== null) {
        picked(offset);
      }
    });
    new ResizeObserver(() => this.#fit()).observe(node);
  }

  draw(octets) {
    this.#octets = octets;
    this.#marker.clear('marked');
    const shown = Math.min(octets.length, SHOWN);
    const count = Math.ceil(shown / this.#perRow);
    for (let i = 0; i < count; i++) {
      this.#drawRow(i, shown);
    }
    this.#rows.splice(count).forEach((row) => row.node.remove());
    const rest = octets.length - shown;
    this.#node.querySelector('p')?.remove();
    if (rest > 0) {
      this.#node.append(element('p', {class: 'note'}, `and ${counted(rest)} more`));
    }
  }

  #drawRow(i, shown) {
    const own = this.#octets.subarray(i * this.#perRow, Math.min(shown, (i + 1) * this.#perRow));
    const digits = Array.from(own, (octet) => DIGITS[octet]).join('');
    const text = String(i * this.#perRow).padStart(OFFSET - 1) + ' ' + digits.padEnd(3 * this.#perRow) + '  '
        + Array.from(own, (octet) => CHARACTERS[octet]).join('');
    if (this.#rows[i] === undefined) {
      const node = element('div', {}, text);
      this.#node.append(node);
      this.#rows[i] = {node, text};
    } else if (this.#rows[i].text !== text) {
      this.#rows[i].node.firstChild.data = text;
      this.#rows[i].text = text;
    }
  }

  /** Shows where these octets are, under one of two names; null for none. */
  mark(name, range, scrolls = true) {
    const ranges = [];
    const to = range === null ? 0 : Math.min(range.to, SHOWN, this.#octets.length);
    for (let from = range?.from ?? 0; from < to;) {
      const row = Math.floor(from / this.#perRow);
      const end = Math.min(to, (row + 1) * this.#perRow);
      const [first, last] = [from % this.#perRow, (end - 1) % this.#perRow];
      const text = this.#rows[row].node.firstChild;
      const characters = OFFSET + 3 * this.#perRow + 2;
      ranges.push([text, OFFSET + 3 * first + 1, text, OFFSET + 3 * last + 3],
          [text, characters + first, text, characters + last + 1]);
      from = end;
    }
    this.#marker.set(name, ranges);
    if (scrolls && ranges.length > 0) {
      this.#show(Math.floor(range.from / this.#perRow));
    }
  }

  #show(row) {
    const height = this.#node.scrollHeight / Math.max(1, this.#node.childElementCount);
    const top = row * height;
    if (top < this.#node.scrollTop || top + height > this.#node.scrollTop + this.#node.clientHeight) {
      this.#node.scrollTop = top - this.#node.clientHeight / 2;
    }
  }

  /** As many octets stand in a row as there is place for, in eights. */
  #fit() {
    const probe = element('span', {}, '0'.repeat(100));
    this.#node.append(probe);
    const {paddingLeft, paddingRight} = getComputedStyle(this.#node);
    const width = this.#node.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    const fitting = width / (probe.getBoundingClientRect().width / 100);
    probe.remove();
    const perRow = [16, 8].find((count) => fitting >= OFFSET + 4 * count + 2) ?? 4;
    if (perRow !== this.#perRow) {
      this.#perRow = perRow;
      this.draw(this.#octets);
    }
  }

  #offsetAt(event) {
    const row = this.#rows.findIndex((one) => one.node === event.target);
    if (row < 0) {
      return null;
    }
    const box = event.target.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(event.target);
    const character = Math.floor((event.clientX - box.left) / (range.getBoundingClientRect().width
        / this.#rows[row].text.length));
    const characters = OFFSET + 3 * this.#perRow + 2;
    const inRow = character >= characters ? character - characters : Math.floor((character - OFFSET) / 3);
    const offset = row * this.#perRow + inRow;
    return inRow >= 0 && inRow < this.#perRow && offset < this.#octets.length ? offset : null;
  }
}

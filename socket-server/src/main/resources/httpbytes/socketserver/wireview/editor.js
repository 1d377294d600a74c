import {drawText} from './anatomy.js';
import {element} from './dom.js';
import {counted, hex, layOut, parse} from './notation.js';

const ROW = 16;
/** Octets that the strip shows: all of any request that somebody reads. */
const STRIP = 2048;
const STATES = ['questionable', 'refused'];

/**
 * A text area for octets, whose text is invisible. Behind it lies a mirror with the same text that can be seen: there
 * CR and LF are boxes, what is questionable or refused is underlined, and the part that is pointed at is marked.
 */
export class Editor {

  #text;
  #mirror;
  #strip;
  #count;
  #enter;
  #parsed = parse('');
  #spans = [];
  #marked = null;
  #changed;
  #moved;

  /** changed() is called when the octets change, moved(offset) when the caret does. */
  constructor({text, mirror, strip, count, enter, changed, moved}) {
    this.#text = text;
    this.#mirror = mirror;
    this.#strip = strip;
    this.#count = count;
    this.#enter = enter;
    this.#changed = changed;
    this.#moved = moved;
    text.addEventListener('beforeinput', (event) => this.#beforeInput(event));
    text.addEventListener('input', () => this.#read());
    text.addEventListener('paste', (event) => this.#paste(event));
    text.addEventListener('copy', () => this.#snap());
    text.addEventListener('cut', () => this.#snap());
    text.addEventListener('scroll', () => this.#follow());
    document.addEventListener('selectionchange', () => this.#caretMoved());
    new ResizeObserver(() => this.#follow()).observe(text);
  }

  get octets() {
    return this.#parsed.octets;
  }

  /** How many octets stand before the caret. */
  get caret() {
    return this.#offsetOf(this.#text.selectionStart);
  }

  set caret(offset) {
    const index = this.#indexOf(offset);
    this.#text.setSelectionRange(index, index);
  }

  /** Puts other octets in place of these, given in the notation. */
  load(notation) {
    this.#text.value = layOut(notation);
    this.#text.setSelectionRange(0, 0);
    this.#text.scrollTop = 0;
    this.#read();
  }

  /** Underlines what is questionable or refused. */
  underline(spans) {
    this.#spans = spans.filter((span) => STATES.includes(span.state));
    this.#draw();
  }

  /** Shows where these octets are, or that none are pointed at. */
  mark(range) {
    this.#marked = range;
    this.#draw();
  }

  /** Selects these octets, for the next key to replace. */
  choose(range) {
    this.#text.focus();
    this.#text.setSelectionRange(this.#indexOf(range.from), this.#indexOf(range.to));
  }

  // Typing

  #beforeInput(event) {
    const type = event.inputType;
    if (type === 'insertLineBreak' || type === 'insertParagraph') {
      event.preventDefault();
      this.#insert(this.#enter.value);
    } else if (type === 'insertText' && (this.#snap() || event.data.includes('␊'))) {
      event.preventDefault();
      this.#insert(event.data);
    } else if (type.startsWith('delete')) {
      const isMoved = this.#snap(type);
      if (this.#takeLineEnd(type) || isMoved) {
        event.preventDefault();
        document.execCommand(type.endsWith('Forward') ? 'forwardDelete' : 'delete');
      }
    }
  }

  /** By a command of the browser's, because that can be undone. */
  #insert(notation) {
    this.#snap();
    document.execCommand('insertText', false, layOut(notation));
  }

  /**
   * Moves the ends of the selection so that each drawn line break goes with its ␊, and says whether they had to move.
   * A caret stays where a key takes away what is before it.
   */
  #snap(type = '') {
    const {selectionStart: start, selectionEnd: end, value} = this.#text;
    if (value[start] !== '\n' && value[end] !== '\n' || start === end && type.endsWith('Backward')) {
      return false;
    }
    const isBreakAlone = end === start + 1 && value[start] === '\n';
    this.#text.setSelectionRange(isBreakAlone ? start - 1 : value[start] === '\n' ? start + 1 : start,
        value[end] === '\n' ? end + 1 : end);
    return true;
  }

  /** Selects the ␊ that a key is about to take away, and the line break drawn behind it. */
  #takeLineEnd(type) {
    const {selectionStart: start, selectionEnd: end, value} = this.#text;
    const from = type.endsWith('Forward') ? start : value[start - 1] === '\n' ? start - 2 : start - 1;
    if (start !== end || value[from] !== '␊') {
      return false;
    }
    this.#text.setSelectionRange(from, from + 2);
    return true;
  }

  /** Lines of another program end as Enter would end them; what was copied here stays what it is. */
  #paste(event) {
    event.preventDefault();
    const pasted = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replaceAll('␊\n', '␊');
    this.#insert(pasted.replaceAll('\n', this.#enter.value));
  }

  #read() {
    const laidOut = layOut(this.#text.value);
    if (laidOut !== this.#text.value) {
      const before = this.#text.value.slice(0, this.#text.selectionStart).replaceAll('\n', '');
      this.#text.value = laidOut;
      const index = layOut(before).length;
      this.#text.setSelectionRange(index, index);
    }
    this.#parsed = parse(this.#text.value);
    this.#spans = [];
    this.#marked = null;
    this.#count.textContent = counted(this.octets.length);
    this.#draw();
    this.#changed();
  }

  #caretMoved() {
    if (document.activeElement === this.#text) {
      this.#moved(this.caret);
    }
  }

  #offsetOf(index) {
    const {starts} = this.#parsed;
    let offset = 0;
    while (offset < starts.length - 1 && starts[offset] < index) {
      offset++;
    }
    return offset;
  }

  #indexOf(offset) {
    return this.#parsed.starts[Math.min(offset, this.#parsed.starts.length - 1)];
  }

  // Drawing

  #draw() {
    this.#drawMirror();
    this.#drawStrip();
  }

  #drawMirror() {
    const text = this.#text.value;
    const ranges = this.#spans.map((span) => this.#written(span, span.state));
    if (this.#marked !== null) {
      ranges.push(this.#written(this.#marked, 'marked'));
    }
    const edges = new Set([0, text.length, ...ranges.flatMap((range) => [range.from, range.to])]);
    const sorted = [...edges].sort((a, b) => a - b);
    const pieces = sorted.slice(0, -1).map((from, i) => {
      const names = ranges.filter((range) => range.from <= from && from < range.to).map((range) => range.name);
      return element('span', {class: names.join(' ')}, ...drawText(text.slice(from, sorted[i + 1])));
    });
    // A line break at the very end would not be drawn without something behind it.
    this.#mirror.replaceChildren(...pieces, ' ');
    this.#follow();
  }

  /** Where in the text these octets are written. A character can be several octets, and is marked as a whole. */
  #written(range, name) {
    const {starts} = this.#parsed;
    let to = range.to;
    while (to < starts.length - 1 && starts[to] === starts[range.to - 1]) {
      to++;
    }
    return {name, from: this.#indexOf(range.from), to: this.#indexOf(to)};
  }

  #follow() {
    this.#mirror.scrollTop = this.#text.scrollTop;
  }

  #drawStrip() {
    const rows = [];
    const shown = Math.min(this.octets.length, STRIP);
    for (let from = 0; from < shown; from += ROW) {
      rows.push(this.#row(from, Math.min(from + ROW, shown)));
    }
    if (shown < this.octets.length) {
      rows.push(element('div', {}, `and ${counted(this.octets.length - shown)} more`));
    }
    this.#strip.replaceChildren(...rows);
    const marked = this.#strip.querySelector('mark');
    if (marked !== null) {
      this.#strip.scrollTop = marked.offsetTop - this.#strip.offsetTop - this.#strip.clientHeight / 2;
    }
  }

  #row(from, to) {
    const row = element('div', {}, element('span', {class: 'offset'}, String(from).padStart(5)), ' ');
    for (let i = from; i < to; i++) {
      const isMarked = this.#marked !== null && this.#marked.from <= i && i < this.#marked.to;
      row.append(' ', isMarked ? element('mark', {}, hex(this.octets[i])) : hex(this.octets[i]));
    }
    return row;
  }
}

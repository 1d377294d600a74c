/**
 * A text area for octets, whose text is invisible. Behind it lies a mirror that can be seen, of the same characters in
 * the same places: there CR and LF are pills, what is questionable or refused is underlined, and the part that is
 * pointed at is marked. A line is drawn anew only where it changed. Knows octets, and not what they mean.
 */

import {drawText, element, unchanged} from './dom.js';
import {CR, LF, layOut, parse, spelled} from './notation.js';
import {Marker} from './marker.js';

const STATES = ['questionable', 'refused'];
/** Lines that are put in place of others as if they were typed: the browser undoes that. With more, we do. */
const UNDOABLE = 300;
/** Lines in a box: where one line changes, the browser asks all that stand in the same box for their places. */
const BOXED = 64;

export class Editor {

  #text;
  #mirror;
  #lines = [];
  #lineStarts = [0];
  /** What was put in place of what, otherwise than as if it were typed. */
  #replaced = [];
  #enter;
  #parsed = parse('');
  #pause = null;
  #bar = element('div', {class: 'pause-bar', hidden: true});
  #marker = new Marker([...STATES, 'marked']);
  #changed;
  #moved;

  /** changed(notation) is called when the octets change, moved(offset) when the caret does; enter() is what it makes. */
  constructor({text, mirror, enter = () => CR + LF, changed, moved = () => {}}) {
    this.#text = text;
    this.#mirror = mirror;
    this.#enter = enter;
    this.#changed = changed;
    this.#moved = moved;
    text.addEventListener('beforeinput', (event) => this.#beforeInput(event));
    text.addEventListener('input', (event) => event.isComposing || this.#read());
    text.addEventListener('compositionend', () => this.#read());
    text.addEventListener('keydown', (event) => this.#step(event));
    text.addEventListener('paste', (event) => this.#paste(event));
    ['copy', 'cut'].forEach((type) => text.addEventListener(type, () => this.#snap()));
    text.addEventListener('scroll', () => this.#follow());
    document.addEventListener('selectionchange', () => document.activeElement === text && moved(this.caret));
    new ResizeObserver(() => this.#follow()).observe(text);
  }

  get octets() {
    return this.#parsed.octets;
  }

  /** How many octets stand before the caret. */
  get caret() {
    return this.#offsetOf(this.#text.selectionStart);
  }

  /** Where the sender pauses, or null. */
  set pause(offset) {
    this.#pause = offset;
    this.#drawPause();
  }

  /** Puts other octets in place of these, given in the notation, so that it can be undone. */
  load(notation, caret = 0) {
    const text = layOut(notation);
    const focused = document.activeElement;
    const isFirst = this.#lines.length === 0; // Then nothing can be undone, and the focus is where it begins.
    if (isFirst || text !== this.#text.value) {
      if (!isFirst) {
        this.#text.focus({preventScroll: true});
        this.#text.select();
      }
      // The browser takes a command line by line, and each takes longer than the one before.
      if (isFirst || text.split('\n').length > UNDOABLE || this.#lines.length > UNDOABLE
          || !document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
        isFirst || this.#replaced.push({before: this.#text.value, after: text});
        this.#text.value = text;
        this.#read();
      }
    }
    this.#text.setSelectionRange(this.#indexOf(caret), this.#indexOf(caret));
    this.#text.scrollTop = 0;
    this.#moved(caret);
    focused?.focus({preventScroll: true});
  }

  /** Underlines what is questionable or refused. */
  underline(spans) {
    for (const state of STATES) {
      this.#marker.set(state, spans.filter((span) => span.state === state).map((span) => this.#placed(span)));
    }
    this.#text.setAttribute('aria-invalid', spans.some((span) => span.state === 'refused'));
  }

  /** Shows where these octets are, or that none are pointed at. */
  mark(range) {
    this.#marker.set('marked', range === null || range.to > this.octets.length ? [] : [this.#placed(range)]);
  }

  /** Selects these octets, for the next key to replace. */
  choose(range) {
    this.#text.focus();
    this.#text.setSelectionRange(this.#indexOf(range.from), this.#indexOf(range.to));
  }

  // Typing

  #beforeInput(event) {
    const {inputType: type, data} = event;
    if (type === 'insertLineBreak' || type === 'insertParagraph') {
      event.preventDefault();
      this.#insert(this.#enter());
    } else if (type === 'insertText') {
      const endsLine = data === 'n' && this.#text.value[this.#text.selectionStart - 1] === '\\';
      if (this.#snap() || endsLine || spelled(data) !== data) {
        event.preventDefault();
        document.execCommand('insertText', false, endsLine ? 'n\n' : layOut(data));
      }
    } else if (type.startsWith('delete')) {
      this.#delete(event, type);
    }
  }

  /** By a command of the browser's, because that can be undone. */
  #insert(notation) {
    this.#snap();
    document.execCommand('insertText', false, layOut(notation));
  }

  /** Moves the ends of the selection to where an octet begins or ends, and says whether they had to move. */
  #snap() {
    const {selectionStart: start, selectionEnd: end} = this.#text;
    const to = this.#boundary(end);
    const isWithin = start < end && this.#boundary(start) > start
        && (this.#text.value[start] !== '\n' || end === start + 1);
    const from = isWithin ? this.#before(this.#boundary(start)) : this.#boundary(start);
    if (from === start && to === end) {
      return false;
    }
    this.#text.setSelectionRange(from, to);
    return true;
  }

  /** A key takes away one octet that is written with several characters, and the line break drawn behind an LF. */
  #delete(event, type) {
    const isMoved = this.#snap();
    let {selectionStart: from, selectionEnd: to} = this.#text;
    const isOne = from === to && (type.startsWith('deleteContent') || type.includes('Word'));
    if (isOne) {
      [from, to] = type.endsWith('Forward') ? [from, this.#after(to)] : [this.#before(from), to];
    }
    if (isMoved || isOne && to - from > 1) {
      event.preventDefault();
      this.#text.setSelectionRange(from, to);
      document.execCommand('delete');
    }
  }

  /** An arrow key goes past an octet, however many characters it is written with. What we replaced, we bring back. */
  #step(event) {
    const {key, shiftKey, ctrlKey, altKey, metaKey} = event;
    if ((key === 'ArrowRight' || key === 'ArrowLeft') && !shiftKey && !ctrlKey && !altKey && !metaKey) {
      const {selectionStart: at, selectionEnd: end} = this.#text;
      const next = key === 'ArrowRight' ? this.#after(at) : this.#before(this.#boundary(at));
      if (at === end && Math.abs(next - at) > 1) {
        event.preventDefault();
        this.#text.setSelectionRange(next, next);
      }
    } else if (key === 'z' && (ctrlKey || metaKey) && this.#replaced.at(-1)?.after === this.#text.value) {
      event.preventDefault();
      this.#text.value = this.#replaced.pop().before;
      this.#read();
    }
  }

  /** Lines of another program end as Enter would end them; what was copied here stays what it is. */
  #paste(event) {
    event.preventDefault();
    const pasted = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n')
        .replaceAll('␊\n', LF).replaceAll(LF + '\n', LF);
    this.#insert(pasted.replaceAll('\n', this.#enter()));
  }

  #read() {
    const value = this.#text.value;
    const laidOut = layOut(value);
    if (laidOut !== value) {
      const before = layOut(value.slice(0, this.#text.selectionStart)).length;
      this.#text.value = laidOut;
      this.#text.setSelectionRange(before, before);
    }
    this.#parsed = parse(laidOut);
    this.#marker.set('marked', []);
    this.#draw(laidOut);
    this.#changed(laidOut);
  }

  // Places

  /** How many octets are written before this place; one that is cut by it counts. */
  #offsetOf(index) {
    return firstFrom(this.#parsed.starts, index);
  }

  #indexOf(offset) {
    return this.#parsed.starts[Math.min(offset, this.#parsed.starts.length - 1)];
  }

  #boundary(index) {
    return this.#indexOf(this.#offsetOf(index));
  }

  #before(index) {
    return this.#indexOf(Math.max(0, this.#offsetOf(index) - 1));
  }

  #after(index) {
    return this.#boundary(Math.min(index + 1, this.#parsed.starts.at(-1)));
  }

  /** Where in the mirror these octets are drawn. A character can be several octets, and is marked as a whole. */
  #placed(range) {
    const {starts} = this.#parsed;
    let to = range.to;
    while (to < starts.length - 1 && starts[to] === starts[range.to - 1]) {
      to++;
    }
    return [...this.#place(this.#indexOf(range.from)), ...this.#place(this.#indexOf(to))];
  }

  #place(index) {
    const line = Math.max(0, firstFrom(this.#lineStarts, index + 1) - 1);
    let rest = index - this.#lineStarts[line];
    const {node} = this.#lines[line];
    for (const piece of node.childNodes) {
      const text = piece.firstChild ?? piece;
      if (rest <= text.data.length) {
        return [text, rest];
      }
      rest -= text.data.length;
    }
    return [node, node.childNodes.length];
  }

  // Drawing

  #draw(value) {
    const texts = value.split('\n');
    const old = this.#lines;
    const [head, tail] = unchanged(old, texts, (line, text) => line.text === text);
    const drawn = texts.slice(head, texts.length - tail)
        .map((text) => ({text, node: element('div', {}, ...drawText(text))}));
    const next = old[old.length - tail]?.node ?? null;
    old.splice(head, old.length - tail - head, ...drawn).forEach(({node}) => {
      const box = node.parentElement;
      (box === this.#mirror || box.childElementCount > 1 ? node : box).remove();
    });
    for (let i = 0; i < drawn.length; i += BOXED) {
      const nodes = drawn.slice(i, i + BOXED).map((line) => line.node);
      const boxed = drawn.length > BOXED ? [element('div', {class: 'box'}, ...nodes)] : nodes;
      next === null ? this.#mirror.append(...boxed) : next.before(...boxed);
    }
    let start = 0;
    this.#lineStarts = texts.map((text) => (start += text.length + 1) - text.length - 1);
    this.#drawPause();
    // The text area may scroll by itself only after this; asked now, it would be laid out twice.
    requestAnimationFrame(() => this.#follow());
  }

  /** A bar where the sender pauses, in the editor even while another element has the focus. */
  #drawPause() {
    this.#bar.hidden = this.#pause === null || this.#lines.length === 0;
    if (!this.#bar.hidden) {
      const range = document.createRange();
      range.setStart(...this.#place(this.#indexOf(this.#pause)));
      const box = range.getClientRects()[0] ?? range.startContainer.getBoundingClientRect?.();
      const all = this.#mirror.getBoundingClientRect();
      this.#mirror.parentElement.append(this.#bar);
      this.#bar.style.left = `${(box?.left ?? all.left) - all.left}px`;
      this.#bar.style.top = `${(box?.top ?? all.top) - all.top}px`;
    }
  }

  #follow() {
    if (this.#mirror.scrollTop !== this.#text.scrollTop) {
      this.#mirror.scrollTop = this.#text.scrollTop;
      this.#drawPause();
    }
  }
}

/** The first place in these rising numbers from which they are at least this one. */
function firstFrom(numbers, least) {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return numbers[low] < least ? numbers.length : low;
}

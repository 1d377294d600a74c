/**
 * A text area for octets, whose text is invisible. Behind it lies a mirror of the same characters in the same places that
 * can be seen: there CR and LF are pills, what is questionable or refused is underlined, and the part that is pointed at
 * is marked. A line is drawn anew only where it changed. Knows octets and where they are written, not what they mean.
 */

import {drawText, element} from './dom.js';
import {CR, LF, layOut, parse, spelled} from './notation.js';
import {Marker} from './marker.js';

const STATES = ['questionable', 'refused'];
/** Lines that are put in place of others as if they were typed; with more, Back alone brings back what was there. */
const UNDOABLE = 300;
const WORD = /^\w$/;

export class Editor {

  #text;
  #mirror;
  #lines = [];
  #lineStarts = [0];
  #enter;
  #parsed = parse('');
  #pause = null;
  #bar = element('div', {class: 'pause', hidden: true});
  #marker = new Marker([...STATES, 'marked']);
  #changed;
  #moved;

  /** changed() is called when the octets change, moved(offset) when the caret does; enter() is what that key makes. */
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
    this.#moved(offset);
  }

  /** Where the sender pauses, or null. */
  set pause(offset) {
    this.#pause = offset;
    this.#drawPause();
  }

  /** Puts other octets in place of these, given in the notation. The browser can undo it. */
  load(notation) {
    const text = layOut(notation);
    const focused = document.activeElement;
    if (text !== this.#text.value) {
      this.#text.focus({preventScroll: true});
      this.#text.select();
      // The browser takes a command line by line, and each takes longer than the one before.
      if (text.split('\n').length > UNDOABLE || this.#lines.length > UNDOABLE
          || !document.execCommand(text === '' ? 'delete' : 'insertText', false, text)) {
        this.#text.value = text;
        this.#read();
      }
    }
    this.#text.setSelectionRange(0, 0);
    this.#text.scrollTop = 0;
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
    const {selectionStart: start, selectionEnd: end, value} = this.#text;
    const to = this.#boundary(end);
    const isWithin = start < end && this.#boundary(start) > start && (value[start] !== '\n' || end === start + 1);
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
    const isForward = type.endsWith('Forward');
    if (from === to && type.includes('Word')) {
      [from, to] = isForward ? [from, this.#word(from, 1)] : [this.#word(from, -1), to];
    } else if (from === to && type.startsWith('deleteContent')) {
      [from, to] = isForward ? [from, this.#after(to)] : [this.#before(from), to];
    } else if (from === to) {
      return;
    }
    if (isMoved || to - from > 1) {
      event.preventDefault();
      this.#text.setSelectionRange(from, to);
      document.execCommand('delete');
    }
  }

  /** Where the word ends that begins here, in this direction. An octet in digits is a word of its own. */
  #word(from, step) {
    const next = (index) => step > 0 ? this.#after(index) : this.#before(index);
    const token = (index) => this.#text.value.slice(Math.min(index, next(index)), Math.max(index, next(index)));
    let index = next(from);
    if (token(from).length > 1) {
      return index;
    }
    const isWord = WORD.test(token(from));
    while (next(index) !== index && token(index).length === 1 && WORD.test(token(index)) === isWord) {
      index = next(index);
    }
    return index;
  }

  /** An arrow key goes past an octet, however many characters it is written with. */
  #step(event) {
    const isForward = event.key === 'ArrowRight';
    const {selectionStart: start, selectionEnd: end, selectionDirection: direction} = this.#text;
    if (!isForward && event.key !== 'ArrowLeft' || event.ctrlKey || event.altKey || event.metaKey
        || start !== end && !event.shiftKey) {
      return;
    }
    const [anchor, focus] = direction === 'backward' ? [end, start] : [start, end];
    const next = isForward ? this.#after(focus) : this.#before(this.#boundary(focus));
    if (Math.abs(next - focus) > 1) {
      event.preventDefault();
      const from = event.shiftKey ? anchor : next;
      this.#text.setSelectionRange(Math.min(from, next), Math.max(from, next), next < from ? 'backward' : 'forward');
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
    this.#marker.clear('marked');
    this.#draw(laidOut);
    this.#changed();
  }

  #caretMoved() {
    if (document.activeElement === this.#text) {
      this.#moved(this.caret);
    }
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
    const most = Math.min(texts.length, old.length);
    let head = 0;
    while (head < most && old[head].text === texts[head]) {
      head++;
    }
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail].text === texts[texts.length - 1 - tail]) {
      tail++;
    }
    const drawn = texts.slice(head, texts.length - tail)
        .map((text) => ({text, node: element('div', {}, ...drawText(text))}));
    const next = old[old.length - tail]?.node ?? null;
    old.splice(head, old.length - tail - head, ...drawn).forEach((line) => line.node.remove());
    const fragment = document.createDocumentFragment();
    fragment.append(...drawn.map((line) => line.node));
    this.#mirror.insertBefore(fragment, next);
    this.#lineStarts = new Array(texts.length);
    texts.reduce((start, text, i) => {
      this.#lineStarts[i] = start;
      return start + text.length + 1;
    }, 0);
    if (this.#pause !== null) {
      this.#drawPause();
    }
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

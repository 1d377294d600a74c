/**
 * What octets are, as a list of lines that open into their parts. Draws what the server explained, and has no opinion
 * of its own. A line that did not change is not drawn anew: it stays open, and keeps the focus.
 */

import {arrange, button, drawOctets, element, rove, rule, unchanged} from './dom.js';
import {counted, same, spoken, write} from './notation.js';

/** State → its sign. The word stands beside it: a shape and a word, not a colour alone. */
const SIGNS = {right: '✓', questionable: '?', refused: '✗'};
const WORST_FIRST = ['refused', 'questionable', 'right'];
/** Verdict → state; what is not here is refused. */
const STATES = {complete: 'right', incomplete: 'questionable', unread: 'questionable', more: 'questionable',
  open: 'questionable', 'cut-by-us': 'questionable', switched: 'questionable'};
/** Parts that end a line, or are no line at all. */
const ENDS = ['CRLF', 'empty line', 'content', 'chunk-data', 'incomplete', 'not read', 'unknown'];
const START_LINES = ['request-line', 'status-line'];
/** Parts whose sentence tells about their line. */
const GISTS = [' value', 'empty line', 'content', 'chunk-size', 'chunk-data', 'last-chunk'];
/** Parts that are drawn, until somebody asks for more. */
const DRAWN = 200;

export class Anatomy {

  /** So many parts are drawn. */
  limit = DRAWN;
  #node;
  #editor;
  #explained;
  #octets;
  #lists = [];
  #verdicts = [];
  #lines = [];
  #admit;

  /**
   * @param {?object} editor whose point(range) is told which octets are pointed at, or null for none, and choose(range)
   *     which are chosen; explain(), if there is one, asks for as many parts as are drawn and shows them; null where the
   *     octets do not stand in an editor
   */
  constructor(node, editor = null) {
    this.#node = node;
    this.#editor = editor;
    this.#admit = rove(node, 'summary, .point, .part a');
  }

  /** Shows what the server explained of these octets. */
  show(explained, octets) {
    this.#explained = explained;
    this.#octets = octets;
    this.#draw();
  }

  #draw() {
    const {messages, spans, parts, shown} = this.#explained;
    const drawn = spans.slice(0, this.limit);
    const groups = messages.map((message) => ({message,
      lines: lines(drawn.filter((span) => message.from <= span.from && span.from < message.to))
          .map((parts) => new Line(parts, this.#octets, this.#editor))}))
        .filter((group, i) => i === 0 || group.lines.length > 0);
    this.#lines = kept(this.#lines, groups.flatMap((group) => group.lines));
    const rest = [...this.#lines];
    const nodes = groups.flatMap((group, i) => {
      this.#lists[i] ??= element('ol', {class: 'lines'});
      arrange(this.#lists[i], rest.splice(0, group.lines.length).map((line) => line.node));
      const verdict = element('p', {class: `verdict ${stateOf(group.message.verdict)}`}, ...drawVerdict(group.message));
      this.#verdicts[i] = this.#verdicts[i]?.isEqualNode(verdict) ? this.#verdicts[i] : verdict;
      return [this.#verdicts[i], this.#lists[i]];
    });
    if (drawn.length < parts) {
      nodes.push(this.#offerMore(parts));
    } else if (shown < this.#octets.length && spans.length > 0) {
      nodes.push(element('p', {class: 'note'}, `Octets from ${shown} on are not explained: there are too many parts.`));
    }
    arrange(this.#node, nodes);
    this.#admit();
  }

  #offerMore(count) {
    return button(`Show more of ${counted(count, 'part')}`, async () => {
      const next = this.#lines.length;
      this.limit += DRAWN;
      await this.#editor?.explain?.();
      this.#draw();
      this.#lines[next]?.node.querySelector('summary').focus();
    });
  }

  /** Marks the line and the part that hold this octet, and scrolls the panel to it, never the page. */
  markCaret(offset) {
    const line = this.#lines.findLast((one) => one.from <= offset);
    this.#node.querySelectorAll('.at-caret').forEach((one) => one.classList.remove('at-caret'));
    line?.node.classList.add('at-caret');
    line?.markPart(offset);
    const summary = line?.node.querySelector('summary');
    const panel = this.#node.closest('.panel');
    if (summary !== undefined && panel !== null && panel.scrollHeight > panel.clientHeight) {
      const [view, box] = [panel.getBoundingClientRect(), summary.getBoundingClientRect()];
      panel.scrollTop += Math.min(0, box.top - view.top - 48) + Math.max(0, box.bottom - view.bottom + 24);
    }
  }

  /** Lights the lines that hold these octets, or none. */
  light(range) {
    this.#lines.forEach((line) => line.node.classList.toggle('lit',
        range !== null && line.from < range.to && range.from < line.to));
  }
}

/** For each wanted line the old one that says the same, or the one of that name in its place, or the new one. */
function kept(old, wanted) {
  const [head, tail] = unchanged(old, wanted, (one, other) => one.says(other));
  return wanted.map((line, i) => i < head ? old[i].move(line.spans)
    : i >= wanted.length - tail ? old[i + old.length - wanted.length].move(line.spans)
      : i < old.length - tail && old[i].name === line.name ? old[i].change(line) : line.draw());
}

/** Spans that belong together on the page. */
function lines(spans) {
  const found = [];
  let line = [];
  for (const span of spans) {
    if (ENDS.includes(span.part) && span.part !== 'CRLF' && line.length > 0) {
      found.push(line);
      line = [];
    }
    line.push(span);
    if (ENDS.includes(span.part) || span === spans.at(-1)) {
      found.push(line);
      line = [];
    }
  }
  return found;
}

/** One line; its parts are drawn when it is opened for the first time. */
class Line {

  node;
  #editor;
  #summary;
  #parts;
  #details;

  constructor(spans, octets, editor) {
    this.#editor = editor;
    this.spans = spans;
    this.octets = octets.slice(this.from, this.to);
  }

  /** Whether both are drawn alike, wherever they stand. */
  says({spans, octets}) {
    return this.spans.length === spans.length && same(this.octets, octets) && spans.every((span, i) =>
      span.to - span.from === this.spans[i].to - this.spans[i].from
        && ['part', 'state', 'sentence'].every((key) => span[key] === this.spans[i][key]));
  }

  get from() {
    return this.spans[0].from;
  }

  get to() {
    return this.spans.at(-1).to;
  }

  /** Makes its elements, which stay. */
  draw() {
    this.#summary = element('summary', this.#pointing(() => this));
    this.#parts = element('ul', {class: 'parts'});
    this.#details = element('details', {ontoggle: () => this.#drawParts()}, this.#summary, this.#parts);
    this.node = element('li', {}, this.#details);
    return this.change(this);
  }

  /** Says what this one says, and stays open where it is. */
  change({spans, octets}) {
    Object.assign(this, {spans, octets});
    const state = WORST_FIRST.find((one) => spans.some((span) => span.state === one));
    this.node.className = `line ${state}`;
    this.#summary.replaceChildren(...drawState(state), element('span', {class: 'name'}, this.name), ' ',
        drawOctets(octets, `, ${where(this)}. `), ...this.#gist());
    this.#details.open ||= state !== 'right' || this.#editor !== null && START_LINES.includes(this.name);
    this.#parts.replaceChildren();
    return this.move(spans);
  }

  #drawParts() {
    if (this.#details.open && this.#parts.childElementCount === 0) {
      this.#parts.append(...this.spans.map((_, i) => this.#drawPart(i)));
    }
  }

  /** The same line, elsewhere. */
  move(spans) {
    if (spans[0].from !== this.from) {
      this.#parts.replaceChildren();
    }
    this.spans = spans;
    this.#drawParts();
    return this;
  }

  markPart(offset) {
    this.#parts.children[this.spans.findLastIndex((span) => span.from <= offset)]?.classList.add('at-caret');
  }

  /** What the RFC calls the line, found by the parts that it has. */
  get name() {
    const parts = this.spans.map((span) => span.part);
    if (parts.includes('field-name')) {
      return `field line ${write(this.#own(parts.indexOf('field-name')))}`;
    }
    return parts.includes('method') || parts.includes('request-target') ? 'request-line'
      : parts.includes('status-code') ? 'status-line'
        : parts[0] === 'CRLF' ? 'end of chunk-data' : parts[0] === 'OWS' ? 'continued field line' : parts[0];
  }

  #own(i) {
    const {from, to} = this.spans[i];
    return this.octets.subarray(from - this.from, to - this.from);
  }

  /** What matters most about a line that has one part, or one beside its delimiters. */
  #gist() {
    const gist = this.spans.find((span) => GISTS.some((part) => span.part.endsWith(part)));
    return gist === undefined || this.spans.some((span) => span.state !== 'right') ? []
      : [element('span', {class: 'gist'}, gist.sentence)];
  }

  #drawPart(i) {
    const span = this.spans[i];
    const own = this.#own(i);
    const name = span.name ?? span.part;
    const octets = spoken(own);
    const said = [name, [name, `one ${name}`].includes(octets) ? '' : `: ${octets}`,
      span.state === 'right' ? '' : `, ${span.state}`, `, ${where(span)}. Select in the editor`].join('');
    return element('li', {class: `part ${span.state}`, ...this.#pointing(() => this.spans[i])},
        this.#editor === null ? drawOctets(own)
          : button(drawOctets(own), () => this.#editor.choose(this.spans[i]), {class: 'point', 'aria-label': said}),
        ' ', ...drawState(span.state), element('span', {class: 'name'}, span.part), ' ',
        element('span', {class: 'offsets', 'aria-label': where(span), role: 'img'},
            where(span).replace(/^\D+/, '').replace(' to ', '–')), ' ',
        element('span', {class: 'sentence'},
            span.hidden ? 'Hidden until you ask for it. '
              : `${span.sentence.charAt(0).toUpperCase()}${span.sentence.slice(1)}. `),
        rule(span.rfc, span.link));
  }

  #pointing(range) {
    return this.#editor === null ? {} : {
      onfocusin: (event) => {
        event.stopPropagation();
        this.#editor.point(range());
      },
      onpointerenter: () => this.#editor.point(range()),
      onpointerleave: () => this.#editor.point(null),
    };
  }
}

export function stateOf(verdict) {
  return STATES[verdict] ?? 'refused';
}

function drawVerdict(message) {
  const state = stateOf(message.verdict);
  return [element('span', {class: `state ${state}`, 'aria-hidden': 'true'}, SIGNS[state]), ` ${message.sentence}`];
}

/** What is right says nothing: the one red word has to stand out. */
function drawState(state) {
  return state === 'right' ? [] : [element('span', {class: `state ${state}`},
      element('span', {'aria-hidden': 'true'}, SIGNS[state] + ' '), state), ' '];
}

function where(range) {
  return range.to - range.from === 1 ? `octet ${range.from}` : `octets ${range.from} to ${range.to - 1}`;
}

import {counted, layOut, spoken, write} from './notation.js';
import {element, unseen} from './dom.js';

/** State → its sign. The word stands beside it: a shape and a word, not a colour alone. */
const SIGNS = {right: '✓', questionable: '?', refused: '✗'};
const WORST_FIRST = ['refused', 'questionable', 'right'];
/** Parts that end a line, or are no line at all. */
const ENDS = ['CRLF', 'empty line', 'content', 'chunk-data', 'incomplete', 'not read', 'unknown'];
const NAMES = {'␍': 'CR', '␊': 'LF'};
const START_LINES = ['request-line', 'status-line'];
/** Parts whose sentence tells about their line. */
const GISTS = [' value', 'empty line', 'content', 'chunk-size', 'chunk-data', 'last-chunk'];
/** Octets of one part that are drawn. */
const DRAWN = 2000;

/**
 * Draws what the octets are: a list of lines, each of which opens into its parts.
 *
 * @param {object} anatomy messages and spans, as the server explains them
 * @param {?{point: function(?{from: number, to: number}), choose: function({from: number, to: number})}} editor is told
 *     which octets are pointed at, and which are chosen; null where the octets do not stand in the editor
 */
export function drawAnatomy(anatomy, octets, editor = null) {
  const drawn = element('div', {class: 'anatomy'});
  for (const message of anatomy.messages) {
    const spans = anatomy.spans.filter((span) => message.from <= span.from && span.from < message.to);
    drawn.append(
        element('p', {class: `verdict ${message.verdict}`}, message.sentence),
        element('ol', {class: 'lines'}, ...lines(spans).map((line) => drawLine(line, octets, editor))));
  }
  if (anatomy.shown < octets.length && anatomy.spans.length > 0) {
    drawn.append(element('p', {class: 'note'},
        `Octets from ${anatomy.shown} on are not explained: there are too many parts.`));
  }
  return drawn;
}

/** Spans that belong together on the page. */
function lines(spans) {
  const found = [];
  let line = [];
  for (const span of spans) {
    const standsAlone = ENDS.includes(span.part) && span.part !== 'CRLF';
    if (standsAlone && line.length > 0) {
      found.push(line);
      line = [];
    }
    line.push(span);
    if (ENDS.includes(span.part)) {
      found.push(line);
      line = [];
    }
  }
  return line.length > 0 ? [...found, line] : found;
}

function drawLine(spans, octets, editor) {
  const range = {from: spans[0].from, to: spans[spans.length - 1].to};
  const state = WORST_FIRST.find((one) => spans.some((span) => span.state === one));
  const name = nameOf(spans, octets);
  const parts = element('ul', {class: 'parts'}, ...spans.map((span) => drawPart(span, octets, editor)));
  return element('li', {class: `line ${state}`, 'data-from': range.from, 'data-to': range.to},
      element('details', {open: state !== 'right' || START_LINES.includes(name)},
          element('summary', pointing(range, editor),
              drawState(state),
              element('span', {class: 'name'}, name), ' ',
              drawOctets(octets.subarray(range.from, range.to)),
              unseen(`, ${where(range)}`),
              drawGist(spans)),
          parts));
}

/** What matters most about a line that has one part, or one beside its delimiters. */
function drawGist(spans) {
  const gist = spans.find((span) => GISTS.some((part) => span.part.endsWith(part)));
  return gist === undefined || spans.some((span) => span.state !== 'right') ? null
      : element('span', {class: 'gist'}, gist.sentence);
}

/** What the RFC calls the line, found by the parts that it has. */
function nameOf(spans, octets) {
  const parts = spans.map((span) => span.part);
  const has = (part) => parts.includes(part);
  if (has('field-name')) {
    const span = spans.find((one) => one.part === 'field-name');
    return `field line ${write(octets.subarray(span.from, span.to))}`;
  }
  if (has('method') || has('request-target')) {
    return 'request-line';
  }
  if (has('status-code')) {
    return 'status-line';
  }
  return parts[0] === 'CRLF' ? 'end of chunk-data' : parts[0];
}

function drawPart(span, octets, editor) {
  const own = octets.subarray(span.from, span.to);
  return element('li', {class: `part ${span.state}`, 'data-from': span.from, ...pointing(span, editor)},
      editor === null ? drawOctets(own)
          : element('button', {type: 'button', class: 'point', onclick: () => editor.choose(span),
            'aria-label': `${span.part}, ${span.state}: ${spoken(own)}, ${where(span)}. Select in the editor`},
          drawOctets(own)),
      ' ', drawState(span.state),
      element('span', {class: 'name'}, span.part), ' ',
      element('span', {class: 'offsets', 'aria-label': where(span), role: 'img'}, offsets(span)), ' ',
      element('span', {class: 'sentence'},
          span.hidden ? 'Hidden until you ask for it. ' : `${capitalised(span.sentence)}. `),
      element('a', {href: span.link, target: '_blank', rel: 'noreferrer'}, span.rfc));
}

function drawState(state) {
  return element('span', {class: `state ${state}`},
      element('span', {'aria-hidden': 'true'}, SIGNS[state] + ' '), state);
}

/** Octets as in the editor, CR and LF spoken. */
export function drawOctets(octets) {
  const text = layOut(write(octets.subarray(0, DRAWN))).replace(/\n$/, '');
  const more = octets.length - DRAWN;
  return element('span', {class: 'octets'},
      element('span', {'aria-hidden': 'true'}, ...drawText(text)),
      unseen(spoken(octets)),
      more > 0 ? element('span', {class: 'note'}, ` and ${counted(more)} more`) : null);
}

/** Text of which each ␍ and ␊ is drawn as a box with its name, because not every font has a sign for it. */
export function drawText(text) {
  return text.split(/([␍␊]|(?:\\x[0-9a-fA-F]{2})+)/).filter((piece) => piece !== '').map((piece) => {
    const isEnd = piece === '␍' || piece === '␊';
    return !isEnd && !piece.startsWith('\\x') ? piece
        : element('span', {class: isEnd ? 'end' : 'escape', 'data-name': NAMES[piece]}, piece);
  });
}

function pointing(range, editor) {
  return editor === null ? {} : {
    onfocusin: (event) => {
      event.stopPropagation();
      editor.point(range);
    },
    onpointerenter: () => editor.point(range),
    onpointerleave: () => editor.point(null),
  };
}

function where(range) {
  return range.to - range.from === 1 ? `octet ${range.from}` : `octets ${range.from} to ${range.to - 1}`;
}

function offsets(range) {
  return range.to - range.from === 1 ? `${range.from}` : `${range.from}–${range.to - 1}`;
}

function capitalised(sentence) {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Marks the line and the part that hold the octet before which the caret stands. */
export function markCaret(container, offset) {
  for (const marked of container.querySelectorAll('.at-caret')) {
    marked.classList.remove('at-caret');
  }
  for (const selector of ['.line', '.part']) {
    const holders = [...container.querySelectorAll(selector)].filter((one) => Number(one.dataset.from) <= offset);
    holders.at(-1)?.classList.add('at-caret');
  }
  showInPanel(container.closest('section'), container.querySelector('.line.at-caret summary'));
}

/** Scrolls the panel, and never the page: the caret has to stay in view. */
function showInPanel(panel, marked) {
  if (marked !== null && panel.scrollHeight > panel.clientHeight) {
    const view = panel.getBoundingClientRect();
    const box = marked.getBoundingClientRect();
    panel.scrollTop += Math.min(0, box.top - view.top) + Math.max(0, box.bottom - view.bottom);
  }
}

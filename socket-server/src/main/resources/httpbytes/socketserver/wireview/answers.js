/** One exchange with one server: its picture and its log, each octet that came, and in a word what became of it. */

import {Anatomy} from './anatomy.js';
import {ENDS} from './comparison.js';
import {element} from './dom.js';
import {counted, fromBase64} from './notation.js';
import {drawSequence} from './sequence.js';

/** First digit of a status → what it says. */
const CLASSES = {1: 'another protocol follows', 2: 'success', 3: 'elsewhere', 4: 'refused: the request is at fault',
  5: 'failed: the server is at fault'};
/** What is wrong with an answer whatever its status says, the worst first. */
const WRONG = {invalid: 'where it ends, nobody can say', malformed: 'malformed', excess: 'more came than was said',
  'cut-by-reset': 'cut by a reset', 'cut-by-close': 'cut by the close', 'cut-by-us': 'cut by us'};

/** An article that is filled again and again while its exchange goes on. */
export class Answer {

  #log = element('ol', {class: 'events'});
  #picture = element('div', {});
  #statuses = element('span', {class: 'statuses'});
  #note = element('p', {class: 'note'});
  #octets = element('div', {class: 'anatomy'});
  #anatomy = new Anatomy(this.#octets);
  #count = -1;
  #point;

  /** point(range) is told which octets of the request are pointed at, or null. */
  constructor(target, point) {
    this.target = target;
    this.#point = point;
    this.node = element('article', {'aria-label': `Answer of ${target}`},
        element('h3', {}, target, ' ', this.#statuses), this.#note,
        element('div', {class: 'exchange'}, this.#picture, this.#log), this.#octets);
    this.#note.textContent = 'Waiting for an answer …';
  }

  show(exchange) {
    const octets = fromBase64(exchange.octets);
    this.#statuses.textContent = exchange.summary;
    this.#statuses.className = `statuses ${outcomeOf(exchange).kind}`;
    this.#note.textContent = exchange.truncated ? `Only the first ${counted(octets.length)} were kept.`
      : exchange.end === null ? 'Waiting for what comes …' : exchange.end.sentence;
    if (exchange.events.length !== this.#count) {
      this.#count = exchange.events.length;
      const light = (event) => this.#light(event);
      this.#log.replaceChildren(...exchange.events.map((event) => drawEvent(event, light)));
      this.#picture.replaceChildren(drawSequence(exchange.events, [['page', 'this page'], ['server', exchange.target]],
          light));
      this.#anatomy.show(exchange.anatomy, octets);
    }
  }

  #light(event) {
    this.#point(event?.kind === 'write' ? event : null);
    this.#anatomy.light(event?.kind === 'read' ? event : null);
  }
}

export function drawEvent(event, light) {
  return element('li', {class: event.kind, onpointerenter: () => light(event), onpointerleave: () => light(null)},
      element('span', {class: 'time'}, `${event.millis.toLocaleString('en')} ms`), ' ', event.sentence);
}

/** What became of an exchange, for the strip under Send. */
export function drawOutcome(target, exchange) {
  const {kind, words} = exchange === undefined ? {kind: 'waits', words: 'waiting'} : outcomeOf(exchange);
  return element('li', {class: `outcome ${kind}`}, element('span', {class: 'who'}, target), ' ',
      element('strong', {}, exchange?.summary ?? '…'), ' ', element('span', {class: 'words'}, words));
}

function outcomeOf(exchange) {
  const status = exchange.answers.findLast((answer) => answer.isFinal && answer.status > 0)?.status;
  const wrong = Object.keys(WRONG).find((verdict) => exchange.answers.some((answer) => answer.verdict === verdict));
  // To a client, a status that HTTP does not have is a failure of the server (RFC 9110, section 15).
  const digit = status >= 100 && status < 600 ? Math.floor(status / 100) : 5;
  return {
    kind: wrong ? 'class-wrong' : status ? `class-${digit}` : exchange.over ? 'class-none' : 'waits',
    words: [status && CLASSES[digit], WRONG[wrong], exchange.end === null ? 'waiting' : ENDS[exchange.end.how]]
        .filter(Boolean).join(', '),
  };
}

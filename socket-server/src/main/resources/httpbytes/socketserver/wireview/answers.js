import {counted, fromBase64} from './notation.js';
import {element} from './dom.js';
import {drawAnatomy} from './anatomy.js';

const SAME = '=';
const ENDINGS = {closed: 'the server closed', reset: 'the server reset', stopped: 'open', failed: 'never connected'};
const DIFFERENT = '≠';

/** One exchange with one server: what happened and when, and each octet that came. */
export function drawExchange(exchange) {
  const octets = fromBase64(exchange.octets);
  const statuses = exchange.answers.filter((answer) => answer.status >= 200).map((answer) => answer.status);
  return element('article', {'aria-label': `Answer of ${exchange.target}`},
      element('h3', {}, exchange.target, ' ', element('span', {class: 'statuses'}, statuses.join(', ') || 'no answer')),
      element('ol', {class: 'events'}, ...exchange.events.map(drawEvent)),
      exchange.truncated ? element('p', {class: 'note'}, `Only the first ${counted(octets.length)} were kept.`) : null,
      drawAnatomy(exchange.anatomy, octets));
}

/** While it is waited for. */
export function drawWaiting(target) {
  return element('article', {'aria-label': `Answer of ${target}`}, element('h3', {}, target),
      element('p', {class: 'note'}, 'Waiting for an answer …'));
}

/** Where not even the question could be asked. */
export function drawFailure(target, sentence) {
  return element('article', {'aria-label': `Answer of ${target}`}, element('h3', {}, target),
      element('p', {class: 'failed'}, sentence));
}

function drawEvent(event) {
  return element('li', {class: event.kind},
      element('span', {class: 'time'}, `${event.millis.toLocaleString('en')} ms`), ' ', event.sentence);
}

/** What both servers said alike, and what not, answer by answer. */
export function drawComparison(one, other) {
  const rows = [];
  const [interim, others] = [interimOf(one), interimOf(other)];
  if (interim !== '(none)' || others !== '(none)') {
    rows.push(['interim answers', interim, others]);
  }
  // An interim answer that one server leaves out must not pair the rest with the wrong ones.
  const [finals, otherFinals] = [finalsOf(one), finalsOf(other)];
  const pairs = Math.max(finals.length, otherFinals.length);
  for (let i = 0; i < pairs; i++) {
    rows.push(...compare(finals[i], otherFinals[i], pairs > 1 ? `answer ${i + 1}: ` : ''));
  }
  rows.push(['in the end', ending(one), ending(other)]);
  return element('table', {},
      element('caption', {}, 'What is the same, and what differs'),
      element('thead', {}, element('tr', {}, ...['', one.target, other.target, 'same?']
          .map((name) => name === '' ? element('td') : element('th', {scope: 'col'}, name)))),
      element('tbody', {}, ...rows.map(([what, left, right]) => drawRow(what, left, right))));
}

function drawRow(what, left, right) {
  const same = left === right;
  return element('tr', {class: same ? 'same' : 'different'},
      element('th', {scope: 'row'}, what), element('td', {}, left), element('td', {}, right),
      element('td', {},
          element('span', {'aria-hidden': 'true'}, (same ? SAME : DIFFERENT) + ' '), same ? 'same' : 'differs'));
}

function compare(one, other, prefix) {
  if (one === undefined || other === undefined) {
    return [[`${prefix}status`, statusOf(one), statusOf(other)]];
  }
  const names = [...new Set([...one.fields, ...other.fields].map((field) => field.name.toLowerCase()))];
  return [
    [`${prefix}status`, statusOf(one), statusOf(other)],
    [`${prefix}reason phrase`, one.reason || '(empty)', other.reason || '(empty)'],
    ...names.map((name) => [prefix + name, valueOf(one, name), valueOf(other, name)]),
    [`${prefix}content`, contentOf(one), contentOf(other)],
  ];
}

function isInterim(answer) {
  return answer.status >= 100 && answer.status < 200;
}

function interimOf(exchange) {
  return exchange.answers.filter(isInterim).map((answer) => answer.status).join(', ') || '(none)';
}

function finalsOf(exchange) {
  return exchange.answers.filter((answer) => !isInterim(answer));
}

function statusOf(answer) {
  return answer === undefined ? '(no answer)' : answer.status === 0 ? '(no status-line)' : String(answer.status);
}

function valueOf(answer, name) {
  const values = answer.fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.value);
  return values.length === 0 ? '(none)' : values.join(', ');
}

function contentOf(answer) {
  const octets = fromBase64(answer.content);
  return octets.length === 0 ? '(none)' : `${new TextDecoder().decode(octets)} (${counted(octets.length)})`;
}

function ending(exchange) {
  const kind = exchange.events.at(-1).kind;
  return ENDINGS[kind] ?? kind;
}

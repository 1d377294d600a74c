/** What servers answered alike and what not, answer by answer. Octets are compared, and drawn as everywhere. */

import {drawOctets, element} from './dom.js';
import {counted, fromBase64, octetsOf, same} from './notation.js';

const ENCODER = new TextEncoder();
/** How an exchange ended. */
export const ENDS = {kept: 'stays open', fin: 'closes', rst: 'resets', timeout: 'waited for more',
  stop: 'stopped by us', limit: 'cut by us', failed: 'not there'};
/** Fields that differ by chance: they say when, not what. */
const CHANCE = ['date'];

/** The table, and how many of its rows differ. */
export function drawComparison(exchanges) {
  const rows = [];
  const interims = exchanges.map((one) => one.answers.filter((answer) => !answer.isFinal).map(statusOf).join(', '));
  if (interims.some((one) => one !== '')) {
    rows.push(['interim answers', interims.map((one) => one || '(none)')]);
  }
  // An interim answer that one server leaves out must not pair the rest with the wrong ones.
  const finals = exchanges.map((one) => one.answers.filter(isPaired));
  const pairs = Math.max(...finals.map((one) => one.length));
  for (let i = 0; i < pairs; i++) {
    rows.push(...compare(finals.map((one) => one[i]), pairs > 1 ? `answer ${i + 1}: ` : ''));
  }
  rows.push(['in the end', exchanges.map((one) => ENDS[one.end?.how] ?? 'still open')]);
  const drawn = rows.map((row) => drawRow(...row));
  return {differences: drawn.filter((row) => row.className === 'different').length,
    table: element('table', {},
        element('caption', {}, 'What is the same, and what differs'),
        element('thead', {}, element('tr', {}, element('td'),
            ...[...exchanges.map((one) => one.target), 'same?'].map((name) => element('th', {scope: 'col'}, name)))),
        element('tbody', {}, ...drawn))};
}

/** Whether it answers a request, as far as anybody can say: what stands behind an answer is none. */
function isPaired(answer) {
  return answer.isFinal && !['excess', 'switched'].includes(answer.verdict);
}

function compare(answers, prefix) {
  if (answers.includes(undefined)) {
    return [[`${prefix}status`, answers.map(statusOf)]];
  }
  const names = [...new Set(answers.flatMap((one) => one.fields.map((field) => field.name.toLowerCase())))];
  return [
    [`${prefix}status`, answers.map(statusOf)],
    [`${prefix}reason phrase`, answers.map((one) => one.reason === '' ? '(empty)' : ENCODER.encode(one.reason))],
    ...names.map((name) => [prefix + name, answers.map((one) => valueOf(one, name)), CHANCE.includes(name)]),
    [`${prefix}order of the fields`,
      answers.map((one) => one.fields.map((field) => field.name.toLowerCase()).join(', '))],
    [`${prefix}content`, answers.map((one) => one.content === '' ? '(none)' : fromBase64(one.content))],
  ];
}

function drawRow(what, values, isChance = false) {
  const alike = values.every((one) => one instanceof Uint8Array && values[0] instanceof Uint8Array
    ? same(one, values[0]) : one === values[0]);
  const [sign, word] = alike ? ['=', 'same'] : isChance ? ['~', 'by chance'] : ['≠', 'differs'];
  return element('tr', {class: alike ? 'same' : isChance ? 'chance' : 'different'},
      element('th', {scope: 'row'}, what),
      ...values.map((value) => element('td', {}, ...drawValue(value))),
      element('td', {}, element('span', {'aria-hidden': 'true'}, `${sign} `), word));
}

function drawValue(value) {
  return typeof value === 'string' ? [value]
    : [drawOctets(value), value.includes(0x0a) ? ` (${counted(value.length)})` : ''];
}

function statusOf(answer) {
  return answer === undefined ? '(no answer)' : answer.status === 0 ? '(no status-line)'
    : String(answer.status).padStart(3, '0');
}

/** What a server sent, each of its octets a character; none is not the same as an empty one. */
function valueOf(answer, name) {
  const values = answer.fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.value);
  return values.length === 0 ? '(none)' : octetsOf(values.join(', '));
}

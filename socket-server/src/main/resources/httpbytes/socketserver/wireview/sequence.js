/**
 * A picture of an exchange: a lifeline for each side, an arrow for each write and read, and how it ended. At the left
 * is the time, to scale; a thin line leads from each moment to its arrow, because many happen at once. The list beside
 * it says the same in words.
 */

import {drawing} from './dom.js';
import {counted} from './notation.js';

const WIDTH = 420;
const AXIS = 40;
const LEFT = 110;
const RIGHT = 390;
const TOP = 44;
/** Between two arrows, so that their words do not touch. */
const STEP = 26;
/** What crosses from one side to the other; the rest happens at one of them. */
const CROSSES = ['connect', 'write', 'read', 'fin', 'rst'];
/** Steps of a scale of time, in milliseconds. */
const SCALE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * @param {string[][]} sides who asks, then who is asked: each as events name it, and as people call it
 * @param {function(?object)} light is told the event that is pointed at, or null
 */
export function drawSequence(events, sides, light) {
  const [near] = sides[0];
  const bottom = TOP + (events.length + 1) * STEP;
  const last = Math.max(1, ...events.map((event) => event.millis));
  const at = (millis) => TOP + (bottom - TOP - STEP) * millis / last;
  const step = SCALE.find((one) => last / one <= 6) ?? SCALE.at(-1);
  const ticks = Array.from({length: Math.floor(last / step) + 1}, (_, i) => i * step);
  return drawing('svg', {class: 'sequence', viewBox: `0 0 ${WIDTH} ${bottom + 8}`, role: 'img',
    'aria-label': `The exchange in time; the list says the same: ${events.length} events in ${last} milliseconds`},
  ...sides.map(([, name], i) => drawing('g', {class: 'life'},
      drawing('text', {x: [LEFT, RIGHT][i], y: 18, 'text-anchor': ['middle', 'end'][i]}, name),
      drawing('path', {d: `M${[LEFT, RIGHT][i]} 26V${bottom}`}))),
  drawing('g', {class: 'scale'}, drawing('line', {x1: AXIS, y1: TOP, x2: AXIS, y2: at(last)}),
      ...ticks.flatMap((millis) => [drawing('line', {x1: AXIS - 4, y1: at(millis), x2: AXIS, y2: at(millis)}),
        drawing('text', {x: AXIS - 7, y: at(millis) + 4, 'text-anchor': 'end'},
            step < 1000 ? `${millis}` : `${millis / 1000} s`)])),
  ...events.map((event, i) => drawEvent(event, TOP + (i + .5) * STEP, at(event.millis), event.side === near, light)));
}

function drawEvent(event, y, moment, fromNear, light) {
  const crosses = CROSSES.includes(event.kind);
  const [from, to] = fromNear ? [LEFT, RIGHT] : [RIGHT, LEFT];
  const point = to + (fromNear ? -2 : 2);
  const back = fromNear ? -8 : 8;
  return drawing('g', {class: `event ${event.kind} ${fromNear ? 'near' : 'far'}`,
    onpointerenter: () => light(event), onpointerleave: () => light(null)},
  drawing('rect', {class: 'catch', x: AXIS, y: y - STEP / 2 - 4, width: WIDTH - AXIS, height: STEP}),
  drawing('path', {class: 'leader', d: `M${AXIS} ${moment}L${LEFT - 6} ${y}`}),
  crosses ? drawing('path', {class: 'arrow', d: `M${from} ${y}H${point}m${back} -4L${point} ${y}l${back} 4`})
    : drawing('circle', {cx: from, cy: y, r: 4}),
  event.kind === 'rst' ? drawing('path', {class: 'arrow', d: `M${point - 5} ${y - 7}l10 14m0 -14l-10 14`}) : '',
  drawing('text', {x: crosses ? (LEFT + RIGHT) / 2 : LEFT + 10, y: y - 5, 'text-anchor': crosses ? 'middle' : 'start'},
      wordsOf(event)));
}

function wordsOf(event) {
  const octets = counted(event.to - event.from);
  return {connect: 'connects', write: octets, read: octets, fin: 'FIN: nothing more comes', rst: 'RST',
    pause: `pause after octet ${event.from}`, timeout: 'waits no longer', stop: 'stopped',
    unsent: `${octets} not sent`}[event.kind] ?? 'no connection';
}

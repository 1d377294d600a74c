/**
 * Sends octets to the chosen servers, and shows what comes of it while it comes. At any time one sending goes on: a
 * newer one ends the older, and so does Stop.
 */

import {ask} from './api.js';
import {Answer, drawOutcome} from './answers.js';
import {drawComparison} from './comparison.js';
import {button, byId, element, rule} from './dom.js';
import {counted} from './notation.js';

export class Sending {

  #editor;
  #say;
  #going = null;

  /** point(range) is told which octets of the request are pointed at, or null; choose(range) selects them. */
  constructor(editor, say) {
    this.#editor = editor;
    this.#say = say;
    // What has come until then is shown.
    byId('stop').addEventListener('click',
        () => ask(`stop?id=${this.#going.id}`, new Uint8Array()).catch((e) => this.#say(e.message)));
    addEventListener('pagehide', () => this.#end());
  }

  /** @param {?number} pause how many octets go out before a pause of so many milliseconds, or null */
  async start(names, octets, pause, millis) {
    this.#end();
    const going = {aborter: new AbortController()};
    this.#going = going;
    const answers = names.map((name) => new Answer(name, (range) => this.#editor.point(range)));
    byId('no-answers').hidden = true;
    byId('comparison').replaceChildren();
    byId('exchanges').replaceChildren(...answers.map((answer) => answer.node));
    this.#draw(answers, [], null);
    byId('result').scrollIntoView({block: 'nearest'});
    this.#wait(true);
    try {
      const held = pause === null ? '' : `&pause-at=${pause}&pause-millis=${millis}`;
      going.id = (await ask(`send?to=${names.join()}${held}`, octets, going.aborter.signal)).id;
      await this.#follow(going, answers);
    } catch (e) {
      if (e.name !== 'AbortError') {
        this.#say(e.message);
        ['exchanges', 'result'].forEach((id) => byId(id).replaceChildren());
      }
    }
    if (this.#going === going) {
      this.#going = null;
      this.#wait(false);
    }
  }

  async #follow(going, answers) {
    let version = 0;
    let exchanges = [];
    for (let over = false; !over;) {
      const state = await ask(`sent?id=${going.id}&after=${version}`, undefined, going.aborter.signal);
      ({over, version} = state);
      if (state.exchanges.length > 0) {
        exchanges = state.exchanges;
        exchanges.forEach((exchange, i) => answers[i].show(exchange));
        this.#draw(answers, exchanges, state.disagreement);
        this.#say(exchanges.map(({target, over, summary}) =>
          `${target}: ${over ? summary : 'waiting for an answer'}.`).join(' '), false);
      }
      byId('left').textContent = `${Math.max(0, Math.ceil((state.limit - state.elapsed) / 1000))} s left`;
    }
  }

  /** What is to be seen first: each server's status, where they disagree, and how much differs. */
  #draw(answers, exchanges, disagreement) {
    const answered = exchanges.filter((one) => one.answers.length > 0);
    const comparison = answered.length > 1 && exchanges.every((one) => one.over) ? drawComparison(answered) : null;
    byId('comparison').replaceChildren(...comparison === null ? [] : [comparison.table]);
    byId('result').replaceChildren(
        element('ul', {class: 'outcomes'}, ...answers.map((answer, i) => drawOutcome(answer.target, exchanges[i]))),
        ...disagreement === null ? [] : [this.#drawDisagreement(disagreement)],
        ...comparison === null ? [] : [element('p', {}, element('a', {href: '#answers-title', class: 'to-answers'},
            comparison.differences === 0 ? 'All answers, side by side'
              : counted(comparison.differences, 'difference')))]);
  }

  #drawDisagreement(found) {
    const range = found.octet === null ? null : found;
    return element('div', {class: `disagreement ${found.agree ? 'agree' : 'disagree'}`,
      onpointerenter: () => this.#editor.point(range), onpointerleave: () => this.#editor.point(null)},
    element('p', {}, element('span', {class: 'sign', 'aria-hidden': 'true'}, found.agree ? '= ' : '≠ '),
        found.sentence, ' ',
        rule(found.rfc, found.link), ' ',
        range === null ? null : button(`Show octet ${found.octet}`, () => this.#editor.choose(range))),
    found.readings.length < 3 ? null : element('ul', {}, ...found.readings.map((reading) => element('li', {},
        element('strong', {}, `${reading.target} ${reading.status}`), ` ${reading.sentence}`))));
  }

  #wait(isWaiting) {
    byId('waiting').hidden = !isWaiting;
    if (!isWaiting && document.activeElement === byId('stop')) {
      byId('submit').focus();
    }
    byId('left').textContent = '';
  }

  /** Nobody waits for it any longer, the server neither. */
  #end() {
    const old = this.#going;
    this.#going = null;
    old?.aborter.abort();
    if (old?.id !== undefined) {
      ask(`stop?id=${old.id}`, new Uint8Array()).catch(() => {}); // It ends by itself, only later.
    }
  }
}

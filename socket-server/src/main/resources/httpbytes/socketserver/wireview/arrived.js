import {ask} from './api.js';
import {counted, fromBase64, write} from './notation.js';
import {byId, element} from './dom.js';
import {drawAnatomy} from './anatomy.js';

const POLL_MILLIS = 1000;
const RETRY_MILLIS = 10_000;

/** The list of connections that reached the socket server, from whomever. */
export class Arrived {

  #list = byId('arrived');
  #version = 0;
  #isHeld = false;
  #load;
  #failed;

  /** load(notation) puts octets into the editor; failed(sentence) says what went wrong. */
  constructor({load, failed}) {
    this.#load = load;
    this.#failed = failed;
    byId('hold').addEventListener('click', () => this.#hold());
    byId('clear').addEventListener('click', () => this.#clear());
    this.#poll();
  }

  #hold() {
    this.#isHeld = !this.#isHeld;
    byId('hold').setAttribute('aria-pressed', this.#isHeld);
  }

  async #clear() {
    try {
      await ask('clear', new Uint8Array());
      this.#list.replaceChildren();
    } catch (e) {
      this.#failed(e.message);
    }
  }

  async #poll() {
    let pause = POLL_MILLIS;
    try {
      if (!this.#isHeld && !document.hidden) {
        await this.#update();
      }
    } catch {
      // The server may come back; what the user asks for meanwhile says so itself.
      pause = RETRY_MILLIS;
    }
    setTimeout(() => this.#poll(), pause);
  }

  async #update() {
    const {version, rows, forgotten} = await ask(`arrived?after=${this.#version}`);
    if (version < this.#version) {
      this.#list.replaceChildren();
    }
    this.#version = version;
    for (const row of rows) {
      this.#put(row);
    }
    for (const item of [...this.#list.children].filter((one) => Number(one.dataset.id) <= forgotten)) {
      item.remove();
    }
  }

  #put(row) {
    const old = this.#list.querySelector(`[data-id="${row.id}"]`);
    if (old === null) {
      this.#list.prepend(this.#draw(row));
    } else {
      old.querySelector('button').replaceChildren(...summary(row));
      this.#offerMore(old.querySelector('.shown'), row);
    }
  }

  /** Below an open row nothing changes by itself, because somebody reads there. */
  #offerMore(shown, row) {
    const isOlder = shown.dataset.count !== undefined && shown.dataset.count !== String(row.received + row.sent);
    if (!shown.hidden && isOlder && shown.querySelector('.newer') === null) {
      shown.querySelector('.controls').append(element('button',
          {type: 'button', class: 'newer', onclick: () => this.#show(row.id, shown, false)}, 'Show what came since'));
    }
  }

  #draw(row) {
    const shown = element('div', {class: 'shown', hidden: true});
    const button = element('button',
        {type: 'button', 'aria-expanded': 'false', onclick: () => this.#toggle(row.id, button, shown)},
        ...summary(row));
    return element('li', {'data-id': row.id}, button, shown);
  }

  async #toggle(id, button, shown) {
    const opens = shown.hidden;
    shown.hidden = !opens;
    button.setAttribute('aria-expanded', opens);
    if (opens) {
      await this.#show(id, shown, false);
    }
  }

  async #show(id, shown, reveal) {
    try {
      const exchange = await ask(`exchange?id=${id}${reveal ? '&reveal=true' : ''}`);
      shown.dataset.count = exchange.row.received + exchange.row.sent;
      const hides = [exchange.received, exchange.sent].some((way) => way.anatomy.spans.some((span) => span.hidden));
      shown.replaceChildren(
          element('p', {class: 'controls'},
              element('button', {type: 'button', onclick: () => this.#loadIntoEditor(id)}, 'Load into the editor'),
              hides ? element('button', {type: 'button', onclick: () => this.#show(id, shown, true)},
                  'Show hidden values') : null),
          element('div', {class: 'ways'}, drawWay('Received', exchange.received), drawWay('Sent back', exchange.sent)));
    } catch (e) {
      shown.replaceChildren(element('p', {class: 'failed'}, e.message));
    }
  }

  /** All of them, the hidden ones too: what is sent again has to be what was sent. */
  async #loadIntoEditor(id) {
    try {
      const exchange = await ask(`exchange?id=${id}&reveal=true`);
      this.#load(write(fromBase64(exchange.received.octets)));
    } catch (e) {
      this.#failed(e.message);
    }
  }
}

function summary(row) {
  const line = row.requestLine ?? 'connected, sent nothing';
  return [
    element('span', {class: 'time'}, row.time), ' ',
    element('span', {class: 'who'}, row.who), ' ',
    element('span', {class: row.requestLine === null ? 'line silent' : 'line'}, line), ' ',
    row.requests > 1 ? element('span', {class: 'more'}, `and ${row.requests - 1} more`) : '', ' ',
    element('span', {class: 'statuses'}, row.statuses.join(', ') || 'no answer'), ' ',
    element('span', {class: 'sizes'},
        `${counted(row.received)} in ${counted(row.reads, 'read')}, ${counted(row.sent)} back`), ' ',
    element('span', {class: 'state-of'}, row.state), ' ',
    row.at === 'socket-server' ? '' : element('span', {class: 'at'}, row.at),
  ];
}

function drawWay(title, way) {
  const octets = fromBase64(way.octets);
  const reads = way.reads.map((read) => `${read.to - read.from} after ${read.millis} ms`).slice(0, 20).join(', ');
  return element('article', {'aria-label': title},
      element('h3', {}, title),
      element('p', {class: 'note'}, octets.length === 0 ? 'Nothing.' : `Octets: ${reads}.`),
      way.truncated ? element('p', {class: 'note'}, `Only the first ${counted(octets.length)} were kept.`) : null,
      drawAnatomy(way.anatomy, octets));
}

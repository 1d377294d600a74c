/** The list of connections that reached the socket server or the relay, from whomever, the newest activity first. */

import {Anatomy} from './anatomy.js';
import {ask} from './api.js';
import {byId, element} from './dom.js';
import {counted, fromBase64} from './notation.js';

const POLL_MILLIS = 1000;
const RETRY_MILLIS = 10_000;

export class Arrived {

  #list = byId('arrived');
  #version = 0;
  #isHeld = false;
  #load;
  #failed;

  /** load(octets, note) puts octets into the editor; failed(sentence) says what went wrong. */
  constructor({load, failed}) {
    this.#load = load;
    this.#failed = failed;
    byId('hold').addEventListener('click', () => this.#hold());
    byId('clear').addEventListener('click', () => this.#clear());
    this.#poll();
  }

  #hold() {
    this.#isHeld = !this.#isHeld;
    byId('hold').textContent = this.#isHeld ? 'Continue the list' : 'Pause the list';
    byId('held').hidden = !this.#isHeld;
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
      return;
    }
    old.querySelector('button').replaceChildren(...summary(row));
    this.#offerMore(old.querySelector('.shown'), row);
    // Where somebody reads or has the focus, nothing moves.
    if (old.dataset.requests !== String(row.requests) && old.querySelector('.shown').hidden
        && !old.contains(document.activeElement)) {
      old.dataset.requests = row.requests;
      this.#list.prepend(old);
    }
  }

  /** Below an open row nothing changes by itself, because somebody reads there. */
  #offerMore(shown, row) {
    const isOlder = shown.dataset.count !== undefined && shown.dataset.count !== String(row.received + row.sent);
    if (!shown.hidden && isOlder && shown.querySelector('.newer') === null) {
      shown.querySelector('.controls')?.append(element('button',
          {type: 'button', class: 'newer', onclick: () => this.#show(row.id, shown, false)}, 'Show what came since'));
    }
  }

  #draw(row) {
    const shown = element('div', {class: 'shown', hidden: true});
    const button = element('button',
        {type: 'button', 'aria-expanded': 'false', onclick: () => this.#toggle(row.id, button, shown)},
        ...summary(row));
    return element('li', {'data-id': row.id, 'data-requests': row.requests}, button, shown);
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
      const hadFocus = shown.contains(document.activeElement);
      shown.dataset.count = exchange.row.received + exchange.row.sent;
      const loads = element('button', {type: 'button', onclick: () => this.#loadIntoEditor(id)}, 'Load into the editor');
      shown.replaceChildren(
          element('p', {class: 'controls'}, loads, exchange.hides && !reveal
            ? element('button', {type: 'button', onclick: () => this.#show(id, shown, true)}, 'Show hidden values') : null),
          ...exchange.row.note === null ? [] : [element('p', {class: 'note'}, exchange.row.note)],
          element('div', {class: 'ways'}, drawWay('Received', exchange.received), drawWay('Sent back', exchange.sent)));
      if (hadFocus) {
        loads.focus();
      }
    } catch (e) {
      shown.replaceChildren(element('p', {class: 'failed'}, e.message));
    }
  }

  /** All of them, the hidden ones too: what is sent again has to be what was sent. */
  async #loadIntoEditor(id) {
    try {
      const {received, hides} = await ask(`exchange?id=${id}&reveal=true`);
      this.#load(fromBase64(received.octets), received.truncated ? received.note
        : `What arrived, octet for octet.${hides ? ' Values that the list hides stand here too.' : ''}`);
    } catch (e) {
      this.#failed(e.message);
    }
  }
}

function summary(row) {
  const line = row.requestLine ?? 'connected, sent nothing';
  const requests = `${row.moreRequests ? 'at least ' : ''}${row.requests - 1} more`;
  return [
    element('span', {class: 'time'}, row.lastTime ?? row.time), ' ',
    element('span', {class: 'who'}, row.who), ' ',
    element('span', {class: row.requestLine === null ? 'line silent' : 'line'}, line), ' ',
    row.requests > 1 ? element('span', {class: 'more'},
        `and ${requests}${row.lastRequestLine === null ? '' : `, the newest ${row.lastRequestLine}`}`) : '', ' ',
    element('span', {class: 'statuses'}, row.statuses || 'no answer'), ' ',
    element('span', {class: 'sizes'},
        `${counted(row.received)} in ${counted(row.reads, 'read')}, ${counted(row.sent)} back`), ' ',
    element('span', {class: 'state-of'}, row.state), ' ',
    row.at === 'socket-server' ? '' : element('span', {class: 'at'}, row.at),
  ];
}

/** One direction of a recording: what came when, and what it is. */
export function drawWay(title, way) {
  const octets = fromBase64(way.octets);
  const reads = way.reads.map((read) => `${read.to - read.from} after ${read.millis} ms`).slice(0, 20).join(', ');
  const drawn = element('div', {class: 'anatomy'});
  new Anatomy(drawn).show(way.anatomy, octets);
  return element('article', {'aria-label': title},
      element('h3', {}, title),
      element('p', {class: 'note'}, octets.length === 0 ? 'Nothing.' : `Octets: ${reads}.`),
      way.note === null ? null : element('p', {class: 'note'}, way.note),
      drawn);
}

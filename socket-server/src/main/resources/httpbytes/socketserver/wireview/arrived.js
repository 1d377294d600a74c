/** The list of connections that reached the socket server or the relay, from whomever, the newest activity first. */

import {Anatomy} from './anatomy.js';
import {again, ask} from './api.js';
import {button, byId, element} from './dom.js';
import {counted, fromBase64, octetsOf, write} from './notation.js';

const POLL_MILLIS = 1000;

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
    again(() => this.#isHeld || this.#update(), POLL_MILLIS);
  }

  #hold() {
    this.#isHeld = !this.#isHeld;
    byId('hold').textContent = this.#isHeld ? 'Continue the list' : 'Pause the list';
    byId('held').hidden = !this.#isHeld;
  }

  #clear() {
    ask('clear', new Uint8Array()).then(() => this.#list.replaceChildren()).catch((e) => this.#failed(e.message));
  }

  async #update() {
    const {version, rows, forgotten} = await ask(`arrived?after=${this.#version}`);
    if (version < this.#version) {
      this.#list.replaceChildren();
    }
    this.#version = version;
    rows.forEach((row) => this.#put(row));
    [...this.#list.children].filter((item) => Number(item.dataset.id) <= forgotten).forEach((item) => item.remove());
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
      shown.querySelector('.controls')?.append(
          button('Show what came since', () => this.#show(row.id, shown, false), {class: 'newer'}));
    }
  }

  #draw(row) {
    const shown = element('div', {class: 'shown', hidden: true});
    const opens = button('', () => this.#toggle(row.id, opens, shown), {'aria-expanded': 'false'});
    opens.append(...summary(row));
    return element('li', {'data-id': row.id, 'data-requests': row.requests}, opens, shown);
  }

  #toggle(id, opens, shown) {
    shown.hidden = !shown.hidden;
    opens.setAttribute('aria-expanded', !shown.hidden);
    return shown.hidden ? null : this.#show(id, shown, false);
  }

  async #show(id, shown, reveal) {
    try {
      const exchange = await ask(`exchange?id=${id}${reveal ? '&reveal=true' : ''}`);
      const hadFocus = shown.contains(document.activeElement);
      shown.dataset.count = exchange.row.received + exchange.row.sent;
      const loads = button('Load into the editor', () => this.#loadIntoEditor(id));
      shown.replaceChildren(
          element('p', {class: 'controls'}, loads, !exchange.hides || reveal ? null
            : button('Show hidden values', () => this.#show(id, shown, true))),
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
  #loadIntoEditor(id) {
    ask(`exchange?id=${id}&reveal=true`).then(({received, hides}) => this.#load(fromBase64(received.octets),
        received.truncated ? received.note
          : `What arrived, octet for octet.${hides ? ' Values that the list hides stand here too.' : ''}`))
        .catch((e) => this.#failed(e.message));
  }
}

function summary(row) {
  const line = row.requestLine === null ? 'connected, sent nothing' : write(octetsOf(row.requestLine));
  const newest = write(octetsOf(row.lastRequestLine ?? ''));
  const requests = `${row.moreRequests ? 'at least ' : ''}${row.requests - 1} more`;
  return Object.entries({
    time: row.lastTime ?? row.time,
    who: write(octetsOf(row.who)),
    [row.requestLine === null ? 'line silent' : 'line']: line,
    more: row.requests > 1 ? `and ${requests}${newest === '' ? '' : `, the newest ${newest}`}` : '',
    statuses: row.statuses || 'no answer',
    sizes: `${counted(row.received)} in ${counted(row.reads, 'read')}, ${counted(row.sent)} back`,
    'state-of': row.state,
    at: row.at === 'socket-server' ? '' : row.at,
  }).flatMap(([name, text]) => text === '' ? [] : [element('span', {class: name}, text), ' ']);
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

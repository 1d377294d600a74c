/** A server that answers what is typed here, whatever it is asked: half of HTTP is what a client makes of an answer. */

import {Anatomy} from './anatomy.js';
import {drawEvent} from './answers.js';
import {again, ask} from './api.js';
import {drawWay} from './arrived.js';
import {button, byId, element} from './dom.js';
import {Editor} from './editor.js';
import {fromBase64, octetsOf, write} from './notation.js';
import {drawSequence} from './sequence.js';

const POLL_MILLIS = 1000;
const JUDGE_MILLIS = 200;
const CLOSED = {open: false, connections: [], sentence: 'The port is closed.', version: 0};
const ANSWERS = {
  'A right one': 'HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\nContent-Length: 5\\r\\n\\r\\nhello',
  'Length too long': 'HTTP/1.1 200 OK\\r\\nContent-Length: 50\\r\\n\\r\\nhello',
  'Length too short': 'HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nhello',
  'Two lengths': 'HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nContent-Length: 5\\r\\n\\r\\nhello',
  'Length and chunked': 'HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhello\\r\\n0\\r\\n\\r\\n',
  'Chunked, cut short': 'HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhel',
  'No length at all': 'HTTP/1.1 200 OK\\r\\nContent-Type: text/plain\\r\\n\\r\\nuntil the close',
  'A redirect': 'HTTP/1.1 302 Found\\r\\nLocation: /elsewhere\\r\\nContent-Length: 0\\r\\n\\r\\n',
  'HTTP/0.9': 'hello',
};

export class Fake {

  #editor;
  #anatomy;
  #failed;
  #load;
  #timer;
  #judged = 0;
  #version = 0;
  #isOpen = false;

  /** load(octets, note) puts a request into the editor above; failed(sentence) says what went wrong. */
  constructor({failed, load}) {
    this.#failed = failed;
    this.#load = load;
    this.#editor = new Editor({text: byId('answer'), mirror: byId('answer-mirror'), changed: () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#judge(), JUDGE_MILLIS);
    }});
    this.#anatomy = new Anatomy(byId('judged'), {
      point: (range) => this.#editor.mark(range), choose: (range) => this.#editor.choose(range)});
    byId('answer-preset').append(...Object.keys(ANSWERS).map((name) => element('option', {}, name)));
    byId('answer-preset').addEventListener('change', () => this.#editor.load(ANSWERS[byId('answer-preset').value]));
    ['answer-end', 'answer-method'].forEach((id) => byId(id).addEventListener('change', () => this.#judge()));
    byId('fake-open').addEventListener('click',
        () => this.#tell(`fake?end=${byId('answer-end').value}`, this.#editor.octets));
    byId('fake-close').addEventListener('click', () => this.#tell('fake-close', new Uint8Array()));
    // Nothing is asked of the server before somebody looks here.
    byId('fake').addEventListener('toggle', () => {
      if (byId('fake').open && this.#editor.octets.length === 0) {
        this.#editor.load(ANSWERS['A right one']);
      }
    });
    again(async () => this.#isOpen && this.#show(await ask(`fake?after=${this.#version}`)), POLL_MILLIS);
  }

  #judge() {
    const mine = ++this.#judged;
    const octets = this.#editor.octets;
    ask(`judge?method=${byId('answer-method').value}&end=${byId('answer-end').value}`, octets).then(({anatomy}) => {
      if (mine === this.#judged) {
        this.#editor.underline(anatomy.spans);
        this.#anatomy.show(anatomy, octets);
      }
    }).catch((e) => this.#failed(e.message));
  }

  #tell(path, octets) {
    ask(path, octets).then((state) => this.#show(state ?? CLOSED)).catch((e) => this.#failed(e.message));
  }

  #show(state) {
    this.#isOpen = state.open;
    byId('fake-open').textContent = state.open ? 'Answer this from now on' : 'Open the port';
    byId('fake-close').hidden = !state.open;
    byId('fake-said').textContent = state.sentence;
    this.#version = state.version;
    for (const visit of state.connections) {
      const old = byId('visits').querySelector(`[data-id="${visit.id}"]`);
      if (old?.dataset.events !== String(visit.events.length)) {
        const drawn = this.#draw(visit);
        drawn.querySelector('details').open = old?.querySelector('details').open ?? false;
        byId('visits').prepend(drawn);
        old?.remove();
      }
    }
  }

  #draw(visit) {
    const anatomy = element('div', {class: 'anatomy'});
    const answer = new Anatomy(anatomy);
    answer.show(visit.anatomy, fromBase64(visit.answer));
    const asked = fromBase64(visit.asked.octets);
    const light = (event) => answer.light(event?.side === 'server' && event.kind === 'write' ? event : null);
    return element('li', {'data-id': visit.id, 'data-events': visit.events.length},
        element('details', {},
            element('summary', {}, element('span', {class: 'time'}, visit.time), ' ',
                element('span', {class: 'who'}, write(octetsOf(visit.who))), ' ',
                element('span', {class: 'asked'}, write(octetsOf(visit.requestLine ?? 'connected, sent nothing'))), ' ',
                element('span', {class: 'state-of'}, visit.end?.sentence ?? 'open')),
            element('p', {class: 'controls'}, button('Load into the editor',
                () => this.#load(asked, 'What the client asked, octet for octet, with stars for hidden values.'))),
            element('div', {class: 'exchange'},
                drawSequence(visit.events, [['client', visit.who], ['server', 'this page']], light),
                element('ol', {class: 'events'}, ...visit.events.map((event) => drawEvent(event, light)))),
            element('div', {class: 'ways'}, drawWay('Asked', visit.asked),
                element('article', {'aria-label': 'Answered'}, element('h3', {}, 'Answered'), anatomy))));
  }
}

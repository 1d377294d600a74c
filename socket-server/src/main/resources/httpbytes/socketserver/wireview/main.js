/** The page: what is typed, explained, kept in the address, and sent. Each of these is a module; here they meet. */

import {Anatomy, stateOf} from './anatomy.js';
import {again, ask} from './api.js';
import {Arrived} from './arrived.js';
import {byId, element, put} from './dom.js';
import {Editor} from './editor.js';
import {Fake} from './fake.js';
import * as link from './link.js';
import {named} from './names.js';
import {counted, layOut, parse, same, write} from './notation.js';
import {Sending} from './sending.js';
import {shellCommand} from './shell.js';
import {Strip} from './strip.js';

/** After a key, until the server is asked what the octets are. */
const ANNOTATE_MILLIS = 150;
/** After a key, until the address shows it: when typing rests. */
const KEEP_MILLIS = 2000;
const TARGETS_MILLIS = 5000;
/** Characters nobody sees that are named; more are counted. */
const NAMED = 6;
const FORETOLD = 4;

let targets = [];
let presets = [];
let asked = 0;
let annotating;
let keeping;
let caret = 0;
let pauseAt = null;
let verdict = '';

const pointing = {
  point: (range) => {
    editor.mark(range);
    strip.mark('marked', range);
  },
  choose: (range) => editor.choose(range),
  explain: annotate,
};
const anatomy = new Anatomy(byId('anatomy'), pointing);
const strip = new Strip(byId('strip'), (offset) => {
  editor.choose({from: offset, to: offset + 1});
  caretAt(offset);
});
const editor = new Editor({
  text: byId('text'), mirror: byId('mirror'), enter: () => byId('enter').value,
  changed: (notation) => {
    strip.draw(editor.octets);
    put('count', counted(editor.octets.length));
    showNames(notation);
    showPreset();
    later();
    caretAt(editor.caret, true);
  },
  moved: caretAt,
});
const sending = new Sending(pointing, say);

/** What can be seen anyway is said to those alone who do not see. */
function say(sentence, isShown = true) {
  byId('said').classList.toggle('unseen', !isShown);
  put('said', sentence);
}

/** What can wait until the next key does not come at once. */
function later() {
  asked++;
  byId('anatomy').setAttribute('aria-busy', true);
  clearTimeout(annotating);
  annotating = setTimeout(annotate, ANNOTATE_MILLIS);
  clearTimeout(keeping);
  keeping = setTimeout(keep, KEEP_MILLIS);
}

function caretAt(offset, isMoved = caret !== offset) {
  if (byId('pause').checked && document.activeElement === byId('text')) {
    setPause(offset);
  }
  if (isMoved) {
    caret = offset;
    strip.mark('caret', {from: caret, to: caret + 1}, false);
    // What was typed is about to be explained, and then the caret is shown there too.
    byId('anatomy').ariaBusy === 'true' || anatomy.markCaret(caret);
  }
}

// What these octets are

async function annotate() {
  const mine = asked;
  const octets = editor.octets;
  let explained = {messages: [], spans: [], parts: 0, shown: 0}; // What was said of other octets is not true of these.
  try {
    explained = await ask(`annotate?parts=${anatomy.limit}`, octets);
  } catch (e) {
    say(e.message);
    annotating = mine === asked ? setTimeout(annotate, TARGETS_MILLIS) : annotating;
  }
  if (mine === asked) {
    editor.underline(explained.spans);
    anatomy.show(octets.length > 0 ? explained : {...explained, messages: [{from: 0, to: 0, verdict: 'incomplete',
      sentence: 'Nothing yet. A server waits for a first octet, and in the end closes.'}]}, octets);
    foretell(explained.messages);
    byId('anatomy').setAttribute('aria-busy', false);
    anatomy.markCaret(caret);
  }
}

/** What the socket server will answer. A verdict that changed is said aloud, once. */
function foretell(messages) {
  const statuses = messages.map((message) => message.foretold).filter((status) => status !== null);
  const more = statuses.length > FORETOLD ? `, and so on, ${statuses.length} in all` : '';
  put('foretold', statuses.length === 0 ? ''
    : `The socket server will answer ${statuses.slice(0, FORETOLD).join(', then ')}${more}.`);
  const state = messages.map((message) => message.verdict + message.sentence.replace(/[0-9]+/g, '')).join();
  if (state !== verdict) {
    verdict = state;
    byId('verdict').textContent = (messages.find((message) => stateOf(message.verdict) !== 'right')
        ?? messages.at(-1))?.sentence ?? '';
  }
}

/** Characters that are written in digits because nobody would see them. */
function showNames(notation) {
  const found = notation.includes('\\x') ? named(editor.octets) : [];
  const shown = found.slice(0, NAMED).map((one) => `${one.name} at octet ${one.from} (${counted(one.to - one.from)})`);
  const more = found.length > NAMED ? `; and ${found.length - NAMED} more` : '';
  put('names', found.length === 0 ? '' : `Not to be seen, and so in digits: ${shown.join('; ')}${more}.`);
}

// Presets, and requests from elsewhere

async function offerPresets() {
  presets = await ask('presets');
  const groups = [...new Set(presets.map((preset) => preset.group))];
  byId('preset').append(...groups.map((group) => element('optgroup', {label: group},
      ...presets.filter((preset) => preset.group === group)
          .map((preset) => element('option', {value: preset.id}, preset.name)))));
  for (const preset of presets) {
    preset.octets = parse(layOut(preset.text)).octets;
  }
  byId('preset').addEventListener('change', usePreset);
  byId('again').addEventListener('click', usePreset);
}

function usePreset() {
  const preset = chosenPreset();
  return preset === undefined ? null : begin(preset.octets, preset.pause ?? null, preset.note);
}

function chosenPreset() {
  return presets.find((one) => one.id === byId('preset').value);
}

/** Puts a request into the editor as a step of its own: Back, and undo, lead to the one before. */
function begin(octets, pause, note) {
  keep();
  load(octets, pause);
  byId('note').textContent = note;
  history.pushState(null, '', fragment());
  keep();
}

function load(octets, pause) {
  editor.load(write(octets), pause ?? 0);
  setPause(pause);
  byId('pause').checked = pause !== null;
}

/** Says which preset it is, or that it was edited. */
function showPreset() {
  const chosen = chosenPreset();
  const found = chosen !== undefined && same(chosen.octets, editor.octets) ? chosen
    : presets.find((one) => one.octets.length > 0 && same(one.octets, editor.octets));
  byId('edited').hidden = found !== undefined || chosen === undefined;
  if (found !== undefined && found !== chosen) {
    byId('preset').value = found.id;
    byId('note').textContent = found.note;
  }
}

// The address

function fragment() {
  const to = chosen().join() === both().join() ? 'both' : chosen().join();
  return link.write({octets: editor.octets, to, pause: pausing()});
}

function keep() {
  clearTimeout(keeping);
  link.keep(fragment());
}

/** A request that a fragment names; nothing is sent. */
function open(named) {
  const asked = link.read(named);
  if (asked !== null && link.write(asked) !== fragment()) {
    byId('preset').value = '';
    const names = asked.to === 'both' ? both() : asked.to.split(',');
    const missing = names.filter((name) => targets.every((target) => target.name !== name));
    byId('note').textContent = named !== location.hash ? 'What you typed last in this tab.'
      : 'From the address of this page, octet for octet. Nothing is sent until you press Send.'
        + missing.map((name) => ` ${name} is missing here: add --target ${name}=PORT to --wire-view.`).join('');
    load(asked.octets, asked.pause);
    for (const box of byId('to').querySelectorAll('input')) {
      box.checked = (missing.length < names.length ? names : both()).includes(box.value);
    }
    showPreset();
  }
  return asked !== null;
}

// Sending

function chosen() {
  return [...byId('to').querySelectorAll('input:checked')].map((box) => box.value);
}

function both() {
  return targets.slice(0, 2).map((target) => target.name);
}

/** How many octets go out before the pause, or null. */
function pausing() {
  return byId('pause').checked ? pauseAt ?? caret : null;
}

function setPause(offset) {
  pauseAt = offset;
  editor.pause = offset;
}

function send(event) {
  event.preventDefault();
  const names = chosen();
  keep();
  return names.length === 0 ? say('Choose a server to send to.')
    : sending.start(names, editor.octets, pausing(), byId('pause-millis').value);
}

function copyCommand() {
  const target = targets.find((one) => one.name === chosen()[0]) ?? targets[0];
  const command = shellCommand(editor.octets, target, pausing(), byId('pause-millis').value);
  navigator.clipboard.writeText(command).then(() => say(`Copied: ${command.slice(0, 200)}`), () => say(command));
}

// Servers

async function showTargets() {
  const before = JSON.stringify(targets);
  targets = await ask('targets');
  if (before === JSON.stringify(targets) && byId('targets').querySelector('.failed') === null) {
    return; // Somebody may be selecting the command.
  }
  byId('targets').replaceChildren(...targets.map((target) => element('li', {class: target.running ? 'up' : 'down'},
      element('span', {'aria-hidden': 'true'}, target.running ? '● ' : '○ '),
      `${target.name} ${target.running ? 'is up' : 'is not running'}, port ${target.port}`,
      target.running || target.start === null ? null
        : element('span', {class: 'start'}, ' Start it with: ', element('code', {}, target.start)))));
  if (byId('to').querySelectorAll('input').length !== targets.length) {
    byId('to').append(...targets.map((target, i) => element('label', {},
        element('input', {type: 'checkbox', value: target.name, checked: i < 2}), ` ${target.name}`)));
  }
}

byId('send').addEventListener('submit', send);
byId('send').addEventListener('change', () => {
  setPause(pausing());
  keep();
});
byId('copy').addEventListener('click', copyCommand);
addEventListener('popstate', () => open(location.hash));
addEventListener('pagehide', () => link.leave(fragment()));
document.addEventListener('click', (event) => {
  const to = event.target.closest('a[href^="#"]');
  if (to !== null) {
    event.preventDefault(); // The address is the request's.
    byId(to.hash.slice(1)).focus();
    byId(to.hash.slice(1)).scrollIntoView();
  }
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    byId('send').requestSubmit();
  }
});

try {
  await Promise.all([showTargets(), offerPresets()]);
  if (!open(link.opened())) {
    byId('preset').value = presets[0].id;
    usePreset();
  }
  later();
  // Whoever goes to the address finds it there.
  addEventListener('blur', keep);
  again(() => showTargets().catch((e) => byId('targets').replaceChildren(
      element('li', {class: 'failed'}, e.message))), TARGETS_MILLIS);
} catch (e) {
  say(e.message);
}
const arrivedHere = (octets, note) => {
  byId('preset').value = '';
  begin(octets, null, note);
  byId('text').focus();
};
new Arrived({load: arrivedHere, failed: say});
new Fake({failed: say, load: arrivedHere});

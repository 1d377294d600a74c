import {ask} from './api.js';
import {Arrived} from './arrived.js';
import {byId, element} from './dom.js';
import {drawAnatomy, markCaret} from './anatomy.js';
import {drawComparison, drawExchange, drawFailure, drawWaiting} from './answers.js';
import {Editor} from './editor.js';
import {shellCommand} from './shell.js';

/** After a key, until the server is asked what the octets are. */
const ANNOTATE_MILLIS = 150;
const TARGETS_MILLIS = 5000;

let targets = [];
let presets = [];
let asked = 0;
let sendings = 0;
let timer;
let caret = 0;

const anatomy = byId('anatomy');
const editor = new Editor({
  text: byId('text'), mirror: byId('mirror'), strip: byId('strip'), count: byId('count'), enter: byId('enter'),
  changed: () => {
    clearTimeout(timer);
    timer = setTimeout(annotate, ANNOTATE_MILLIS);
  },
  moved: (offset) => {
    caret = offset;
    markCaret(anatomy, offset);
  },
});

function say(sentence) {
  byId('said').textContent = sentence;
}

// What these octets are

async function annotate() {
  const mine = ++asked;
  const octets = editor.octets;
  try {
    const explained = await ask('annotate', octets);
    if (mine === asked) {
      editor.underline(explained.spans);
      anatomy.replaceChildren(octets.length === 0
          ? element('p', {class: 'note'}, 'Nothing yet. A server waits for a first octet, and in the end closes.')
          : drawAnatomy(explained, octets,
              {point: (range) => editor.mark(range), choose: (range) => editor.choose(range)}));
      markCaret(anatomy, caret);
    }
  } catch (e) {
    if (mine === asked) {
      anatomy.replaceChildren(element('p', {class: 'failed'}, e.message));
    }
  }
}

// Presets

async function offerPresets() {
  presets = await ask('presets');
  const groups = [...new Set(presets.map((preset) => preset.group))];
  byId('preset').replaceChildren(...groups.map((group) => element('optgroup', {label: group},
      ...presets.filter((preset) => preset.group === group)
          .map((preset) => element('option', {value: preset.id}, preset.name)))));
  byId('preset').addEventListener('change', usePreset);
  usePreset();
}

function usePreset() {
  const preset = presets.find((one) => one.id === byId('preset').value);
  editor.load(preset.text);
  editor.caret = preset.pause ?? 0;
  caret = preset.pause ?? 0;
  byId('pause').checked = preset.pause !== null;
  byId('note').textContent = preset.note;
}

// Sending

async function send(event) {
  event.preventDefault();
  const chosen = new FormData(byId('send')).get('to');
  const names = targets.map((target) => target.name).filter((name) => chosen === 'both' || chosen === name);
  const pause = byId('pause').checked ? `&pause-at=${caret}&pause-millis=${byId('pause-millis').value}` : '';
  const octets = editor.octets;
  if (names.length === 0) {
    return; // The list of servers never came, and what was said then stands.
  }
  byId('no-answers').hidden = true;
  byId('comparison').replaceChildren();
  byId('exchanges').replaceChildren(...names.map(drawWaiting));
  say('Sent; waiting for an answer.');
  const mine = ++sendings;
  const sentences = names.map((name) => `${name}: waiting for an answer.`);
  const places = [...byId('exchanges').children];
  const [one, other] = await Promise.all(names.map(async (name, i) => {
    const {result, sentence} = await exchange(name, octets, pause, places[i]);
    sentences[i] = `${name}: ${sentence}`;
    if (mine === sendings) {
      say(sentences.join(' '));
    }
    return result;
  }));
  if (mine === sendings && one?.answers.length > 0 && other?.answers.length > 0) {
    byId('comparison').replaceChildren(drawComparison(one, other));
  }
}

/** Draws an answer where it was waited for, as soon as it is there, whatever the other server does. */
async function exchange(name, octets, pause, place) {
  try {
    const result = await ask(`send?to=${name}${pause}`, octets);
    place.replaceWith(drawExchange(result));
    return {result, sentence: `${result.answers.map((answer) => answer.status).join(', ') || 'no answer'}.`};
  } catch (e) {
    place.replaceWith(drawFailure(name, e.message));
    return {result: null, sentence: e.message};
  }
}

async function copyCommand() {
  const chosen = new FormData(byId('send')).get('to');
  const target = targets.find((one) => one.name === chosen) ?? targets[0];
  const command = shellCommand(editor.octets, target.port);
  try {
    await navigator.clipboard.writeText(command);
    say(`Copied: ${command.slice(0, 200)}`);
  } catch {
    say(command);
  }
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
      target.running ? null
          : element('span', {class: 'start'}, ' Start it with: ', element('code', {}, target.start)))));
}

function watchTargets() {
  setTimeout(async () => {
    if (!document.hidden) {
      await showTargets().catch(
          (e) => byId('targets').replaceChildren(element('li', {class: 'failed'}, e.message)));
    }
    watchTargets();
  }, TARGETS_MILLIS);
}

byId('send').addEventListener('submit', send);
byId('copy').addEventListener('click', copyCommand);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    byId('send').requestSubmit();
  }
});

try {
  await Promise.all([showTargets(), offerPresets()]);
  watchTargets();
} catch (e) {
  say(e.message);
}
new Arrived({
  load: (notation) => {
    editor.load(notation);
    byId('note').textContent = 'What arrived, octet for octet.';
    byId('text').focus();
  },
  failed: say,
});

/** Elements, and how octets are drawn in them. Text is text, whatever it says. */

import {counted, layOut, spoken, write} from './notation.js';
import {named} from './names.js';

const SVG = 'http://www.w3.org/2000/svg';
const PIECES = /(\\[rn]|(?:\\x[0-9a-fA-F]{2})+)/;
/** A line of so many characters is drawn without a sign for each space: nobody counts them there. */
const LONG = 2000;
/** Octets of one part that are drawn. */
const DRAWN = 2000;

/** An element with these properties and children. */
export function element(name, properties = {}, ...children) {
  return furnished(document.createElement(name), properties, children);
}

/** The same for a picture. */
export function drawing(name, properties = {}, ...children) {
  return furnished(document.createElementNS(SVG, name), properties, children);
}

function furnished(made, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(text, onclick, properties = {}) {
  return element('button', {type: 'button', onclick, ...properties}, text);
}

/** The section of a document, as a link where it can be read. */
export function rule(section, link) {
  return section === null || link === null ? section ?? ''
    : element('a', {href: link, target: '_blank', rel: 'noreferrer'}, section);
}

/** Makes these the children, without taking out one that stays: that would close it and take the focus away. */
export function arrange(parent, nodes) {
  const staying = new Set(nodes);
  [...parent.childNodes].filter((node) => !staying.has(node)).forEach((node) => node.remove());
  nodes.forEach((node, i) => {
    if (parent.childNodes[i] !== node) {
      parent.insertBefore(node, parent.childNodes[i] ?? null);
    }
  });
}

/** How many of these two lists are alike at the beginning, and how many of the rest at the end. */
export function unchanged(old, now, alike) {
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && alike(old[head], now[head])) {
    head++;
  }
  let tail = 0;
  while (tail < most - head && alike(old.at(-1 - tail), now.at(-1 - tail))) {
    tail++;
  }
  return [head, tail];
}

export function byId(id) {
  return document.getElementById(id);
}

/** Says this there, where it does not stand already: it would be laid out, and read aloud, anew. */
export function put(id, text) {
  if (byId(id).textContent !== text) {
    byId(id).textContent = text;
  }
}

/** Written octets as nodes whose text is the same: CR and LF are pills, a space has a dot, digits have a colour. */
export function drawText(text) {
  const isLong = text.length > LONG;
  return text.split(PIECES).filter((piece) => piece !== '').flatMap((piece) => {
    if (piece === '\\r' || piece === '\\n') {
      return element('span', {class: 'end'}, piece);
    }
    return piece.startsWith('\\x') ? element('span', {class: 'escape'}, piece)
      : isLong ? piece
        : piece.split(/( )/).filter((part) => part !== '')
            .map((part) => part === ' ' ? element('span', {class: 'sp'}, part) : part);
  });
}

/** Octets as in the editor. CR, LF and where they stand are spoken; characters that nobody sees are named. */
export function drawOctets(octets, where = '') {
  const drawn = octets.subarray(0, DRAWN);
  const text = layOut(write(drawn)).replace(/\n$/, '');
  const odd = text.includes('\\x') ? named(drawn).map((one) => one.name) : [];
  const names = [...new Set(odd)].slice(0, 5).join(', ');
  const more = octets.length - DRAWN;
  return element('span', {class: 'octets'},
      element('span', {role: 'img', 'aria-label': (spoken(octets) || 'nothing') + where}, ...drawText(text)),
      names === '' ? null : element('span', {class: 'character'}, ` ${names}`),
      more > 0 ? element('span', {class: 'note'}, ` and ${counted(more)} more`) : null);
}

/** Makes the things to focus in a container one stop of the Tab key: arrow keys go from one to the next. */
export function rove(container, selector) {
  const stop = (one) => container.querySelectorAll(selector).forEach((other) => {
    const index = other === one ? '0' : '-1';
    other.getAttribute('tabindex') === index || other.setAttribute('tabindex', index);
  });
  container.addEventListener('focusin', (event) => stop(event.target.closest(selector)));
  container.addEventListener('keydown', (event) => {
    const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -Infinity, End: Infinity}[event.key];
    if (step !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      const stops = [...container.querySelectorAll(selector)].filter((one) => one.checkVisibility());
      const next = stops.indexOf(document.activeElement) + step;
      stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus();
    }
  });
  /** To be called after something was drawn: one of them lets the focus in. */
  return () => stop(container.querySelector(`:is(${selector}):focus`) ?? container.querySelector(selector));
}

/** Marks ranges of text without touching the text, by the highlights of CSS: ::highlight(name) in style.css. */

export class Marker {

  #own = new Map();

  constructor(names) {
    names.forEach((name) => this.#own.set(name, []));
  }

  /** Replaces what is marked under this name: [node, offset, node, offset] each. */
  set(name, ranges) {
    const highlight = registered(name);
    this.#own.get(name).forEach((range) => highlight?.delete(range));
    const made = ranges.map(([startContainer, startOffset, endContainer, endOffset]) =>
      new StaticRange({startContainer, startOffset, endContainer, endOffset}));
    made.forEach((range) => highlight?.add(range));
    this.#own.set(name, made);
  }
}

/** One for the whole page, or none in a browser that cannot; there the list of parts says the same. */
function registered(name) {
  if (CSS.highlights !== undefined && !CSS.highlights.has(name)) {
    CSS.highlights.set(name, new Highlight());
  }
  return CSS.highlights?.get(name);
}

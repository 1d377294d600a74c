/** An element with these properties and children; text is text, whatever it says. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (key === 'class') {
      made.className = value;
    } else if (value !== null && value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Seen by nobody, and read to those who do not see. */
export function unseen(text) {
  return element('span', {class: 'unseen'}, text);
}

export function byId(id) {
  return document.getElementById(id);
}

/** The command that sends these octets: printf makes them, nc carries them. Knows no page. */

/**
 * @param {{host: string, port: number}} target
 * @param {?number} pause how many octets go out before a pause of so many milliseconds, or null
 */
export function shellCommand(octets, target, pause, millis) {
  const parts = pause === null ? `printf '${format(octets)}'`
    : `{ printf '${format(octets.subarray(0, pause))}'; sleep ${millis / 1000}; printf '${format(octets.subarray(pause))}'; }`;
  // Without -N the nc of BSD waits for a server that keeps the connection; the others know no -N.
  return `${parts} | nc $(nc -h 2>&1 | grep -q -- -N && echo -N) ${target.host} ${target.port}`;
}

/** A format of POSIX printf: every octet that is not a plain character as three octal digits. */
function format(octets) {
  return Array.from(octets, (octet, i) => {
    switch (octet) {
      case 0x0d: return '\\r';
      case 0x0a: return '\\n';
      case 0x25: return '%%';
      case 0x27: return '\\047';
      case 0x5c: return '\\\\';
      // In front it would begin an option.
      case 0x2d: return i === 0 ? '\\055' : '-';
      default: return octet < 0x20 || octet > 0x7e
        ? '\\' + octet.toString(8).padStart(3, '0') : String.fromCharCode(octet);
    }
  }).join('');
}

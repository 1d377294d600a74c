/** The command that sends these octets: printf makes them, nc carries them. */
export function shellCommand(octets, port) {
  return `printf '${format(octets)}' | nc 127.0.0.1 ${port}`;
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

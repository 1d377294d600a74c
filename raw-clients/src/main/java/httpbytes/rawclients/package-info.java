/**
 * Two requests spelled by hand on a raw socket, and the answers as they travelled. Begin with {@link
 * httpbytes.rawclients.RawGet} and {@link httpbytes.rawclients.RawPost}; {@link
 * httpbytes.rawclients.Exchange} sends what they spell, and {@link httpbytes.rawclients.ResponseReader} knows
 * where an answer ends.
 */
package httpbytes.rawclients;

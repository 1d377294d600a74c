/**
 * Clients on a raw socket. Begin with {@link httpbytes.rawclients.RawGet} and {@link
 * httpbytes.rawclients.RawPost}: each is a whole program, and all that it does is there to be read. They wait for the
 * close of the connection, and believe all that comes.
 *
 * <p>Everything else here is one careful client. {@link httpbytes.rawclients.RawClients} is its command line, {@link
 * httpbytes.rawclients.Connection} sends and waits, and {@link httpbytes.rawclients.ResponseReader} knows where an
 * answer ends. What it refuses, and by which rule, is {@link httpbytes.rawclients.Refusal}.
 */
package httpbytes.rawclients;

/**
 * The ladder: servers of a single file each, from the naive one to the last before the socket server. Each is right
 * wherever the one below it is, and somewhere else besides.
 */
package httpbytes.docs.ladder;

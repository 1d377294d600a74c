/** Servers in use: behind nginx, stopped in the middle of a load, restarted one after the other, and counted. */
package httpbytes.docs.operations;

/** The page of the wire view in a real browser, and what becomes of its presets at both servers. */
package httpbytes.docs.wireview;

/**
 * What a form says: the pairs of names and values in a query, or in the content of a request, in either of the two
 * media types that a browser's form uses.
 *
 * <p>Begin with {@link httpbytes.socketserver.form.Parameters}; the two kinds of form are read by {@link
 * httpbytes.socketserver.form.FormDecoder} and {@link httpbytes.socketserver.form.MultipartDecoder}. What can be wrong
 * with it stands in {@link httpbytes.socketserver.form.FormViolation}. The server needs none of it: the methods that
 * answer requests do.
 */
package httpbytes.socketserver.form;

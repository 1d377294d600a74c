package httpbytes.socketserver.form;

/** One pair of a query or a form, decoded. */
record Parameter(String name, String value) {
}

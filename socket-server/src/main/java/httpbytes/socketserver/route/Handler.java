package httpbytes.socketserver.route;

import httpbytes.socketserver.message.Request;
import httpbytes.socketserver.message.Response;

/** Turns a request into a response. */
@FunctionalInterface
public interface Handler {

    /**
     * @return never null
     * @throws httpbytes.socketserver.message.HttpException where the answer is an error with a sentence for
     *                                                      the client
     * @throws Exception                                    anything else is a fault of the handler: a 500
     */
    Response answer(Request request) throws Exception;
}

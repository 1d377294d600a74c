/**
 * The framework server: what {@code flask_api.py} did, as a Spring Boot application. {@code EchoController} answers,
 * {@code Errors} says what two kinds of mistake mean, {@code Application} starts it all. {@code AnswersController} and
 * {@code VisitsController} answer at other paths. Octets, connections, methods and paths are the framework's business.
 */
package httpbytes.flaskequivalent;

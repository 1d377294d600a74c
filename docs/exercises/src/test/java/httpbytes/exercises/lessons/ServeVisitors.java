package httpbytes.exercises.lessons;

import httpbytes.exercises.Exercise;
import httpbytes.exercises.Tasks;
import java.net.Socket;
import java.util.List;

/** Exercise 13. */
public final class ServeVisitors extends Exercise<Tasks.ServeVisitors> {

    public ServeVisitors() {
        super("13", "serve the second visitor while the first is silent", "13-many-visitors.md",
                "Who waits for whom?",
                "The loop that accepts must not read.",
                "new Thread(() -> answer(visitor)).start() in the loop; answer reads one line, writes it back and "
                + "closes.");
        expect("one visitor", "each visitor gets its first line back (RFC 9112, section 9.1).", "hello\n",
                solution -> Visit.with(solution::serve, visit -> visit.say(visit.connect(), "hello\n")));
        expect("a silent visitor, and another",
                "a visitor who says nothing must not keep others waiting: the loop that accepts "
                + "must not read (RFC 9112, section 9).", "hello\n",
                solution -> Visit.with(solution::serve, visit -> {
                    visit.connect();
                    return visit.say(visit.connect(), "hello\n");
                }));
        expect("a visitor who is silent, and then speaks",
                "a slow visitor makes no mistake: the first visitor may speak after the second "
                + "(RFC 9112, section 9.5).", List.of("second\n", "first\n"),
                solution -> Visit.with(solution::serve, visit -> {
                    Socket first = visit.connect();
                    String second = visit.say(visit.connect(), "second\n");
                    return List.of(second, visit.say(first, "first\n"));
                }));
        expect("a visitor who leaves without a word, and another",
                "a visitor who leaves ends one connection, and nothing else "
                + "(RFC 9112, section 9.6).", "hello\n",
                solution -> Visit.with(solution::serve, visit -> {
                    visit.connect().close();
                    return visit.say(visit.connect(), "hello\n");
                }));
        expect("many silent visitors, and another",
                "however many are silent, the next one is served: with a fixed number of threads, as many silent "
                + "visitors stop the server (RFC 9112, section 9).", "hello\n",
                solution -> Visit.with(solution::serve, visit -> {
                    for (int i = 0; i < 50; i++) {
                        visit.connect();
                    }
                    return visit.say(visit.connect(), "hello\n");
                }));
    }
}

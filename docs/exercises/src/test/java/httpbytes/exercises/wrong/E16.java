package httpbytes.exercises.wrong;

import httpbytes.exercises.Tasks;
import httpbytes.exercises.Wrong;

/** Wrong answers to exercise 16. */
final class E16 {

    private E16() {
    }

    @Wrong("what follows a line end in a value is a line of its own")
    public static final class TakesThePairOut implements Tasks.SpellField {

        @Override
        public String fieldLine(String name, String value) {
            return name + ": " + value.replace("\r\n", "") + "\r\n";
        }
    }

    @Wrong("some readers end a line at an LF alone")
    public static final class RefusesThePairAlone implements Tasks.SpellField {

        @Override
        public String fieldLine(String name, String value) {
            if (value.contains("\r\n") || !name.matches("[A-Za-z-]+")) {
                throw new IllegalArgumentException();
            }
            return name + ": " + value + "\r\n";
        }
    }

    @Wrong("a name can split an answer as well")
    public static final class ForgetsTheName implements Tasks.SpellField {

        @Override
        public String fieldLine(String name, String value) {
            if (value.matches("(?s).*[\\x00-\\x08\\x0a-\\x1f\\x7f].*")) {
                throw new IllegalArgumentException();
            }
            return name + ": " + value + "\r\n";
        }
    }

    @Wrong("octets beyond ASCII, do no harm")
    public static final class OnlyAscii implements Tasks.SpellField {

        @Override
        public String fieldLine(String name, String value) {
            if (!value.matches("[\\x20-\\x7e]*") || !name.matches("[A-Za-z-]+")) {
                throw new IllegalArgumentException();
            }
            return name + ": " + value + "\r\n";
        }
    }
}

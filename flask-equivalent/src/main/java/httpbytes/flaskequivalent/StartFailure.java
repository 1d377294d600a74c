package httpbytes.flaskequivalent;

import java.net.SocketException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/** Why there is no server, in one sentence on standard error; Boot ends the process with exit code 1. */
final class StartFailure {

    private StartFailure() {
    }

    /** Comes before Boot's analyzer, which has no order and does not know who else likes port 5000. */
    @Order(0)
    static final class PortInUse extends AbstractFailureAnalyzer<PortInUseException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
            int port = cause.getPort();
            String sentence = "Port " + port + " is in use, perhaps by the socket server in another terminal "
                    + "or, on macOS, by AirPlay Receiver; `lsof -i :" + port
                    + "` (Windows: `netstat -ano | findstr :" + port + "`) shows by whom, and "
                    + "`mvn -pl flask-equivalent spring-boot:run \"-Dspring-boot.run.arguments=--port="
                    + (port + 1) + "\"` takes another.";
            return new FailureAnalysis(sentence, null, cause);
        }
    }

    /** The address is not one of this machine's, or the port is one of those that ask for privileges. */
    @Order(1)
    static final class NoAddress extends AbstractFailureAnalyzer<SocketException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, SocketException cause) {
            return new FailureAnalysis("The address or the port cannot be had (" + cause.getMessage()
                    + "); `--host=127.0.0.1 --port=5001` usually can.", null, cause);
        }
    }

    /** Prints what an analyzer found, without Boot's frame of asterisks. */
    static final class Reporter implements FailureAnalysisReporter {

        @Override
        public void report(FailureAnalysis analysis) {
            System.err.println(analysis.getAction() == null
                    ? analysis.getDescription()
                    : analysis.getDescription() + " " + analysis.getAction());
        }
    }
}

package httpbytes.docs.parties;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that takes a server, and is run on either. */
@ParameterizedTest
@EnumSource(Servers.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnBothServers {
}

package httpbytes.rawclients;

import java.util.List;

/**
 * An answer, or as much of it as came.
 *
 * @param sections header sections as they came, line ends included: those of interim answers first; each char
 *                 one octet
 * @param body     as it travelled, with its chunks
 * @param content  what the body carried
 * @param ending   which rule said where it ends, in words; null where it did not come to its end
 */
record Answer(List<String> sections, byte[] body, byte[] content, String ending) {
}

package httpbytes.socketserver.wireview;

import httpbytes.socketserver.message.Field;
import httpbytes.socketserver.message.Fields;
import httpbytes.socketserver.message.Response;
import httpbytes.socketserver.message.Status;
import tools.jackson.databind.json.JsonMapper;

/** Records to JSON; octets become base64. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Fields FIELDS = Fields.of(new Field("Content-Type", "application/json"));

    private Json() {
    }

    static Response response(Object value) {
        return new Response(Status.OK, FIELDS, MAPPER.writeValueAsBytes(value));
    }

    /** What stands in a resource beside this class. */
    static <T> T read(String resource, Class<T> type) {
        return MAPPER.readValue(Json.class.getResourceAsStream(resource), type);
    }
}

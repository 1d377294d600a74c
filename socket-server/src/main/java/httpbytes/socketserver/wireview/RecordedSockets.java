package httpbytes.socketserver.wireview;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiFunction;

/** A listener whose connections tell a {@link Recording} what passes through them. The server does not notice. */
final class RecordedSockets extends ServerSocket {

    private final BiFunction<InetAddress, Integer, Recording> recordings;

    /** @param recordings begins one for a client, by its address and port */
    RecordedSockets(BiFunction<InetAddress, Integer, Recording> recordings) throws IOException {
        this.recordings = recordings;
    }

    @Override
    public Socket accept() throws IOException {
        var socket = new RecordedSocket();
        implAccept(socket);
        socket.recording = recordings.apply(socket.getInetAddress(), socket.getPort());
        return socket;
    }

    private static final class RecordedSocket extends Socket {

        private Recording recording;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {

                @Override
                public int read() throws IOException {
                    var octet = new byte[1];
                    return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
                }

                @Override
                public int read(byte[] octets, int from, int length) throws IOException {
                    try {
                        int count = super.read(octets, from, length);
                        if (count < 0) {
                            recording.closed(Recording.Side.CLIENT);
                        } else {
                            recording.received(octets, from, count);
                        }
                        return count;
                    } catch (IOException reset) {
                        recording.closed(Recording.Side.CLIENT);
                        throw reset;
                    }
                }
            };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {

                @Override
                public void write(byte[] octets, int from, int length) throws IOException {
                    out.write(octets, from, length);
                    recording.sent(octets, from, length);
                }
            };
        }

        @Override
        public void shutdownOutput() throws IOException {
            recording.closed(Recording.Side.SERVER);
            super.shutdownOutput();
        }

        @Override
        public synchronized void close() throws IOException {
            // A socket that was never accepted is closed too.
            if (recording != null) {
                recording.closed(Recording.Side.SERVER);
            }
            super.close();
        }
    }
}

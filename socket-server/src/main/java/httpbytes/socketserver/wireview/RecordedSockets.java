package httpbytes.socketserver.wireview;

import httpbytes.socketserver.wireview.Recording.End;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.function.Function;

/** A listener whose connections tell a {@link Recording} what passes through them. The server does not notice. */
final class RecordedSockets extends ServerSocket {

    private final Function<InetSocketAddress, Recording> recordings;

    /** @param recordings begins one for a client */
    RecordedSockets(Function<InetSocketAddress, Recording> recordings) throws IOException {
        this.recordings = recordings;
    }

    @Override
    public Socket accept() throws IOException {
        var socket = new RecordedSocket();
        implAccept(socket);
        socket.recording = recordings.apply((InetSocketAddress) socket.getRemoteSocketAddress());
        return socket;
    }

    /** Of a connection that this listener accepted. */
    static Recording recording(Socket accepted) {
        return ((RecordedSocket) accepted).recording;
    }

    private static final class RecordedSocket extends Socket {

        private Recording recording;
        private boolean resets;

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
                            recording.ended(End.CLIENT_CLOSED);
                        } else {
                            recording.received(octets, from, count);
                        }
                        return count;
                    } catch (SocketTimeoutException late) {
                        throw late; // It goes on.
                    } catch (IOException reset) {
                        recording.ended(End.CLIENT_RESET);
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
            recording.ended(End.SERVER_CLOSED);
            super.shutdownOutput();
        }

        @Override
        public void setSoLinger(boolean on, int seconds) throws SocketException {
            resets = on && seconds == 0;
            super.setSoLinger(on, seconds);
        }

        @Override
        public synchronized void close() throws IOException {
            // A socket that was never accepted is closed too.
            if (recording != null) {
                recording.ended(resets ? End.SERVER_RESET : End.SERVER_CLOSED);
            }
            super.close();
        }
    }
}

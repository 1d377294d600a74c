package httpbytes.benchmark.peers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Netty's HTTP codec on its event loops. It flushes when a read is complete, so pipelined answers go together. */
public final class NettyServer {

    private static final int CONTENT_LIMIT = 1024 * 1024;
    private static final AsciiString CONTENT_TYPE = AsciiString.cached(Echo.CONTENT_TYPE);
    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("x-content-type-options");
    private static final AsciiString NO_SNIFFING = AsciiString.cached("nosniff");

    private NettyServer() {
    }

    public static void main(String[] args) throws InterruptedException {
        Echo.logWarningsOnly();
        new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, Echo.BACKLOG)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline().addLast(
                                new HttpServerCodec(), new HttpObjectAggregator(CONTENT_LIMIT), new Api());
                    }
                })
                .bind("127.0.0.1", Integer.parseInt(args[0])).sync();
    }

    private static final class Api extends SimpleChannelInboundHandler<FullHttpRequest> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            boolean persists = HttpUtil.isKeepAlive(request);
            FullHttpResponse response = answer(request);
            HttpUtil.setContentLength(response, response.content().readableBytes());
            HttpUtil.setKeepAlive(response, persists);
            var written = context.write(response);
            if (!persists) {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.flush();
        }

        /** A client that went away, above all. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }

        private static FullHttpResponse answer(FullHttpRequest request) {
            var query = new QueryStringDecoder(request.uri());
            if (!query.path().equals(Echo.PATH)) {
                return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND);
            }
            var pairs = request.method().equals(HttpMethod.POST)
                    ? new QueryStringDecoder(request.content().toString(StandardCharsets.US_ASCII), false) : query;
            String text = Echo.text(request.method().name(), echo -> pairs.parameters()
                    .forEach((name, values) -> values.forEach(value -> echo.add(name, value))));
            var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
                    Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, CONTENT_TYPE)
                    .set(CONTENT_TYPE_OPTIONS, NO_SNIFFING)
                    .set(HttpHeaderNames.DATE, DateFormatter.format(new Date()));
            return response;
        }
    }
}

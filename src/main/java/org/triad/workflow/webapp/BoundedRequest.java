package org.triad.workflow.webapp;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A request whose body was read to its end, which is not far, and can be read once more. */
class BoundedRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    private BoundedRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /**
     * Reads the body, or nothing of it where it says that it is too long.
     *
     * @param most bytes
     * @return null where the body is longer
     */
    static BoundedRequest read(HttpServletRequest request, int most) throws IOException {
        if (request.getContentLengthLong() > most) {
            return null;
        }
        byte[] body = request.getInputStream().readNBytes(most + 1);
        return body.length > most ? null : new BoundedRequest(request, body);
    }

    /** The same request with another body. */
    BoundedRequest withBody(byte[] other) {
        return new BoundedRequest((HttpServletRequest) getRequest(), other);
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    byte[] body() {
        return body;
    }

    @Override
    public BufferedReader getReader() {
        Charset charset =
                getCharacterEncoding() == null ? StandardCharsets.UTF_8 : Charset.forName(getCharacterEncoding());
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(new ByteArrayInputStream(body));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The engine's interfaces read without waiting.");
        }
    }
}

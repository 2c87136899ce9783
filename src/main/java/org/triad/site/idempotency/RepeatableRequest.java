package org.triad.site.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A request whose body has been read once to tell it from others. The parts of an upload are left to the container, which keeps them on
 * disk and lets them be read again.
 */
class RepeatableRequest extends HttpServletRequestWrapper {

    private final boolean upload;
    private final byte[] body;
    private final String fingerprint;

    private RepeatableRequest(HttpServletRequest request, boolean upload, byte[] body, String fingerprint) {
        super(request);
        this.upload = upload;
        this.body = body;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads the request.
     *
     * @throws UnreadableRequest if it cannot be read to its end, or is longer than a call of ours is
     */
    static RepeatableRequest of(HttpServletRequest request) throws IOException {
        Fingerprint fingerprint = new Fingerprint()
                .add(request.getMethod())
                .add(request.getRequestURI())
                .add(request.getQueryString());
        if (isUpload(request)) {
            return new RepeatableRequest(
                    request, true, new byte[0], fingerprint.addParts(request).asHex());
        }
        byte[] body = request.getInputStream().readNBytes(UnreadableRequest.LONGEST_BODY + 1);
        if (body.length > UnreadableRequest.LONGEST_BODY) {
            throw new UnreadableRequest(null);
        }
        return new RepeatableRequest(
                request,
                false,
                body,
                fingerprint.add(request.getContentType()).add(body).asHex());
    }

    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    /** The same for the same method, address and content. */
    String fingerprint() {
        return fingerprint;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return upload ? super.getInputStream() : new Body(body);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return upload
                ? super.getReader()
                : new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    private static final class Body extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        private Body(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
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
            throw new UnsupportedOperationException("The body has been read.");
        }
    }
}

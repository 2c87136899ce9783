package org.triad.workflow.webapp;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/**
 * Lets an answer through as it is written, but holds back the body of one whose status is a failure. No answer is kept by a browser: the
 * engine only asks to look again before showing it.
 */
class EngineAnswer extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private PrintWriter writer;

    EngineAnswer(HttpServletResponse response) {
        super(response);
    }

    /** Whether there is a body that was not sent yet. */
    boolean isHeld() {
        if (writer != null) {
            writer.flush();
        }
        return held.size() > 0 && !isCommitted();
    }

    byte[] bytes() {
        return held.toByteArray();
    }

    String text() {
        return held.toString(StandardCharsets.UTF_8);
    }

    private boolean isFailure() {
        return getStatus() >= SC_BAD_REQUEST;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return isFailure() ? new Holder(held) : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!isFailure()) {
            return super.getWriter();
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(held, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void setHeader(String name, String value) {
        super.setHeader(name, kept(name, value));
    }

    @Override
    public void addHeader(String name, String value) {
        super.addHeader(name, kept(name, value));
    }

    private static String kept(String name, String value) {
        return HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name) && !value.contains("no-store") ? "no-store" : value;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!isFailure()) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        held.reset();
        super.resetBuffer();
    }

    @Override
    public void setContentLength(int length) {
        if (!isFailure()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!isFailure()) {
            super.setContentLengthLong(length);
        }
    }

    private static final class Holder extends ServletOutputStream {

        private final ByteArrayOutputStream held;

        Holder(ByteArrayOutputStream held) {
            this.held = held;
        }

        @Override
        public void write(int sign) {
            held.write(sign);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            held.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("The engine's interfaces write without waiting.");
        }
    }
}

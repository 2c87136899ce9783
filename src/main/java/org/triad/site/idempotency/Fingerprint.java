package org.triad.site.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A digest of what makes a request this request. Every value is preceded by its length, so that none can be mistaken for two. Of an upload
 * the parts count, not the boundary between them, which is another one each time the same file is sent.
 */
final class Fingerprint {

    private final MessageDigest digest = sha256();

    Fingerprint add(String value) {
        return value == null ? add(new byte[0]) : add(value.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(byte[] value) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(value.length).array());
        digest.update(value);
        return this;
    }

    /**
     * @throws UnreadableRequest if the container cannot take the request apart or does not accept its size
     */
    Fingerprint addParts(HttpServletRequest request) throws IOException {
        try {
            for (Part part : request.getParts()) {
                add(part.getName()).add(part.getSubmittedFileName()).add(part.getContentType());
                add(contentOf(part));
            }
            return this;
        } catch (ServletException | IllegalStateException unreadable) {
            throw new UnreadableRequest(unreadable);
        }
    }

    String asHex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] contentOf(Part part) throws IOException {
        MessageDigest content = sha256();
        try (InputStream bytes = new DigestInputStream(part.getInputStream(), content)) {
            bytes.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return content.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

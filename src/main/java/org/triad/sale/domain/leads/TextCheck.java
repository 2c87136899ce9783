package org.triad.sale.domain.leads;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;
import org.springframework.core.io.InputStreamSource;
import org.triad.kernel.Refusal;

/**
 * A file looked at byte by byte, once, before anybody tries to understand it.
 *
 * @param endsWithLine whether its last line is ended
 */
record TextCheck(Charset charset, long size, String checksum, boolean endsWithLine) {

    /** The largest file, in bytes. */
    static final long LARGEST = 25L * 1024 * 1024;

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int HEAD = 8192;
    private static final Set<String> DETECTABLE = Set.of(
            "UTF-32LE",
            "UTF-32BE",
            "WINDOWS-1250",
            "WINDOWS-1251",
            "WINDOWS-1253",
            "KOI8-R",
            "SHIFT_JIS",
            "EUC-JP",
            "EUC-KR",
            "GB18030",
            "BIG5");

    /**
     * @throws Refusal (invalid) if the file is empty, too large or no text
     */
    static TextCheck of(InputStreamSource content) throws IOException {
        MessageDigest digest = Digests.sha256();
        Utf8 utf8 = new Utf8();
        byte[] buffer = new byte[1 << 16];
        byte[] head = new byte[0];
        long size = 0;
        long nulls = 0;
        long controls = 0;
        byte last = 0;
        byte beforeLast = 0;
        try (InputStream bytes = content.getInputStream()) {
            for (int count = bytes.readNBytes(buffer, 0, buffer.length);
                    count > 0;
                    count = bytes.readNBytes(buffer, 0, buffer.length)) {
                if (size == 0) {
                    head = Arrays.copyOf(buffer, Math.min(count, HEAD));
                    KnownFormats.refuse(head);
                }
                size += count;
                if (size > LARGEST) {
                    throw tooLarge();
                }
                digest.update(buffer, 0, count);
                for (int i = 0; i < count; i++) {
                    byte sign = buffer[i];
                    if (sign == 0) {
                        nulls++;
                    } else if (sign > 0 && sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t' && sign != '\f') {
                        controls++;
                    }
                }
                beforeLast = count > 1 ? buffer[count - 2] : last;
                last = buffer[count - 1];
                utf8.feed(buffer, count);
            }
        }
        if (size == 0) {
            throw Refusal.invalid("file", "The file is empty. Choose a file with a header and at least one row.");
        }
        Charset wide = wideCharset(head);
        if (wide == null && nulls > 0) {
            throw Refusal.invalid(
                    "file",
                    "The file contains NUL bytes (%,d), so it is damaged or no text. Export it again as CSV."
                            .formatted(nulls));
        }
        if (wide == null && controls * 100 > size) {
            throw Refusal.invalid(
                    "file", "The file is not a text: it is full of control characters. Export it again as CSV.");
        }
        boolean lineEnded = last == '\n' || last == '\r' || wide != null && last == 0 && beforeLast == '\n';
        return new TextCheck(
                wide != null ? wide : utf8.valid() ? StandardCharsets.UTF_8 : detected(content),
                size,
                HexFormat.of().formatHex(digest.digest()),
                lineEnded);
    }

    static Refusal tooLarge() {
        return Refusal.invalid(
                "file",
                "The file is larger than %d MB. Split it into several files and import one after the other."
                        .formatted(LARGEST / 1024 / 1024));
    }

    /** What the bytes are most likely, where they are not Unicode. */
    private static Charset detected(InputStreamSource content) throws IOException {
        UniversalDetector detector = new UniversalDetector();
        byte[] buffer = new byte[1 << 16];
        try (InputStream bytes = content.getInputStream()) {
            for (int count = bytes.read(buffer); count > 0 && !detector.isDone(); count = bytes.read(buffer)) {
                detector.handleData(buffer, 0, count);
            }
        }
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name != null && DETECTABLE.contains(name) && Charset.isSupported(name)
                ? Charset.forName(name)
                : WINDOWS_1252;
    }

    /** UTF-16 by its mark, or by the NUL bytes every second of its Latin letters has; null for anything else. */
    private static Charset wideCharset(byte[] head) {
        if (head.length >= 4 && head[0] == 0 && head[1] == 0 && (head[2] & 0xFF) == 0xFE && (head[3] & 0xFF) == 0xFF) {
            return Charset.forName("UTF-32BE");
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            boolean four = head.length >= 4 && head[2] == 0 && head[3] == 0;
            return four ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int many = head.length * 2 / 5;
        if (odd > many && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return even > many && odd == 0 ? StandardCharsets.UTF_16BE : null;
    }

    /** Tells whether bytes are UTF-8, piece by piece. */
    private static final class Utf8 {

        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        private final CharBuffer text = CharBuffer.allocate(1 << 16);
        private final ByteBuffer bytes = ByteBuffer.allocate((1 << 16) + 8);
        private boolean valid = true;

        void feed(byte[] buffer, int count) {
            if (!valid) {
                return;
            }
            bytes.put(buffer, 0, count).flip();
            text.clear();
            valid = !decoder.decode(bytes, text, false).isError();
            bytes.compact();
            valid = valid && bytes.position() < 8;
        }

        boolean valid() {
            bytes.flip();
            text.clear();
            return valid && !decoder.decode(bytes, text, true).isError();
        }
    }
}

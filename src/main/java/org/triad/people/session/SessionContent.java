package org.triad.people.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attributes of sessions as bytes. Only listed classes come back, so that whoever can write to the table cannot make a node run what they
 * like. What cannot be read, as after an upgrade, is missing: at worst somebody signs in again.
 */
final class SessionContent {

    private static final Logger LOG = LoggerFactory.getLogger(SessionContent.class);

    /** Java's values and collections, Spring's security context, requests and flash attributes, Camunda's login, and ours. */
    private static final ObjectInputFilter ALLOWED =
            ObjectInputFilter.Config.createFilter("maxdepth=40;maxrefs=20000;maxbytes=1000000;"
                    + "java.lang.*;java.util.*;java.util.concurrent.*;java.util.concurrent.atomic.*;java.util.concurrent.locks.*;"
                    + "java.time.*;java.math.*;java.net.URL;java.net.URI;java.text.*;"
                    + "jakarta.servlet.http.Cookie;org.springframework.security.**;org.springframework.web.servlet.FlashMap;"
                    + "org.springframework.util.*;org.camunda.bpm.webapp.impl.security.auth.*;org.triad.**;!*");

    private SessionContent() {}

    static byte[] write(Object attribute) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(attribute);
            objects.flush();
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(attribute.getClass().getName() + " cannot be kept in a session.", failure);
        }
    }

    /** @return null where the bytes name a class that is not listed, or cannot be read */
    static Object read(byte[] attribute) {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(attribute))) {
            objects.setObjectInputFilter(ALLOWED);
            return objects.readObject();
        } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
            LOG.warn("An attribute of a session cannot be read and is left out: {}", unreadable.toString());
            return null;
        }
    }
}

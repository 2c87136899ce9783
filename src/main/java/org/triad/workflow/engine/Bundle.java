package org.triad.workflow.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One folder of {@code processes/}: a diagram with its tables and forms, or a table alone, deployed as one.
 *
 * @param key the folder's name, which is the process key or, without a diagram, that of the table
 * @param files content by file name
 */
record Bundle(String key, SortedMap<String, byte[]> files) {

    Bundle(String key, Map<String, byte[]> files) {
        this(key, new TreeMap<>(files));
    }

    boolean hasDiagram() {
        return files.containsKey(key + ".bpmn");
    }

    /** Names this version of the bundle: the same files have the same checksum wherever they were read from. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(content);
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.triad.sale.domain.leads;

/** Remembers the line each lead of a file stood on, in twelve bytes per lead and slot however long the ids are. */
final class SeenLines {

    private long[] fingerprints = new long[1024];
    private int[] lines = new int[1024];
    private int size;

    /** Keeps the line unless the lead was seen before; answers the line it was first seen on, or 0. */
    int firstLine(String externalId, int line) {
        long fingerprint = Digests.fingerprint(externalId);
        int slot = slot(fingerprint);
        if (lines[slot] != 0) {
            return lines[slot];
        }
        fingerprints[slot] = fingerprint;
        lines[slot] = line;
        size++;
        if (size > lines.length / 2) {
            grow();
        }
        return 0;
    }

    private int slot(long fingerprint) {
        int slot = (int) fingerprint & (lines.length - 1);
        while (lines[slot] != 0 && fingerprints[slot] != fingerprint) {
            slot = (slot + 1) & (lines.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldFingerprints = fingerprints;
        int[] oldLines = lines;
        fingerprints = new long[oldLines.length * 2];
        lines = new int[oldLines.length * 2];
        for (int i = 0; i < oldLines.length; i++) {
            if (oldLines[i] != 0) {
                int slot = slot(oldFingerprints[i]);
                fingerprints[slot] = oldFingerprints[i];
                lines[slot] = oldLines[i];
            }
        }
    }
}

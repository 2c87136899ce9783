package org.triad.sale.domain.leads;

import java.io.IOException;
import java.io.Reader;

/** Passes a file's text on without a byte order mark, and stops where a single row would fill the memory. */
final class BoundedReader extends Reader {

    /** A row longer than this is none; usually a quotation mark was left open. */
    static final int LONGEST_ROW = 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** One row is longer than {@link #LONGEST_ROW} characters. */
    static final class RowTooLong extends IOException {}

    private final Reader text;
    private boolean atStart = true;
    private long sinceRow;

    BoundedReader(Reader text) {
        this.text = text;
    }

    /** A row has ended; counting begins anew. */
    void rowEnded() {
        sinceRow = 0;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (sinceRow > LONGEST_ROW) {
            throw new RowTooLong();
        }
        int count = text.read(buffer, offset, length);
        if (count > 0 && atStart) {
            atStart = false;
            if (buffer[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
                count--;
                if (count == 0) {
                    return read(buffer, offset, length);
                }
            }
        }
        sinceRow += Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

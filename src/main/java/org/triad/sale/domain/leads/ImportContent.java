package org.triad.sale.domain.leads;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A stored file, read from the database slice by slice. */
final class ImportContent implements InputStreamSource {

    private static final int SLICE = 1 << 18;

    private final JdbcClient jdbc;
    private final long id;

    ImportContent(JdbcClient jdbc, long id) {
        this.jdbc = jdbc;
        this.id = id;
    }

    @Override
    public InputStream getInputStream() {
        return new Slices();
    }

    private final class Slices extends InputStream {

        private byte[] slice = new byte[0];
        private int at;
        private int read;

        @Override
        public int read() throws IOException {
            return fill() ? slice[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (!fill()) {
                return -1;
            }
            int count = Math.min(length, slice.length - at);
            System.arraycopy(slice, at, buffer, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (at == slice.length) {
                slice = jdbc.sql("select substring(content from :from for :count) from sale_lead_import where id = :id")
                        .param("from", read + 1)
                        .param("count", SLICE)
                        .param("id", id)
                        .query((row, index) -> row.getBytes(1))
                        .optional()
                        .orElseThrow(() -> new IOException("The file of import %d is gone.".formatted(id)));
                read += slice.length;
                at = 0;
            }
            return at < slice.length;
        }
    }
}

package org.triad.access;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What is written in a table of {@code src/test/resources/access}: a row per endpoint, a column per role, and in each cell what becomes
 * of the role's request.
 */
final class AccessMatrix {

    /** What a cell says. */
    enum Cell {
        /** It is answered, be it that what was asked for is not there. */
        YES,
        /** 403. */
        NO,
        /** 401, or the way to the login page. */
        LOGIN,
        /** The page says why not, and nothing has changed. */
        TOLD
    }

    /**
     * @param object whose or what it is that is asked for; empty where it makes no difference
     */
    record Row(Endpoint endpoint, String object) {

        @Override
        public String toString() {
            return object.isEmpty() ? endpoint.toString() : "%s (%s)".formatted(endpoint, object);
        }
    }

    private final Map<Row, Map<Role, Cell>> rows;

    private AccessMatrix(Map<Row, Map<Role, Cell>> rows) {
        this.rows = rows;
    }

    static AccessMatrix read(String table) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (Reader reader = new InputStreamReader(
                AccessMatrix.class.getResourceAsStream("/access/" + table), StandardCharsets.UTF_8)) {
            Map<Row, Map<Role, Cell>> rows = new LinkedHashMap<>();
            for (CSVRecord row : format.parse(reader)) {
                Row head = new Row(
                        new Endpoint(row.get("method"), row.get("path")),
                        row.isMapped("object") ? row.get("object") : "");
                if (rows.put(head, cells(row)) != null) {
                    throw new AssertionError(head + " has two rows");
                }
            }
            return new AccessMatrix(rows);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static Map<Role, Cell> cells(CSVRecord row) {
        return Arrays.stream(Role.values())
                .collect(Collectors.toMap(
                        role -> role,
                        role -> Cell.valueOf(row.get(role.column()).toUpperCase(java.util.Locale.ROOT)),
                        (one, other) -> one,
                        () -> new EnumMap<>(Role.class)));
    }

    Map<Row, Map<Role, Cell>> rows() {
        return rows;
    }

    /** The row of an endpoint that has one, whatever the object. */
    Map<Role, Cell> of(Endpoint endpoint) {
        return rows.getOrDefault(new Row(endpoint, ""), Map.of());
    }

    /** Endpoints that have no row, and rows that have no endpoint. */
    List<String> gaps(Set<Endpoint> endpoints) {
        Set<String> gaps = new TreeSet<>();
        Set<Endpoint> written = rows.keySet().stream().map(Row::endpoint).collect(Collectors.toSet());
        endpoints.stream()
                .filter(endpoint -> !written.contains(endpoint))
                .forEach(endpoint -> gaps.add("no row for " + endpoint));
        written.stream()
                .filter(endpoint -> !endpoints.contains(endpoint))
                .forEach(endpoint -> gaps.add("no endpoint for the row " + endpoint));
        return List.copyOf(gaps);
    }
}

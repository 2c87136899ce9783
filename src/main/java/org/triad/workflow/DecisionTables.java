package org.triad.workflow;

import java.util.List;
import java.util.Map;

/** Decision tables that stand alone, asked outside of any process and without leaving a history. */
public interface DecisionTables {

    /**
     * What the rows that hold answer, in the order of the table, by output. The version that was deployed last is asked; one deployed on
     * another node is known here within {@value #SECONDS} seconds.
     *
     * @return empty where there is no such table
     */
    List<Map<String, Object>> ask(String decision, Map<String, Object> facts);

    /** How long another node may still ask the version before. */
    int SECONDS = 10;
}

package org.triad.workflow;

import java.util.Map;
import java.util.Set;

/**
 * The words a module understands in a decision table that stands alone. A table that says another word is refused when it is deployed, with
 * the row.
 */
public interface TableWords {

    /** Id of the decision. */
    String decision();

    /** Known words by the column's variable; of a column that is missing here any word may be written. */
    Map<String, Set<String>> inputs();

    /** Known words by the column's name; each cell of such a column holds exactly one of them. */
    Map<String, Set<String>> outputs();
}

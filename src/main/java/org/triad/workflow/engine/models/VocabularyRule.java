package org.triad.workflow.engine.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.triad.workflow.TableWords;

/** A table that a module reads says only words the module understands, in the columns it understands. */
final class VocabularyRule implements XmlFile.Rule {

    private static final Pattern WORD = Pattern.compile("\"([^\"\\\\]*)\"");

    private final Collection<TableWords> vocabularies;
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private TableWords known;
    private int row;
    private int input;
    private int output;

    VocabularyRule(Collection<TableWords> vocabularies) {
        this.vocabularies = vocabularies;
    }

    @Override
    public void begins(XmlElement element, FaultList faults) {
        switch (element.name()) {
            case "decision" -> begin(element.attribute("", "id").orElse(""));
            case "output" -> outputs.add(element.attribute("", "name").orElse(""));
            case "rule" -> {
                row++;
                input = 0;
                output = 0;
            }
            default -> {}
        }
    }

    private void begin(String decision) {
        known = vocabularies.stream()
                .filter(words -> words.decision().equals(decision))
                .findFirst()
                .orElse(null);
        inputs.clear();
        outputs.clear();
        row = 0;
    }

    @Override
    public void ends(XmlElement element, FaultList faults) {
        if (known == null) {
            return;
        }
        if (element.name().equals("decision")) {
            reportMissing(element, faults);
            known = null;
        } else if (element.name().equals("text") && element.parent() != null) {
            String text = element.text().toString().strip();
            switch (element.parent().name()) {
                case "inputExpression" -> inputs.add(text);
                case "inputEntry" ->
                    column(inputs, input++)
                            .map(known.inputs()::get)
                            .ifPresent(words -> checkInput(element, text, words, faults));
                case "outputEntry" ->
                    column(outputs, output++)
                            .map(known.outputs()::get)
                            .ifPresent(words -> checkOutput(element, text, words, faults));
                default -> {}
            }
        }
    }

    private static Optional<String> column(List<String> names, int index) {
        return index < names.size() ? Optional.of(names.get(index)) : Optional.empty();
    }

    private void checkInput(XmlElement cell, String text, Set<String> words, FaultList faults) {
        WORD.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(word -> !words.contains(word))
                .forEach(word -> report(cell, FaultList.quoted(word) + " is not known here", words, faults));
    }

    private void checkOutput(XmlElement cell, String text, Set<String> words, FaultList faults) {
        if (text.length() < 2
                || !WORD.matcher(text).matches()
                || !words.contains(text.substring(1, text.length() - 1))) {
            report(cell, FaultList.quoted(text) + " is no word for this column", words, faults);
        }
    }

    private void report(XmlElement cell, String what, Set<String> words, FaultList faults) {
        faults.add(
                cell.line(),
                cell.label(),
                "in row %d, %s. Write one of %s, in quotation marks."
                        .formatted(row, what, String.join(", ", new TreeSet<>(words))));
    }

    private void reportMissing(XmlElement decision, FaultList faults) {
        missing(known.inputs(), inputs, "input", decision, faults);
        missing(known.outputs(), outputs, "output", decision, faults);
    }

    private static void missing(
            Map<String, Set<String>> wanted, List<String> found, String kind, XmlElement decision, FaultList faults) {
        new TreeSet<>(wanted.keySet())
                .stream()
                        .filter(column -> !found.contains(column))
                        .forEach(column -> faults.add(
                                decision.line(),
                                decision.label(),
                                "the table has no %s “%s”. Add the column again.".formatted(kind, column)));
    }
}

package org.triad.workflow.deadline;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * One version of the deadline policy. Which row fits is asked of a decision engine of its own, which keeps no history, and of each kind of
 * task only once.
 */
public final class PolicyTable {

    /** The id of the decision, and the key of its bundle. */
    public static final String KEY = "deadline-policy";

    /** The priorities a campaign may have; a row that fits a task fits it in each. */
    public static final List<String> PRIORITIES = List.of("normal", "high");

    private static final Set<String> INPUTS = Set.of("department", "task", "priority");

    private static final ThreadLocal<List<String>> MATCHED = ThreadLocal.withInitial(ArrayList::new);
    private static final DmnEngine TABLES = engine();

    /**
     * Something that is wrong with it.
     *
     * @param rule id of the row in the file; empty where the table as a whole is meant
     * @param row counted from 1; 0 where the table as a whole is meant
     */
    public record Fault(String rule, int row, String reason) {}

    private record Question(String department, String task, String priority) {}

    private final DmnDecision decision;
    private final Map<String, DeadlineRule> rules;
    private final List<Fault> faults;
    private final Map<Question, Optional<DeadlineRule>> answered = new ConcurrentHashMap<>();

    private PolicyTable(DmnDecision decision, Map<String, DeadlineRule> rules, List<Fault> faults) {
        this.decision = decision;
        this.rules = rules;
        this.faults = faults;
    }

    /**
     * Reads the policy out of a file that has passed the check for tables.
     *
     * @param day the working time of "1 d"
     */
    public static PolicyTable read(byte[] file, Duration day) {
        DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(file));
        List<Fault> faults = new ArrayList<>();
        Map<String, DeadlineRule> rules = new LinkedHashMap<>();
        Optional<DecisionTable> table = model.getModelElementsByType(Decision.class).stream()
                .filter(found -> found.getId().equals(KEY))
                .map(Decision::getExpression)
                .filter(DecisionTable.class::isInstance)
                .map(DecisionTable.class::cast)
                .findFirst();
        if (table.isEmpty()) {
            faults.add(whole("the deadline policy is a decision table with the id “%s”.".formatted(KEY)));
            return new PolicyTable(null, rules, faults);
        }
        checkColumns(table.get(), faults);
        readRows(table.get(), day, rules, faults);
        return new PolicyTable(TABLES.parseDecision(KEY, model), rules, List.copyOf(faults));
    }

    private static void checkColumns(DecisionTable table, List<Fault> faults) {
        if (table.getHitPolicy() != HitPolicy.FIRST) {
            faults.add(
                    whole(
                            "its hit policy is not “First”. The first row that fits a task holds for it; general rows stand below."));
        }
        for (Input input : table.getInputs()) {
            String asked = input.getInputExpression().getText().getTextContent().strip();
            if (!INPUTS.contains(asked)) {
                faults.add(whole("it asks for “%s”. It can ask for department, task and priority.".formatted(asked)));
            }
        }
        Collection<String> names =
                table.getOutputs().stream().map(Output::getName).toList();
        names.stream()
                .filter(name -> !PolicyRow.COLUMNS.contains(String.valueOf(name)))
                .forEach(name -> faults.add(whole("it has the column “%s”, which nobody reads. Columns are %s."
                        .formatted(name, String.join(", ", new java.util.TreeSet<>(PolicyRow.COLUMNS))))));
        if (!names.contains("due")) {
            faults.add(whole("it has no column “due”."));
        }
    }

    private static void readRows(
            DecisionTable table, Duration day, Map<String, DeadlineRule> rules, List<Fault> faults) {
        List<String> columns = table.getOutputs().stream().map(Output::getName).toList();
        int row = 0;
        for (Rule rule : table.getRules()) {
            row++;
            Map<String, String> cells = new LinkedHashMap<>();
            int column = 0;
            for (OutputEntry entry : rule.getOutputEntries()) {
                cells.put(
                        columns.get(column++),
                        entry.getText() == null ? "" : entry.getText().getTextContent());
            }
            int number = row;
            rules.put(
                    rule.getId(),
                    new PolicyRow(cells, day, reason -> faults.add(new Fault(rule.getId(), number, reason)))
                            .read(number));
        }
    }

    /** What is wrong with the table by itself. */
    public List<Fault> faults() {
        return faults;
    }

    /** What is wrong with it for a task that is drawn in a diagram; empty where it fits. */
    public Optional<Fault> faultFor(TaskKind task) {
        for (String priority : PRIORITIES) {
            Optional<DeadlineRule> rule = rule(task, priority);
            if (rule.isEmpty()) {
                return Optional.of(whole(
                        "no row fits the task “%s” of %s in a campaign of %s priority. Add a row for it, or a general one below all others."
                                .formatted(
                                        task.task(),
                                        task.department().isEmpty() ? "nobody" : task.department(),
                                        priority)));
            }
            if (rule.get().end().isPresent() && !task.endsUnanswered()) {
                return Optional.of(new Fault(
                        idOf(rule.get()),
                        rule.get().row(),
                        "it ends the task “%s” without an answer, but the diagram does not draw what happens then. Empty “endAfter”, or draw it."
                                .formatted(task.task())));
            }
        }
        return Optional.empty();
    }

    /** The same for the task as it is drawn, whose own date nobody would see where the policy sets one. */
    public Optional<Fault> faultFor(DrawnTask task) {
        return faultFor(task.kind()).or(() -> task.dated() ? faultOfDate(task.kind()) : Optional.empty());
    }

    private Optional<Fault> faultOfDate(TaskKind task) {
        return PRIORITIES.stream()
                .flatMap(priority -> rule(task, priority).stream())
                .filter(rule -> rule.due().isPresent())
                .findFirst()
                .map(rule -> new Fault(
                        idOf(rule),
                        rule.row(),
                        "it says when the task “%s” is due, and the diagram says so, too, which nobody would see. Remove the task's due date from the diagram, or empty “due” in the row."
                                .formatted(task.task())));
    }

    /** The first row that fits; empty where none does. */
    public Optional<DeadlineRule> rule(TaskKind task, String priority) {
        return answered.computeIfAbsent(new Question(task.department(), task.task(), priority), this::ask);
    }

    private Optional<DeadlineRule> ask(Question question) {
        List<String> matched = MATCHED.get();
        matched.clear();
        TABLES.evaluateDecisionTable(
                decision,
                Variables.createVariables()
                        .putValue("department", question.department())
                        .putValue("task", question.task())
                        .putValue("priority", question.priority()));
        return matched.stream().findFirst().map(rules::get);
    }

    private String idOf(DeadlineRule rule) {
        return rules.entrySet().stream()
                .filter(entry -> entry.getValue().equals(rule))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Fault whole(String reason) {
        return new Fault("", 0, reason);
    }

    private static DmnEngine engine() {
        DmnDecisionTableEvaluationListener listener =
                event -> event.getMatchingRules().forEach(rule -> MATCHED.get().add(rule.getId()));
        return DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                .customPostDecisionTableEvaluationListeners(List.of(listener))
                .buildEngine();
    }
}

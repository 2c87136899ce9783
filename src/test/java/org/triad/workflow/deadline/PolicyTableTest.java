package org.triad.workflow.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTableTest {

    private static final Path SHIPPED = Path.of("processes/deadline-policy/deadline-policy.dmn");
    private static final Duration DAY = Duration.ofHours(8);

    @Test
    void theShippedPolicyIsWithoutFaultAndFitsEveryTaskOfTheShippedDiagrams() throws IOException {
        PolicyTable policy = PolicyTable.read(Files.readAllBytes(SHIPPED), DAY);

        assertThat(policy.faults()).isEmpty();
        try (var files = Files.walk(Path.of("processes"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".bpmn"))
                            .flatMap(file ->
                                    Bpmn.readModelFromFile(file.toFile())
                                            .getModelElementsByType(UserTask.class)
                                            .stream()))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(task -> assertThat(policy.faultFor(new TaskKind("sales", task.getName(), true)))
                            .as(task.getName())
                            .isEmpty());
        }
    }

    @Test
    void theFirstRowThatFitsHolds() throws IOException {
        PolicyTable policy = PolicyTable.read(Files.readAllBytes(SHIPPED), DAY);

        assertThat(policy.rule(kind("sales", "Review brief for Sales"), "high")).hasValueSatisfying(rule -> {
            assertThat(rule.due()).contains(DAY);
            assertThat(rule.before()).contains(Duration.ofHours(2));
            assertThat(rule.escalateTo()).containsExactly(Audience.LEAD);
        });
        assertThat(policy.rule(kind("sales", "Review brief for Sales"), "normal"))
                .hasValueSatisfying(rule -> assertThat(rule.due()).contains(DAY.multipliedBy(2)));
        assertThat(policy.rule(kind("sales", "Close sale"), "high"))
                .hasValueSatisfying(rule -> assertThat(rule.due()).isEmpty());
        assertThat(policy.rule(kind("", "Something an owner has added"), "normal"))
                .hasValueSatisfying(rule -> assertThat(rule.due()).contains(DAY.multipliedBy(3)));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "review_due | \"-2 d\" | says “-2 d”, but a time is never negative",
                "review_due | \"soon\" | says “soon”, but that is no working time; write",
                "review_due | \"0 d\" | that is no time at all",
                "review_due | \"2 d 4\" | that is no working time",
                "review_due | \"9999 d\" | more than anybody waits",
                "review_due | 2 | says 2. Write one text in quotes",
                "review_due | | it sets no deadline, but reminds of one",
                "review_remindBefore | \"2 d\" | it reminds before the task begins",
                "review_remind | \"boss\" | says “boss”, who is nobody",
                "review_remind | | it reminds nobody",
                "review_escalateTo | | filled in together",
                "review_escalateAfter | | filled in together",
                "review_endAfter | \"1 d\" | ended before it is escalated",
                "review_endAfter | \"30 min\" | ended before it is reminded of again"
            })
    void aRowNoLadderCanHaveIsNamed(String cell, String instead, String fault) throws IOException {
        assertThat(PolicyTable.read(edited(cell, instead), DAY).faults()).anySatisfy(found -> {
            assertThat(found.row()).isEqualTo(3);
            assertThat(found.rule()).isEqualTo("rule_review");
            assertThat(found.reason()).contains(fault);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hitPolicy=\"FIRST\" | hitPolicy=\"COLLECT\" | its hit policy is not “First”",
                "<text>priority</text> | <text>budget</text> | it asks for “budget”",
                "name=\"releaseAfter\" | name=\"release\" | it has the column “release”, which nobody reads",
                "name=\"due\" | name=\"deadline\" | it has no column “due”",
                "<decision id=\"deadline-policy\" | <decision id=\"deadlines\" | a decision table with the id"
            })
    void aTableThatIsNoPolicyIsRefused(String what, String instead, String fault) throws IOException {
        byte[] file = Files.readString(SHIPPED).replace(what, instead).getBytes(StandardCharsets.UTF_8);

        assertThat(PolicyTable.read(file, DAY).faults())
                .extracting(PolicyTable.Fault::reason)
                .anySatisfy(reason -> assertThat(reason).contains(fault));
    }

    @Test
    void aTaskWithoutARowIsNamed() throws IOException {
        PolicyTable policy = PolicyTable.read(edited("allElse_department", "\"sales\""), DAY);

        assertThat(policy.faultFor(kind("service", "Accept handover")).map(PolicyTable.Fault::reason))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains(
                                "no row fits the task “Accept handover” of service in a campaign of normal priority"));
        assertThat(policy.faultFor(kind("sales", "Hand over campaign"))).isEmpty();
    }

    @Test
    void aTaskWhoseDiagramDrawsNoEndCannotEndUnanswered() throws IOException {
        PolicyTable policy = PolicyTable.read(edited("review_endAfter", "\"5 d\""), DAY);
        TaskKind review = kind("sales", "Review brief for Sales");

        assertThat(policy.faultFor(new TaskKind(review.department(), review.task(), false)))
                .hasValueSatisfying(fault -> {
                    assertThat(fault.row()).isEqualTo(3);
                    assertThat(fault.reason()).contains("does not draw what happens then");
                });
        assertThat(policy.faultFor(review)).isEmpty();
    }

    @Test
    void aTaskHasItsDateFromThePolicyOrFromItsDiagramButNotFromBoth() throws IOException {
        PolicyTable policy = PolicyTable.read(Files.readAllBytes(SHIPPED), DAY);

        assertThat(policy.faultFor(new DrawnTask("userTask_look", kind("sales", "Review brief for Sales"), true)))
                .hasValueSatisfying(fault -> {
                    assertThat(fault.row()).isEqualTo(3);
                    assertThat(fault.reason()).contains("Remove the task's due date from the diagram");
                });
        assertThat(policy.faultFor(new DrawnTask("userTask_look", kind("sales", "Review brief for Sales"), false)))
                .isEmpty();
        assertThat(policy.faultFor(new DrawnTask("userTask_close", kind("sales", "Close sale"), true)))
                .isEmpty();
    }

    @Test
    void departmentsAreThoseOfTheGroups() {
        assertThat(TaskKind.of(Set.of("sales-leads"), "Decide  go", false))
                .isEqualTo(new TaskKind("sales", "Decide go", false));
        assertThat(TaskKind.of(Set.of("sales-leads", "service"), "x", false).department())
                .isEqualTo("all");
        assertThat(TaskKind.of(Set.of("finance"), "x", false).department()).isEmpty();
    }

    private static TaskKind kind(String department, String task) {
        return new TaskKind(department, task, true);
    }

    /** The shipped policy with another text in one cell. */
    private static byte[] edited(String cell, String instead) throws IOException {
        String before = Files.readString(SHIPPED);
        String edited = before.replaceAll(
                "(Entry_%s\">\\s*<text>)[^<]*".formatted(cell),
                "$1"
                        + Optional.ofNullable(instead)
                                .map(text -> text.replace("\"", "&quot;"))
                                .orElse(""));
        assertThat(edited).isNotEqualTo(before);
        return edited.getBytes(StandardCharsets.UTF_8);
    }
}

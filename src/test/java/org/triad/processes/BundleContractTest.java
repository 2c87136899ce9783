package org.triad.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagrams, tables, forms and code agree with each other. What somebody changes in one of them alone is found here. */
class BundleContractTest {

    private static final Path SHIPPED = Path.of("processes");
    private static final List<BundleFolder> BUNDLES = BundleFolder.all(SHIPPED);

    private static final Map<String, ProcessObject> OBJECTS = ProcessObject.all();
    private static final Map<String, Class<?>> BEANS = Beans.all();

    static Stream<BundleFolder> shipped() {
        return BUNDLES.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedBundleKeepsToTheContract(BundleFolder bundle) {
        assertThat(violations(bundle)).isEmpty();
    }

    @Test
    void aTableThatStandsAloneIsNamedLikeItsFolderAndItsHistoryEnds() {
        assertThat(BundleFolder.tablesAlone(SHIPPED)).allSatisfy(file -> {
            assertThat(file).exists();
            Decision decision = Dmn.readModelFromFile(file.toFile()).getModelElementById(nameOf(file));
            assertThat(decision).as("decision “%s”", nameOf(file)).isNotNull();
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isNotBlank();
        });
    }

    private static String nameOf(Path table) {
        return table.getFileName().toString().replace(".dmn", "");
    }

    @Test
    void everyBundleHasItsProcessObjectAndEveryProcessObjectItsBundle() {
        assertThat(OBJECTS.keySet()).isEqualTo(keys());
    }

    @Test
    void everyBeanMadeForDiagramsIsNamedInOne() {
        String diagrams =
                shipped().map(bundle -> Bpmn.convertToString(bundle.diagram())).collect(Collectors.joining());
        assertThat(BEANS.keySet())
                .isNotEmpty()
                .allSatisfy(bean -> assertThat(diagrams).contains("${" + bean + "}"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "draft/draft.bpmn | userTask_writeBrief | userTask_writeTheBrief | Code names “userTask_writeBrief”",
                "draft/draft.bpmn | process id=\"draft\" | process id=\"drafts\" | The process is not called “draft”",
                "review/review.bpmn | flow_askSales | Flow_0x1 | “Flow_0x1” is not “flow_” and a stem",
                "review/review.bpmn | name=\"Seal round\" | name=\"\" | “serviceTask_sealRound” needs a name",
                "review/review.bpmn | name=\"Seal round\" | name=\"Seal\" | “Seal” is not a verb and an object",
                "review/review.bpmn | name=\"Do the verdicts agree?\" | name=\"Verdicts\" | does not ask a question",
                "review/review.bpmn | name=\"no, or third round\" | name=\"\" | “flow_verdictsConflict” gives",
                "review/review.bpmn | roundOutcome == 'align'} | outcome == 'align'} | A model uses the fact “outcome”",
                "review/review.bpmn | == 'align'} | == 'meet'} | A gateway asks for “meet”",
                "review/review.bpmn | == 'align'} | != null ? execution.id == '' : false} | is no conditionExpression",
                "review/review.bpmn | decisionRef=\"review-outcome\" | decisionRef=\"outcome\" | reads the table “outcome”",
                "review/review.bpmn | decisionRefBinding=\"deployment\" | decisionRefBinding=\"latest\" | own deployment",
                "review/review.bpmn | ${sealRound} | ${roundDecided} | “${roundDecided}” is no delegateExpression",
                "review/review.bpmn | camunda:delegateExpression=\"${sealRound}\" | camunda:class=\"java.lang.Runtime\" | names no class",
                "review/review.bpmn | camunda:delegateExpression=\"${sealRound}\" | camunda:type=\"shell\" | names no type",
                "review/review.bpmn | camunda:delegateExpression=\"${sealRound}\" | camunda:expression=\"${dataSource}\" | names no expression",
                "review/review.bpmn | ${reviewBrief} | ${reviewsBrief} | exactly one bean for its completion",
                "review/review.bpmn | ${reviewBrief} | ${stageReached} | exactly one bean for its completion",
                "review/review.bpmn | event=\"complete\" | event=\"create\" | exactly one bean for its completion",
                "review/review.bpmn | candidateGroups=\"sales\" | candidateGroups=\"finance\" | belongs to “finance”",
                "review/review.bpmn | camunda:candidateGroups=\"sales\" | | “Review brief for Sales” belongs to nobody",
                "review/review.bpmn | formRef=\"review-brief\" | formRef=\"judge-brief\" | the form “judge-brief”, which is not",
                "review/review.bpmn | formRefBinding=\"deployment\" | formRefBinding=\"latest\" | form from its own deployment",
                "review/review.bpmn | <camunda:inputParameter name=\"reason\" /> | | would leave “reason” in the process",
                "review/review.bpmn | <camunda:inputParameter name=\"verdict\" /> | <camunda:inputParameter name=\"verdict\">endorse</camunda:inputParameter> | begins with another “verdict”",
                "review/review.bpmn | <camunda:inputParameter name=\"reason\" /> | <camunda:inputParameter name=\"reason\" /><camunda:inputParameter name=\"note\" /> | “note”, which its form does not ask",
                "review/review.bpmn | camunda:historyTimeToLive=\"P365D\" | | The history of the process never ends",
                "review/review.bpmn | camunda:isStartableInTasklist=\"false\" | | Only the lifecycle is started in Tasklist",
                "review/review-outcome.dmn | camunda:historyTimeToLive=\"P365D\" | | The history of table review-outcome",
                "review/review-outcome.dmn | <text>salesVerdict</text> | <text>sales</text> | the fact “sales”",
                "review/review-outcome.dmn | \"rejected\" | \"refused\" | A table answers “refused”",
                "review/review-brief.form | \"schemaVersion\": 16 | \"schemaVersion\": 17 | is not one of form-js 1.8",
                "review/review-brief.form | \"id\": \"review-brief\" | \"id\": \"review\" | has the id “review”",
                "review/review-brief.form | \"type\": \"textarea\" | \"type\": \"filepicker\" | uses a “filepicker”",
                "review/review-brief.form | {{campaign.brief}} | {{campaign.budget}} | shows “campaign.budget”",
                "review/review-brief.form | {{campaign.brief}} | {{reason}} | shows “reason”",
                "review/review-brief.form | =campaign.brief = | =campaign.briefs = | hides something by",
                "review/review-brief.form | \"key\": \"reason\" | \"key\": \"round\" | asks for the fact “round”",
                "launch/decide-go.form | =decision != \\\"noGo\\\" | =decision != \\\"no\\\" | hides something by",
                "launch/launch.bpmn | ${campaignCalendar.launch(execution)} | ${campaignCalendar.zone} | is no timeDate",
                "launch/launch.bpmn | <bpmn:documentation>The campaign waits here until the launch date in the brief. When that date has already passed, it goes on at once.</bpmn:documentation> | | “Launch date reached” does not say when it fires",
                "launch/launch.bpmn | camunda:candidateGroups=\"sales\" | camunda:candidateGroups=\"sales\" camunda:dueDate=\"P1D\" | “P1D” is no dueDate",
                "launch/launch.bpmn | attachedToRef=\"userTask_announceLaunch\" | attachedToRef=\"userTask_prepareAssets\" | has 2 reminder timers, not one",
                "launch/launch.bpmn | cancelActivity=\"false\" attachedToRef=\"userTask_announceLaunch\" | attachedToRef=\"userTask_announceLaunch\" | is ended by its reminder",
                "launch/launch.bpmn | ${remind} | ${stageReached} | has a reminder that does not end with",
                "launch/launch.bpmn | ${deadlines.reminders(execution)} | R/P1D | is no timeCycle",
                "sale/sale.bpmn | name=\"correctionDemanded\" | name=\"corrected\" | the message “correctionDemanded”",
                "sale/sale.bpmn | name=\"Weekly feedback due\" | name=\"Feedback after 7 days\" | says a duration",
                "sale/sale.bpmn | timeDate xsi:type=\"bpmn:tFormalExpression\">${saleCalendar.nextFeedback(execution)}</bpmn:timeDate | timeDuration xsi:type=\"bpmn:tFormalExpression\">${week}</bpmn:timeDuration | is no timeDuration",
                "sale/sale.bpmn | ${saleWindowEnded} | ${saleWindow} | is no delegateExpression",
                "weekly-sync/weekly-sync.bpmn | ${syncCalendar.evenings()} | 0 0 18 * * MON | is no timeCycle",
                "weekly-sync/weekly-sync.bpmn | ${invitePeople} | ${writeMinutes} | is no delegateExpression",
                "weekly-sync/write-minutes.form | =action1What = null | =action9What = null | hides something by",
                "campaign-lifecycle/campaign-lifecycle.bpmn | calledElement=\"review\" | calledElement=\"reviews\" | calls “reviews”",
                "campaign-lifecycle/campaign-lifecycle.bpmn | calledElementBinding=\"latest\" | calledElementBinding=\"deployment\" | latest version",
                "campaign-lifecycle/campaign-lifecycle.bpmn | <camunda:in businessKey=\"#{execution.processBusinessKey}\" /> | | hand the campaign's key on",
                "campaign-lifecycle/campaign-lifecycle.bpmn | target=\"salesPrepares\" | target=\"salesPrepare\" | “launch” does not know",
                "campaign-lifecycle/campaign-lifecycle.bpmn | ${true} | ${dataSource} | is no sourceExpression",
                "campaign-lifecycle/campaign-lifecycle.bpmn | formRef=\"propose-campaign\" | formRef=\"propose\" | starts with a form"
            })
    void aBrokenBundleIsFound(String file, String what, String instead, String fault, @TempDir Path folder)
            throws IOException {
        Path copy = copy(SHIPPED.resolve(file).getParent(), folder);
        Path broken = copy.resolve(Path.of(file).getFileName());
        String text = Files.readString(broken);
        assertThat(text).contains(what);
        Files.writeString(broken, text.replace(what, instead == null ? "" : instead));

        assertThat(violations(BundleFolder.read(copy))).anyMatch(violation -> violation.contains(fault));
    }

    private static List<String> violations(BundleFolder bundle) {
        List<String> violations = new ArrayList<>();
        List<Rule> rules = List.of(
                new CodeRule(OBJECTS, BUNDLES),
                new NameRule(),
                new TaskRule(BEANS),
                new FormRule(OBJECTS),
                new ReferenceRule(keys()),
                new ExpressionRule(BEANS));
        rules.forEach(rule -> rule.check(bundle, violations::add));
        return violations;
    }

    private static Set<String> keys() {
        return BUNDLES.stream().map(BundleFolder::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path copy(Path bundle, Path into) throws IOException {
        Path copy = Files.createDirectory(into.resolve(bundle.getFileName()));
        try (Stream<Path> files = Files.list(bundle)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }
}

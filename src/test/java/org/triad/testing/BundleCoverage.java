package org.triad.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.spring_test.common.BaseProcessEngineCoverageTestExecutionListener;
import org.springframework.test.context.TestContext;

/**
 * Measures and asserts for one class of tests. The library's own listener asserts over all diagrams a class touches, and every campaign
 * touches the lifecycle and what comes before; so this one looks at the class's own diagram.
 */
class BundleCoverage extends BaseProcessEngineCoverageTestExecutionListener {

    private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());

    @Override
    protected DefaultCollector getCoverageCollector() {
        return collector;
    }

    @Override
    protected boolean isTestClassExcluded(TestContext context) {
        return bundle(context) == null;
    }

    @Override
    public void beforeTestClass(TestContext context) {
        super.beforeTestClass(context);
        if (!isTestClassExcluded(context)) {
            // The job executor visits elements in threads of its own.
            new ProcessEngineAdapter(
                            context.getApplicationContext().getBean(ProcessEngine.class), this::addWhileNobodyElseDoes)
                    .initializeListeners();
        }
    }

    @Override
    public void afterTestMethod(TestContext context) {
        synchronized (collector) {
            super.afterTestMethod(context);
        }
    }

    private void addWhileNobodyElseDoes(Event event) {
        synchronized (collector) {
            collector.addEvent(event);
        }
    }

    @Override
    public void afterTestClass(TestContext context) {
        super.afterTestClass(context);
        if (!isTestClassExcluded(context)) {
            String bundle = bundle(context).value();
            Suite suite = collector.getActiveSuite();
            Set<String> visited = suite.getEventsDistinct(bundle).stream()
                    .map(Event::getDefinitionKey)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(visited)
                    .as("what the tests of “%s” visit in its diagram", bundle)
                    .containsExactlyInAnyOrderElementsOf(
                            elements(bundle, context.getApplicationContext().getBean(RepositoryService.class)));
            Model model = collector.getModels().stream()
                    .filter(candidate -> candidate.getKey().equals(bundle))
                    .findFirst()
                    .orElseThrow();
            assertThat(suite.calculateCoverage(model))
                    .as("coverage of “%s”", bundle)
                    .isEqualTo(1.0);
        }
    }

    private static Set<String> elements(String bundle, RepositoryService repositoryService) {
        String definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(bundle)
                .latestVersion()
                .singleResult()
                .getId();
        Collection<FlowElement> elements =
                repositoryService.getBpmnModelInstance(definition).getModelElementsByType(FlowElement.class);
        return elements.stream()
                .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow)
                .map(FlowElement::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CoversBundle bundle(TestContext context) {
        return context.getTestClass().getAnnotation(CoversBundle.class);
    }
}

package org.triad.workflow.engine.models;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the diagrams of one deployment name, and what its other files offer. */
final class References {

    private record Use(FaultList faults, int line, String element, boolean form, String name) {}

    private final List<Use> uses = new ArrayList<>();
    private final Set<String> forms = new HashSet<>();
    private final Set<String> decisions = new HashSet<>();

    void collect(XmlElement element, FaultList faults) {
        element.attribute(BpmnWords.CAMUNDA, "formRef")
                .ifPresent(name -> uses.add(new Use(faults, element.line(), element.label(), true, name)));
        if (isOfAnotherDeployment(element, "formRefBinding", "formRef")) {
            faults.add(
                    element.line(),
                    element.label(),
                    "its form is not bound to its deployment. Set camunda:formRefBinding=\"deployment\", so that what is asked is what is checked.");
        }
        element.attribute(BpmnWords.CAMUNDA, "decisionRef")
                .filter(name -> !isOfAnotherDeployment(element, "decisionRefBinding", "decisionRef"))
                .ifPresent(name -> uses.add(new Use(faults, element.line(), element.label(), false, name)));
    }

    /** Whether the element names something, but not of its own deployment. */
    private static boolean isOfAnotherDeployment(XmlElement element, String binding, String reference) {
        return element.attribute(BpmnWords.CAMUNDA, reference).isPresent()
                && !element.attribute(BpmnWords.CAMUNDA, binding).equals(Optional.of("deployment"));
    }

    /** @return false where there is one already */
    boolean offerForm(String id) {
        return forms.add(id);
    }

    void offerDecision(String id) {
        decisions.add(id);
    }

    /** Says of every name that nothing in the deployment bears. */
    void reportMissing() {
        for (Use use : uses) {
            if (!(use.form() ? forms : decisions).contains(use.name())) {
                use.faults()
                        .add(
                                use.line(),
                                use.element(),
                                "it needs the %s “%s”, which was not sent with the diagram. Attach %s.%s, with all other tables and forms of the bundle, and deploy again."
                                        .formatted(
                                                use.form() ? "form" : "table",
                                                use.name(),
                                                use.name(),
                                                use.form() ? "form" : "dmn"));
            }
        }
    }
}

package org.triad.workflow.engine.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;
import org.triad.kernel.Refusal;

/**
 * Stands before the engine's own deployers, through which every deployment goes: files at start, the REST interface, Java, the
 * workbench. A refusal rolls the deployment back. What is loaded again from the database was checked when it came, by the lists of then,
 * and is not checked by those of today.
 */
@Component
class CheckingDeployer implements Deployer {

    private static final int LISTED = 25;

    private final ModelCheck check;

    CheckingDeployer(ModelCheck check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew() || deployment.getResources() == null) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        List<Fault> faults = check.faults(files);
        if (!faults.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, sentence(faults), violations(faults));
        }
    }

    private static String sentence(List<Fault> faults) {
        String listed = faults.stream().limit(LISTED).map(Fault::sentence).collect(Collectors.joining("\n"));
        int more = faults.size() - LISTED;
        return "Nothing was deployed.\n" + listed + (more > 0 ? "\nand %d more.".formatted(more) : "");
    }

    private static List<Refusal.Violation> violations(List<Fault> faults) {
        return faults.stream()
                .limit(LISTED)
                .map(fault -> new Refusal.Violation(fault.file(), fault.sentence()))
                .toList();
    }
}

package org.triad.workflow.engine.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.triad.workflow.TableWords;

/**
 * The one check for the files of a deployment, whichever door they come through. Everything wrong is listed, not only the first thing.
 */
@Component
class ModelCheck {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()/-]{0,200}");

    private final ExpressionCheck expressions;
    private final FeelCheck feel;
    private final ObjectProvider<TableWords> vocabularies;
    private final PolicyCheck policy;

    /** The vocabularies are asked for when a table comes: the engine is built before the modules are. */
    ModelCheck(
            ExpressionCheck expressions, FeelCheck feel, ObjectProvider<TableWords> vocabularies, PolicyCheck policy) {
        this.expressions = expressions;
        this.feel = feel;
        this.vocabularies = vocabularies;
        this.policy = policy;
    }

    /**
     * What is wrong with these files, in the order of their names; empty where they may be deployed.
     *
     * @param files content by file name
     */
    List<Fault> faults(Map<String, byte[]> files) {
        if (files.size() > Limits.FILES) {
            return List.of(new Fault(
                    "The deployment",
                    0,
                    "",
                    "it has %d files; %d are the most. Deploy bundle by bundle."
                            .formatted(files.size(), Limits.FILES)));
        }
        References references = new References();
        List<FaultList> lists = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> {
            FaultList faults = new FaultList(FaultList.quoted(name).replaceAll("[“”]", ""));
            lists.add(faults);
            check(name, content, references, faults);
        });
        references.reportMissing();
        List<Fault> faults = lists.stream().flatMap(list -> list.all().stream()).toList();
        return faults.isEmpty() ? policy.faults(files) : faults;
    }

    private void check(String name, byte[] content, References references, FaultList faults) {
        if (!NAME.matcher(name).matches() || name.contains("..") || name.contains("//")) {
            faults.add("a file has a plain name of letters, digits, spaces, dots and dashes. Rename it.");
            return;
        }
        switch (kind(name)) {
            case "bpmn" -> XmlFile.read(content, new BpmnRule(expressions, references), faults);
            case "dmn" ->
                XmlFile.read(
                        content,
                        new DmnRule(feel, references)
                                .and(new VocabularyRule(vocabularies.stream().toList())),
                        faults);
            case "form" -> new FormRule(feel, references).check(content, faults);
            default ->
                faults.add("only diagrams (.bpmn), tables (.dmn) and forms (.form) are deployed. Leave this file out.");
        }
    }

    /** The ending as the engine compares it: a name it would not know is of no kind here either. */
    private static String kind(String name) {
        for (String kind : List.of("bpmn", "dmn", "form")) {
            if (name.endsWith("." + kind)) {
                return kind;
            }
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".bpmn20.xml") ? "bpmn" : lower.endsWith(".dmn11.xml") ? "dmn" : "other";
    }
}

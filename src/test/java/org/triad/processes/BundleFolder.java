package org.triad.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * One folder of {@code processes/} as its files say it.
 *
 * @param key the folder's name
 * @param xml the diagram once more, for what no model class has a method for
 * @param tables by file name without ending
 * @param forms by file name without ending
 */
record BundleFolder(
        String key,
        BpmnModelInstance diagram,
        Document xml,
        Map<String, DmnModelInstance> tables,
        Map<String, JsonNode> forms) {

    /** Those that have a diagram. */
    static List<BundleFolder> all(Path processes) {
        return folders(processes).stream()
                .filter(BundleFolder::hasDiagram)
                .map(BundleFolder::read)
                .toList();
    }

    /** The tables that stand alone, each in a folder of its own. */
    static List<Path> tablesAlone(Path processes) {
        return folders(processes).stream()
                .filter(folder -> !hasDiagram(folder))
                .map(folder -> folder.resolve(folder.getFileName() + ".dmn"))
                .toList();
    }

    private static boolean hasDiagram(Path folder) {
        return Files.exists(folder.resolve(folder.getFileName() + ".bpmn"));
    }

    static List<Path> folders(Path processes) {
        try (Stream<Path> folders = Files.list(processes)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static BundleFolder read(Path folder) {
        String key = folder.getFileName().toString();
        Path diagram = folder.resolve(key + ".bpmn");
        Map<String, DmnModelInstance> tables = new TreeMap<>();
        Map<String, JsonNode> forms = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String stem = name.substring(0, name.lastIndexOf('.'));
                if (name.endsWith(".dmn")) {
                    tables.put(stem, Dmn.readModelFromFile(file.toFile()));
                } else if (name.endsWith(".form")) {
                    forms.put(stem, new ObjectMapper().readTree(file.toFile()));
                }
            }
            return new BundleFolder(key, Bpmn.readModelFromFile(diagram.toFile()), xml(diagram), tables, forms);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Document xml(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(unreadable);
        }
    }

    Process process() {
        return elements(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> elements(Class<T> type) {
        return diagram.getModelElementsByType(type);
    }

    @Override
    public String toString() {
        return key;
    }
}

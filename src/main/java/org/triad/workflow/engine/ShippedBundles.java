package org.triad.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.triad.workflow.WorkflowSettings;

/** Reads the bundles that are shipped, from the folder or from the jar, under the same names. */
@Component
class ShippedBundles {

    private static final Set<String> KINDS = Set.of("bpmn", "dmn", "form");

    private final WorkflowSettings settings;

    ShippedBundles(WorkflowSettings settings) {
        this.settings = settings;
    }

    /**
     * In the order of their keys.
     *
     * @throws IllegalStateException if there is none, which a wrong location would otherwise hide
     */
    List<Bundle> all() {
        Map<String, Map<String, byte[]>> folders = new TreeMap<>();
        try {
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources(settings.bundles() + "/*/*.*")) {
                String name = file.getFilename();
                if (name != null && KINDS.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    folders.computeIfAbsent(folder(file), folder -> new TreeMap<>())
                            .put(name, content(file));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (folders.isEmpty()) {
            throw new IllegalStateException("There are no bundles at " + settings.bundles() + ".");
        }
        return folders.entrySet().stream()
                .map(folder -> new Bundle(folder.getKey(), folder.getValue()))
                .toList();
    }

    private static String folder(Resource file) throws IOException {
        String[] path = URLDecoder.decode(file.getURL().getPath(), StandardCharsets.UTF_8)
                .split("/");
        return path[path.length - 2];
    }

    private static byte[] content(Resource file) throws IOException {
        try (InputStream stream = file.getInputStream()) {
            return stream.readAllBytes();
        }
    }
}

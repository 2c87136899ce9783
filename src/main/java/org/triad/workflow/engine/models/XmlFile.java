package org.triad.workflow.engine.models;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a diagram or table as a stream, with limits on its size and depth, without document types and entities, and tells a rule of every
 * element.
 */
final class XmlFile {

    /** What a kind of file allows. */
    interface Rule {

        /** The start tag, before anything within the element. */
        void begins(XmlElement element, FaultList faults);

        /** The end tag: the element's text is complete, comments or not. */
        void ends(XmlElement element, FaultList faults);

        /** Both rules, this one first. */
        default Rule and(Rule other) {
            Rule one = this;
            return new Rule() {
                @Override
                public void begins(XmlElement element, FaultList faults) {
                    one.begins(element, faults);
                    other.begins(element, faults);
                }

                @Override
                public void ends(XmlElement element, FaultList faults) {
                    one.ends(element, faults);
                    other.ends(element, faults);
                }
            };
        }
    }

    private static final Pattern DOCUMENT_TYPE = Pattern.compile("<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\\b.*");
    private static final Pattern START_TAG = Pattern.compile("(?s)(?:<!--.*?-->|<\\?.*?\\?>|[^<])*+(<)");
    private static final Pattern MESSAGE = Pattern.compile("(?s)ParseError at .*?\\nMessage: (.*)");

    /** The JDK's own: what else is on the class path decides nothing here. */
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.IS_COALESCING, true);
        READERS.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final byte[] content;
    private final Rule rule;
    private final FaultList faults;
    private XmlElement current;
    private int depth;
    private int elements;

    private XmlFile(byte[] content, Rule rule, FaultList faults) {
        this.content = content;
        this.rule = rule;
        this.faults = faults;
    }

    /** Reads to the end, or to the first thing that makes the rest unreadable. */
    static void read(byte[] content, Rule rule, FaultList faults) {
        Optional<String> text = Limits.text(content, faults);
        if (text.isEmpty()) {
            return;
        }
        Matcher documentType = DOCUMENT_TYPE.matcher(text.get());
        if (documentType.find()) {
            faults.add(
                    Limits.lineOf(text.get(), documentType.start()),
                    documentType.group(1),
                    "it declares a document type or an entity: %s. Models have neither; remove it."
                            .formatted(FaultList.quoted(documentType.group())));
            return;
        }
        new XmlFile(content, rule, faults).read();
    }

    private void read() {
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(content));
            checkDeclaration(reader);
            int line = 1;
            while (reader.hasNext() && isWithinLimits(line)) {
                line = reader.getLocation().getLineNumber();
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> begin(reader, current == null ? rootLine() : line);
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(reader.getText());
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        faults.add(
                                reader.getLocation().getLineNumber(),
                                "",
                                "it has a processing instruction. Models have none; remove it.");
                    default -> {
                        // Comments and blanks say nothing to the engine.
                    }
                }
            }
        } catch (XMLStreamException broken) {
            Matcher message = MESSAGE.matcher(String.valueOf(broken.getMessage()));
            faults.add(
                    broken.getLocation() == null ? 0 : broken.getLocation().getLineNumber(),
                    current == null ? "" : current.label(),
                    "it is no readable XML: %s Mend it, or draw it anew in Camunda Modeler."
                            .formatted(sentence(message.matches() ? message.group(1) : broken.getMessage())));
        }
    }

    /** What stands before the root element comes without the blanks between, so that its line is looked for. */
    private int rootLine() {
        String text = new String(content, StandardCharsets.UTF_8);
        Matcher root = START_TAG.matcher(text);
        return root.find() ? Limits.lineOf(text, root.start(1)) : 1;
    }

    private static String sentence(String message) {
        if (message.contains("NotUnique")) {
            return "An attribute stands there twice.";
        }
        String line = message.strip().replaceAll("[\\s\\p{C}]+", " ");
        return line.endsWith(".") ? line : line + ".";
    }

    private void checkDeclaration(XMLStreamReader reader) {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            faults.add(1, "", "it says that it is “%s”. Save it as UTF-8.".formatted(encoding));
        }
        if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
            faults.add(1, "", "it is XML %s. Models are XML 1.0.".formatted(reader.getVersion()));
        }
    }

    private boolean isWithinLimits(int line) {
        if (elements > Limits.ELEMENTS) {
            faults.add(line, "", "it has more than %,d elements. Split it.".formatted(Limits.ELEMENTS));
            return false;
        }
        if (depth > Limits.DEPTH) {
            faults.add(line, "", "its elements are nested more than %d deep. Simplify it.".formatted(Limits.DEPTH));
            return false;
        }
        return true;
    }

    private void begin(XMLStreamReader reader, int line) {
        elements++;
        depth++;
        List<XmlElement.Attribute> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            attributes.add(new XmlElement.Attribute(
                    namespace == null ? "" : namespace, reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
        }
        String namespace = reader.getNamespaceURI();
        current = new XmlElement(
                namespace == null ? "" : namespace,
                reader.getLocalName(),
                line,
                current,
                attributes,
                new StringBuilder());
        attributes.forEach(attribute -> checkText(attribute.value(), Limits.ATTRIBUTE));
        rule.begins(current, faults);
    }

    private void add(String text) {
        if (current != null) {
            current.text().append(text);
        }
    }

    private void end() {
        checkText(current.text(), Limits.TEXT);
        rule.ends(current, faults);
        current = current.parent();
        depth--;
    }

    private void checkText(CharSequence text, int longest) {
        if (text.length() > longest) {
            faults.add(
                    current.line(),
                    current.label(),
                    "it has a text of %,d characters; %,d are the most. Shorten it.".formatted(text.length(), longest));
        } else if (Limits.hidesSomething(text.toString())) {
            faults.add(
                    current.line(),
                    current.label(),
                    "it has characters nobody sees, which make it read otherwise than it works. Remove them.");
        }
    }
}

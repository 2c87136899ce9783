package org.triad.workflow;

import java.util.regex.Pattern;

/** Puts what people typed into the Markdown of a form so that it is shown as text, never as markup. */
public final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]()#+\\-.!|~>])");

    private Markdown() {}

    /** The text with every character that Markdown or HTML would read escaped; line breaks stay line breaks. */
    public static String text(String typed) {
        String html = typed.replace("&", "&amp;").replace("<", "&lt;");
        return SPECIAL.matcher(html).replaceAll("\\\\$1").replace("\r\n", "\n").replace("\n", "  \n");
    }

    /** A bold label and a text below it, or nothing where the text is empty. */
    public static String labelled(String label, String typed) {
        return typed == null || typed.isBlank() ? "" : "**" + text(label) + "**  \n" + text(typed) + "\n\n";
    }
}

package org.triad.notification.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.triad.notification.domain.destination.Format;
import org.triad.notification.post.ChatText.Voice;

/**
 * Writes what a channel is told as its chat wants it. What people typed stays text: no markup, no mention, no link but ours.
 *
 * <p>Slack: blocks of plain text, {@code & < >} as entities, since they begin mentions and links. Mattermost: Markdown with every sign of
 * it escaped and nothing directly behind an at sign, since it looks for mentions in any text. Teams: an Adaptive Card as its Workflows
 * take it, with rich text, which knows no Markdown.
 */
@Component
class ChatFormats {

    private static final int LONGEST_HEADER = 150;

    /** Everything by which Markdown, as Mattermost has it, begins something. */
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_{}\\[\\]()#+.!|~<>:$&^=\"'-]");

    /** Nobody sees it, and what it stands between is no longer one word. */
    private static final String BREAK = "\u200B";

    private final ObjectMapper json;

    ChatFormats(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The body of the request.
     *
     * @param format of a chat
     */
    String write(Format format, ChatText text) {
        Object body =
                switch (format) {
                    case SLACK -> slack(text);
                    case MATTERMOST -> Map.of("text", mattermost(text));
                    case TEAMS -> teams(text);
                    case WEBHOOK -> throw new IllegalArgumentException("A webhook is no chat.");
                };
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, Object> slack(ChatText text) {
        List<Object> blocks = new ArrayList<>();
        String headline = text.headline();
        blocks.add(block(
                "header",
                plain(
                        headline.length() <= LONGEST_HEADER
                                ? headline
                                : headline.substring(0, LONGEST_HEADER - 1) + "…")));
        Stream.concat(
                        Stream.of(text.place(), text.sentence()),
                        text.voices().stream().map(ChatFormats::spoken))
                .filter(part -> !part.isEmpty())
                .forEach(part -> blocks.add(block("section", plain(part))));
        if (!text.details().isEmpty()) {
            blocks.add(ordered("type", "context", "elements", List.of(plain(String.join("\n", text.details())))));
        }
        blocks.add(block(
                "section",
                ordered(
                        "type",
                        "mrkdwn",
                        "text",
                        "<%s|%s>"
                                .formatted(
                                        entities(text.link().link()),
                                        entities(text.link().label())))));
        return ordered("text", entities(text.summary()), "mrkdwn", false, "blocks", blocks);
    }

    private static Map<String, Object> block(String type, Object text) {
        return ordered("type", type, "text", text);
    }

    private static Map<String, Object> plain(String text) {
        return ordered("type", "plain_text", "text", entities(text), "emoji", false);
    }

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String mattermost(ChatText text) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + escaped(text.headline()) + "**");
        Stream.of(text.place(), text.sentence())
                .filter(part -> !part.isEmpty())
                .forEach(part -> lines.add(escaped(part)));
        text.voices().forEach(voice -> spoken(voice).lines().forEach(line -> lines.add("> " + escaped(line))));
        if (!text.voices().isEmpty()) {
            lines.add("");
        }
        text.details().forEach(detail -> lines.add(escaped(detail)));
        lines.add("[%s](%s)".formatted(escaped(text.link().label()), text.link().link()));
        return String.join("\n", lines);
    }

    private static String escaped(String text) {
        String signs = MARKDOWN.matcher(text).replaceAll(sign -> Matcher.quoteReplacement("\\" + sign.group()));
        // A number or a dash that begins a line begins a list; its sign is escaped above. Blanks that begin a line
        // begin a block of code.
        return signs.strip().replace("@", "@" + BREAK);
    }

    private static Map<String, Object> teams(ChatText text) {
        List<Object> body = new ArrayList<>();
        body.add(rich(text.headline(), "large", "bolder"));
        if (!text.place().isEmpty()) {
            body.add(rich(text.place(), "default", "bolder"));
        }
        body.add(rich(text.sentence(), "default", "default"));
        text.voices()
                .forEach(voice -> spoken(voice).lines().forEach(line -> body.add(rich(line, "default", "default"))));
        text.details().forEach(detail -> body.add(rich(detail, "small", "default")));
        Map<String, Object> card = ordered(
                "$schema",
                "http://adaptivecards.io/schemas/adaptive-card.json",
                "type",
                "AdaptiveCard",
                "version",
                "1.4",
                "fallbackText",
                dated(text.summary()),
                "body",
                body,
                "actions",
                List.of(ordered(
                        "type", "Action.OpenUrl",
                        "title", text.link().label(),
                        "url", text.link().link())));
        Map<String, Object> attachment = new LinkedHashMap<>();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.put("contentUrl", null);
        attachment.put("content", card);
        return ordered("type", "message", "attachments", List.of(attachment));
    }

    private static Map<String, Object> rich(String text, String size, String weight) {
        return ordered(
                "type",
                "RichTextBlock",
                "inlines",
                List.of(ordered("type", "TextRun", "text", dated(text), "size", size, "weight", weight)));
    }

    /** Cards turn what stands in double braces into dates. */
    private static String dated(String text) {
        return text.replace("{{", "{" + BREAK + "{");
    }

    private static String spoken(Voice voice) {
        return voice.words().isEmpty() ? voice.who() : voice.who() + ": " + voice.words();
    }

    /** Names and values in turn. */
    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            map.put((String) pairs[at], pairs[at + 1]);
        }
        return map;
    }
}

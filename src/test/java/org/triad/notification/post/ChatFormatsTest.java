package org.triad.notification.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.triad.notification.domain.Letter;
import org.triad.notification.domain.Letter.Button;
import org.triad.notification.domain.Letter.Detail;
import org.triad.notification.domain.Letter.Voice;
import org.triad.notification.domain.destination.Format;

/** What each chat gets, compared as JSON; and that hostile text stays text in it. */
class ChatFormatsTest {

    private final ObjectMapper json = new ObjectMapper();
    private final ChatFormats formats = new ChatFormats(json);

    private static final Letter DECISION = letter(
            "C-0001 Spring & <more>",
            "Round decided: to be reworked",
            new Voice("Service", "changes requested", "Two more people.\n1. Or after Easter."));

    @Test
    void slackGetsBlocksOfPlainTextAndOneLink() throws IOException {
        assertThat(written(Format.SLACK, DECISION)).isEqualTo(json.readTree("""
                {"text": "C-0001 Spring &amp; &lt;more&gt;: Round decided: to be reworked", "mrkdwn": false, "blocks": [
                  {"type": "header", "text": {"type": "plain_text", "text": "Round decided: to be reworked", "emoji": false}},
                  {"type": "section", "text": {"type": "plain_text", "text": "C-0001 Spring &amp; &lt;more&gt;", "emoji": false}},
                  {"type": "section", "text": {"type": "plain_text", "text": "The round is over.", "emoji": false}},
                  {"type": "section", "text": {"type": "plain_text",
                     "text": "Service changes requested: Two more people.\\n1. Or after Easter.", "emoji": false}},
                  {"type": "context", "elements": [{"type": "plain_text", "text": "Due: Mon, 1 Mar 2027, 09:00", "emoji": false}]},
                  {"type": "section", "text": {"type": "mrkdwn",
                     "text": "<https://triad.example/campaigns/C-0001?a=1&amp;b=2|Open the campaign>"}}]}
                """));
    }

    @Test
    void mattermostGetsEscapedMarkdownAndOneLink() throws IOException {
        assertThat(written(Format.MATTERMOST, DECISION).path("text").asText()).isEqualTo("""
                **Round decided\\: to be reworked**
                C\\-0001 Spring \\& \\<more\\>
                The round is over\\.
                > Service changes requested\\: Two more people\\.
                > 1\\. Or after Easter\\.

                Due\\: Mon, 1 Mar 2027, 09\\:00
                [Open the campaign](https://triad.example/campaigns/C-0001?a=1&b=2)""");
    }

    @Test
    void teamsGetsAnAdaptiveCardInAMessageAsItsWorkflowsTakeIt() throws IOException {
        assertThat(written(Format.TEAMS, DECISION)).isEqualTo(json.readTree("""
                {"type": "message", "attachments": [{
                  "contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": null, "content": {
                    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
                    "fallbackText": "C-0001 Spring & <more>: Round decided: to be reworked",
                    "body": [
                      {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "Round decided: to be reworked", "size": "large", "weight": "bolder"}]},
                      {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "C-0001 Spring & <more>", "size": "default", "weight": "bolder"}]},
                      {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "The round is over.", "size": "default", "weight": "default"}]},
                      {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "Service changes requested: Two more people.", "size": "default", "weight": "default"}]},
                      {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "1. Or after Easter.", "size": "default", "weight": "default"}]},
                      {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "Due: Mon, 1 Mar 2027, 09:00", "size": "small", "weight": "default"}]}],
                    "actions": [{"type": "Action.OpenUrl", "title": "Open the campaign", "url": "https://triad.example/campaigns/C-0001?a=1&b=2"}]}}]}
                """));
    }

    @Test
    void nobodyIsCalledByWhatSomebodyTyped() throws IOException {
        Letter hostile = letter(
                "C-0001 <!channel> @channel {{DATE(2027-03-01,SHORT)}}",
                "Overdue: <https://evil.example|here> @here",
                new Voice(
                        "Ben",
                        "",
                        "<@U123> **bold** [here](https://evil.example) `code` ~town #tag :tada:\n    @all\n# Title\n- one"));

        String slack = written(Format.SLACK, hostile).toString();
        assertThat(slack).doesNotContain("<!", "<@", "<https://evil").contains("&lt;!channel&gt;", "&lt;@U123&gt;");
        assertThat(slack.split("<", -1)).as("one link, ours").hasSize(2);

        String mattermost = written(Format.MATTERMOST, hostile).path("text").asText();
        assertThat(mattermost)
                .doesNotContain("@channel", "@here", "@all", "https://evil", "](https\\:")
                .contains(
                        "@\u200Bchannel",
                        "\\*\\*bold\\*\\*",
                        "\\[here\\]\\(https\\://evil\\.example\\)",
                        "\\:tada\\:",
                        "> @\u200Ball",
                        "> \\# Title",
                        "> \\- one");

        JsonNode card = written(Format.TEAMS, hostile).at("/attachments/0/content");
        assertThat(card.path("body"))
                .allMatch(block -> block.path("type").asText().equals("RichTextBlock"));
        assertThat(card.toString()).doesNotContain("{{", "<at>", "\"entities\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"SLACK", "MATTERMOST", "TEAMS"})
    void linesStayLinesAndWhatTurnsTheReadingDirectionIsMarked(Format format) throws IOException {
        Letter hostile =
                letter("C-0001 One\r\n\r\n# Two", "Over\u202Edue\nnow", new Voice("Ben", "", "a\u0000b\u2066c"));

        String body = written(format, hostile).toString();

        assertThat(body)
                .doesNotContain("\u202E", "\u2066", "\\u0000", "One\\n", "due\\nnow")
                .contains("Over\uFFFDdue now");
    }

    @ParameterizedTest
    @EnumSource(names = {"SLACK", "MATTERMOST", "TEAMS"})
    void aLongTextIsCutBeforeTheChatRefusesIt(Format format) throws IOException {
        Voice voice = new Voice("Ben", "", "&🌊".repeat(4000));

        String body = written(format, letter("C-0001", "h".repeat(400), voice, voice, voice, voice))
                .toString();

        // Slack takes 3,000 characters in a section, Teams 28 KB in all.
        assertThat(body.length()).isLessThan(16_000);
        assertThat(json.readTree(body).path("blocks"))
                .allMatch(block -> block.at("/text/text").asText().length() <= 3000);
        assertThat(json.readTree(body).at("/blocks/0/text/text").asText().length())
                .isLessThanOrEqualTo(150);
    }

    private JsonNode written(Format format, Letter letter) throws IOException {
        return json.readTree(formats.write(format, ChatText.of(letter)));
    }

    private static Letter letter(String place, String headline, Voice... voices) {
        return new Letter(
                "subject",
                place,
                headline,
                "The round is over.",
                List.of(new Detail("Campaign", place), new Detail("Due", "Mon, 1 Mar 2027, 09:00")),
                List.of(voices),
                List.of(),
                new Button("Open the campaign", "https://triad.example/campaigns/C-0001?a=1&b=2"),
                "because",
                "preferences");
    }
}

package org.triad.notification.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;
import org.triad.notification.domain.Message;
import org.triad.notification.domain.SiteAddress;
import org.triad.notification.domain.destination.Destination;
import org.triad.notification.domain.destination.Destination.OldSecret;

/**
 * Writes what a webhook is told, as Standard Webhooks has it: type, time and data, and headers with an id, the time of sending and a
 * signature (HMAC-SHA256) for each secret that holds. The body is the same however often it is sent. It names people by their logins and
 * has nothing they wrote but the campaign's name.
 */
@Component
class WebhookBody {

    private final ObjectMapper json;
    private final SiteAddress site;

    WebhookBody(ObjectMapper json, SiteAddress site) {
        this.json = json;
        this.site = site;
    }

    /** The envelope; {@code timestamp} is when it happened. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Envelope(String type, String id, Instant timestamp, Data data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Data(CampaignData campaign, String department, String outcome, String by) {}

    /** {@code stage} and {@code state} are those it had when it happened. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CampaignData(String key, String name, String stage, String state, String link) {}

    String write(Message message) {
        try {
            return json.writeValueAsString(new Envelope(
                    message.event(),
                    id(message),
                    message.createdAt(),
                    new Data(
                            message.campaign()
                                    .map(key -> campaign(key, message))
                                    .orElse(null),
                            message.department().map(Department::key).orElse(null),
                            fact(message, "outcome").orElse(null),
                            message.by().map(PersonId::value).orElse(null))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private CampaignData campaign(CampaignKey key, Message message) {
        return new CampaignData(
                key.value(),
                fact(message, "name").orElse(null),
                fact(message, "stage").orElse(null),
                fact(message, "state").orElse(null),
                site.link("/campaigns/" + key));
    }

    private static Optional<String> fact(Message message, String name) {
        return Optional.of(message.facts().path(name).asText("")).filter(text -> !text.isEmpty());
    }

    /** The headers that say from whom it is. While a secret is being changed there are several signatures, and any may be checked. */
    Map<String, String> headers(Destination webhook, Message message, String body, Instant now) {
        String id = id(message);
        Stream<String> secrets = Stream.concat(
                webhook.secret().stream(), webhook.signing(now).stream().map(OldSecret::secret));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Webhook.UNBRANDED_MSG_ID_KEY, id);
        headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(now.getEpochSecond()));
        headers.put(
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                secrets.map(secret -> signature(secret, id, now, body)).collect(Collectors.joining(" ")));
        return headers;
    }

    private static String signature(String secret, String id, Instant now, String body) {
        try {
            return new Webhook(secret).sign(id, now.getEpochSecond(), body);
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String id(Message message) {
        return "msg_" + message.mailId();
    }
}

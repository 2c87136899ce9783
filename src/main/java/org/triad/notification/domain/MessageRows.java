package org.triad.notification.domain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.triad.kernel.CampaignKey;
import org.triad.kernel.Department;
import org.triad.kernel.PersonId;

/** Reads a message from its row. */
@Component
public class MessageRows implements RowMapper<Message> {

    private final ObjectMapper json;

    public MessageRows(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Message mapRow(ResultSet row, int index) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getObject("mail_id", UUID.class),
                new PersonId(row.getString("recipient")),
                MessageKind.valueOf(row.getString("kind")),
                row.getString("event"),
                Audience.valueOf(row.getString("audience")),
                some(row, "campaign_key").map(CampaignKey::new),
                some(row, "task_id"),
                some(row, "department").map(Department::valueOf),
                some(row, "person").map(PersonId::new),
                row.getString("headline"),
                facts(row.getString("facts")),
                row.getTimestamp("created_at").toInstant(),
                MessageState.valueOf(row.getString("state")),
                row.getTimestamp("due_at").toInstant(),
                row.getInt("attempts"),
                Optional.ofNullable(row.getTimestamp("done_at")).map(Timestamp::toInstant),
                some(row, "failure_code"),
                some(row, "failure"));
    }

    private JsonNode facts(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> some(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}

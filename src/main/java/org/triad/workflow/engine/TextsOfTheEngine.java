package org.triad.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveGroupCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.triad.kernel.PlainText;
import org.triad.kernel.Refusal;

/**
 * Checks what people write past our forms: comments, attachments, filters, changed tasks, and the people and groups of Camunda Admin.
 * It looks at what a command is about to store, inside its transaction.
 */
class TextsOfTheEngine extends CommandInterceptor {

    /** What a command stores, and the texts in it by the names of their fields. */
    private record Texts<T extends DbEntity>(Class<T> type, Map<String, Function<T, String>> fields) {

        void check(DbEntityManager entities) {
            for (T entity : entities.getCachedEntitiesByType(type)) {
                fields.forEach((name, field) -> refuseFaulty(name, field.apply(entity)));
            }
        }
    }

    private static final Texts<CommentEntity> COMMENT =
            new Texts<>(CommentEntity.class, Map.of("The comment", CommentEntity::getFullMessage));
    private static final Texts<AttachmentEntity> ATTACHMENT = new Texts<>(
            AttachmentEntity.class,
            Map.of("The name", AttachmentEntity::getName, "The description", AttachmentEntity::getDescription));
    private static final Texts<TaskEntity> TASK = new Texts<>(
            TaskEntity.class, Map.of("The name", TaskEntity::getName, "The description", TaskEntity::getDescription));
    private static final Texts<UserEntity> USER = new Texts<>(
            UserEntity.class,
            Map.of(
                    "The login",
                    UserEntity::getId,
                    "The first name",
                    UserEntity::getFirstName,
                    "The last name",
                    UserEntity::getLastName,
                    "The e-mail address",
                    UserEntity::getEmail));
    private static final Texts<GroupEntity> GROUP =
            new Texts<>(GroupEntity.class, Map.of("The id", GroupEntity::getId, "The name", GroupEntity::getName));
    private static final Texts<FilterEntity> FILTER =
            new Texts<>(FilterEntity.class, Map.of("The name", FilterEntity::getName));

    private static final Map<Class<?>, Texts<?>> STORED = Map.of(
            AddCommentCmd.class, COMMENT,
            UpdateCommentCmd.class, COMMENT,
            CreateAttachmentCmd.class, ATTACHMENT,
            SaveAttachmentCmd.class, ATTACHMENT,
            SaveTaskCmd.class, TASK,
            SaveUserCmd.class, USER,
            SaveGroupCmd.class, GROUP,
            SaveFilterCmd.class, FILTER);

    @Override
    public <T> T execute(Command<T> command) {
        T result = next.execute(command);
        Optional.ofNullable(STORED.get(command.getClass()))
                .ifPresent(texts -> texts.check(Context.getCommandContext().getDbEntityManager()));
        return result;
    }

    private static void refuseFaulty(String name, String text) {
        PlainText.fault(text).ifPresent(fault -> {
            throw Refusal.invalid(List.of(new Refusal.Violation(name, name + " " + fault)));
        });
    }
}

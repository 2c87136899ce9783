package org.triad.workflow.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/**
 * The tasks of the diagrams a person may read, as one more condition of whatever they ask. It is part of a query only while that is
 * answered: the query is its owner's, who may keep it as a filter or ask it again as somebody else.
 */
final class ReadableTasks extends TaskQueryImpl {

    private static final long serialVersionUID = 1L;

    ReadableTasks(Set<String> diagrams) {
        processDefinitionKeyIn(diagrams.toArray(String[]::new));
        setOrQueryActive();
    }

    /** Answers task queries, and takes the condition out of them afterwards. */
    static SessionFactory factory() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return TaskManager.class;
            }

            @Override
            public Session openSession() {
                return new TaskManager() {
                    @Override
                    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
                        return asItWas(query, () -> super.findTasksByQueryCriteria(query));
                    }

                    @Override
                    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
                        return asItWas(query, () -> super.findTaskCountByQueryCriteria(query));
                    }
                };
            }
        };
    }

    private static <T> T asItWas(TaskQueryImpl query, Supplier<T> answer) {
        try {
            return answer.get();
        } finally {
            query.getQueries().removeIf(ReadableTasks.class::isInstance);
        }
    }
}

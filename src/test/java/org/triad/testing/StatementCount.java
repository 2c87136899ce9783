package org.triad.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Writes down the statements the calling thread sends to the database while it does some work; a batch counts once. */
@TestComponent
public class StatementCount implements BeanPostProcessor {

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    /** The statements the work sends, in their order. */
    public static List<String> of(Runnable work) {
        List<String> sent = new ArrayList<>();
        SENT.set(sent);
        try {
            work.run();
        } finally {
            SENT.remove();
        }
        return sent;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Counted(pool) : bean;
    }

    private static final class Counted extends DelegatingDataSource {

        Counted(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return SENT.get() == null ? connection : counted(Connection.class, connection, "");
        }
    }

    private static <T> T counted(Class<T> type, T original, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    List<String> sent = SENT.get();
                    if (sent != null && method.getName().startsWith("execute")) {
                        sent.add(arguments == null ? sql : String.valueOf(arguments[0]));
                    }
                    try {
                        Object result = method.invoke(original, arguments);
                        return result instanceof Statement statement
                                        && method.getName().matches("prepare.*|createStatement")
                                ? counted(method.getReturnType().asSubclass(Statement.class), statement, arguments)
                                : result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private static <T extends Statement> T counted(Class<T> type, Statement statement, Object[] arguments) {
        return counted(type, type.cast(statement), arguments == null ? "" : String.valueOf(arguments[0]));
    }
}

package org.triad.workflow.engine.models;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.springframework.stereotype.Component;

/**
 * Reads an expression with the engine's own parser, so that both understand the same, and finds the first thing in it that is not on
 * the list.
 */
@Component
class ExpressionCheck {

    private static final int DEEPEST = 20;
    private static final Pattern BEAN = Pattern.compile("\\s*[$#]\\{\\s*(\\w+)\\s*}\\s*");
    private static final Set<String> NEVER_A_PROPERTY = Set.of("class", "declaringClass", "classLoader", "module");
    private static final Set<String> NEVER_NAMED = Set.of("caseExecution", "externalTask");

    /** Kinds of nodes that compute with what is below them, which is checked. */
    private static final Set<Class<?>> COMPUTES = Set.of(
            AstEval.class,
            AstComposite.class,
            AstNested.class,
            AstBinary.class,
            AstUnary.class,
            AstChoice.class,
            AstParameters.class);

    private final Builder parser = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private final AllowedBeans beans;

    ExpressionCheck(AllowedBeans beans) {
        this.beans = beans;
    }

    /** Whether the engine would evaluate this text rather than take it as it is. */
    static boolean isExpression(CharSequence text) {
        return text.toString().contains("${") || text.toString().contains("#{");
    }

    /** What the text has that expressions may not have, with what to do, or empty. */
    Optional<String> fault(String text) {
        if (text.length() > Limits.EXPRESSION) {
            return Optional.of("an expression of %,d characters; %,d are the most. Let a listed bean compute this."
                    .formatted(text.length(), Limits.EXPRESSION));
        }
        if (depth(text) > DEEPEST) {
            return Optional.of(
                    "an expression with more than %d brackets in each other. Simplify it.".formatted(DEEPEST));
        }
        try {
            check(parser.build(text).getRoot(), false);
            return Optional.empty();
        } catch (TreeBuilderException unreadable) {
            return Optional.of("an expression that cannot be read: %s Correct it."
                    .formatted(FaultList.quoted(String.valueOf(unreadable.getMessage()))));
        } catch (NotOnTheList refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** What is wrong with a text that must name one bean of this type, or empty. */
    Optional<String> beanFault(String text, Class<?> type) {
        var name = BEAN.matcher(text);
        return name.matches() && beans.isDelegate(name.group(1), type)
                ? Optional.empty()
                : Optional.of("%s is no bean that may stand here. Name one of: %s."
                        .formatted(FaultList.quoted(text), String.join(", ", beans.delegates(type))));
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private void check(Node node, boolean isArgument) {
        if (node instanceof AstLiteral || node instanceof AstText) {
            return;
        }
        if (node instanceof AstIdentifier identifier) {
            checkName(identifier.getName(), isArgument);
        } else if (node instanceof AstFunction function) {
            require(AllowedMembers.FUNCTIONS.contains(function.getName()), "the function", function.getName());
            checkChildren(function, false);
        } else if (node instanceof AstMethod method) {
            checkMethod(method);
        } else if (node instanceof AstDot dot) {
            checkProperty(dot.getChild(0), nameOf(dot));
        } else if (node instanceof AstBracket bracket) {
            checkIndex(bracket);
        } else {
            require(COMPUTES.contains(kind(node)), "the construct", String.valueOf(node));
            checkChildren(node, isArgument && node instanceof AstParameters);
        }
    }

    private static Class<?> kind(Node node) {
        return node.getClass();
    }

    private void checkChildren(Node node, boolean areArguments) {
        for (int i = 0; i < node.getCardinality(); i++) {
            check(node.getChild(i), areArguments);
        }
    }

    private void checkName(String name, boolean isArgument) {
        boolean scope = name.equals("execution") || name.equals("task");
        require(!NEVER_NAMED.contains(name) && (!scope || isArgument), "the object", name);
        require(scope || !beans.exists(name), "the bean", name);
    }

    private void checkProperty(Node base, String property) {
        switch (base instanceof AstIdentifier identifier ? identifier.getName() : "") {
            case "execution" ->
                require(AllowedMembers.EXECUTION_PROPERTIES.contains(property), "the property", property);
            case "task" -> require(AllowedMembers.TASK_PROPERTIES.contains(property), "the property", property);
            default -> {
                require(!NEVER_A_PROPERTY.contains(property), "the property", property);
                check(base, false);
            }
        }
    }

    /** An index is a number, a fixed name or a variable; on a variable's value at run time only lists and maps have one. */
    private void checkIndex(AstBracket bracket) {
        Node index = bracket.getChild(1);
        require(index instanceof AstLiteral || index instanceof AstIdentifier, "the computed index", "[…]");
        check(index, false);
        checkProperty(bracket.getChild(0), index.toString().replaceAll("^[\"']|[\"']$", ""));
    }

    private void checkMethod(AstMethod method) {
        Node property = method.getChild(0);
        require(property instanceof AstDot, "the computed method", "[…](…)");
        String name = nameOf((AstDot) property);
        Node base = property.getChild(0);
        String object = base instanceof AstIdentifier identifier ? identifier.getName() : "";
        boolean bean = !object.isEmpty() && beans.isCallable(object, name);
        if (object.equals("execution")) {
            require(AllowedMembers.EXECUTION_METHODS.contains(name), "the method", name);
        } else if (object.equals("task")) {
            require(AllowedMembers.TASK_METHODS.contains(name), "the method", name);
        } else if (!bean) {
            check(base, false);
            require(AllowedMembers.METHODS_OF_VALUES.contains(name), "the method", name);
        }
        check(method.getChild(1), bean);
    }

    private static String nameOf(AstDot dot) {
        return dot.toString().substring(1).strip();
    }

    private static void require(boolean allowed, String kind, String name) {
        if (!allowed) {
            throw new NotOnTheList(
                    "an expression with %s “%s”, which is not on the list of what expressions may use. Compare facts, or call a method a listed bean offers."
                            .formatted(kind, name));
        }
    }

    private static final class NotOnTheList extends ELException {

        NotOnTheList(String message) {
            super(message);
        }
    }
}

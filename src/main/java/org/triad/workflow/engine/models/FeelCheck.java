package org.triad.workflow.engine.models;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads FEEL of decision tables and forms with the engine's own parser and finds the first thing in it that is not on the list. Left out
 * are calls into Java, functions made on the spot, patterns, powers and counting loops, which end never or late.
 */
@Component
class FeelCheck {

    private static final int DEEPEST = 20;
    private static final int DIGITS = 15;

    private static final Set<String> NODES = Set.of(
            "ConstNull",
            "ConstInputValue",
            "ConstNumber",
            "ConstBool",
            "ConstString",
            "ConstDate",
            "ConstTime",
            "ConstLocalTime",
            "ConstDateTime",
            "ConstLocalDateTime",
            "ConstYearMonthDuration",
            "ConstDayTimeDuration",
            "ConstList",
            "ConstContext",
            "ConstRange",
            "OpenConstRangeBoundary",
            "ClosedConstRangeBoundary",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "InputInRange",
            "UnaryTestExpression",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "AtLeastOne",
            "Not",
            "Disjunction",
            "Conjunction",
            "If",
            "In",
            "InstanceOf",
            "Ref",
            "PathExpression",
            "Filter",
            "SomeItem",
            "EveryItem",
            "For",
            "FunctionInvocation");

    private static final Set<String> FUNCTIONS = Set.of(
            "date",
            "time",
            "date and time",
            "duration",
            "years and months duration",
            "number",
            "string",
            "not",
            "contains",
            "starts with",
            "ends with",
            "upper case",
            "lower case",
            "string length",
            "substring",
            "substring before",
            "substring after",
            "is blank",
            "min",
            "max",
            "sum",
            "count",
            "mean",
            "median",
            "all",
            "any",
            "and",
            "or",
            "list contains",
            "append",
            "concatenate",
            "union",
            "distinct values",
            "flatten",
            "index of",
            "reverse",
            "sublist",
            "is empty",
            "abs",
            "floor",
            "ceiling",
            "modulo",
            "odd",
            "even",
            "before",
            "after",
            "meets",
            "overlaps",
            "includes",
            "is defined",
            "get value",
            "get or else",
            "today",
            "now",
            "day of year",
            "day of week",
            "month of year",
            "week of year",
            "last day of month");

    private static final Set<String> WITH_ONE_NUMBER = Set.of("floor", "ceiling");

    /** Made when the first table or form is checked; a start that deploys nothing does without it. */
    private final SingletonSupplier<FeelEngineApi> parser =
            SingletonSupplier.of(() -> FeelEngineBuilder.forJava().build());

    /** What an expression has that is not allowed, with what to do, or empty. */
    Optional<String> fault(String text) {
        return fault(text, false);
    }

    /** The same for a cell that is compared with an input. */
    Optional<String> cellFault(String text) {
        return fault(text, true);
    }

    private Optional<String> fault(String text, boolean cell) {
        if (text.length() > Limits.EXPRESSION) {
            return Optional.of("FEEL of %,d characters; %,d are the most. Split it into rows."
                    .formatted(text.length(), Limits.EXPRESSION));
        }
        if (depth(text) > DEEPEST) {
            return Optional.of("FEEL with more than %d brackets in each other. Simplify it.".formatted(DEEPEST));
        }
        ParseResult parsed =
                cell ? parser.obtain().parseUnaryTests(text) : parser.obtain().parseExpression(text);
        if (!parsed.isSuccess()) {
            return Optional.of("no FEEL that can be read: %s. Correct it, and put texts into quotation marks."
                    .formatted(FaultList.quoted(text)));
        }
        return Optional.ofNullable(notOnTheList(parsed.parsedExpression().expression()))
                .map(found -> "FEEL with %s, which is not on the list of what tables and forms may use. Leave it out."
                        .formatted(found));
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

    private static String notOnTheList(Object node) {
        if (node instanceof FunctionInvocation call) {
            if (!FUNCTIONS.contains(call.function())) {
                return "the function “" + call.function() + "”";
            }
            if (WITH_ONE_NUMBER.contains(call.function()) && !hasOne(call.params())) {
                return "a number of decimals for “" + call.function() + "”";
            }
        } else if (node instanceof ConstNumber number && isHuge(number.value())) {
            return "a number of more than " + DIGITS + " digits";
        } else if (node instanceof Exp && !NODES.contains(((Product) node).productPrefix())) {
            return "“" + ((Product) node).productPrefix() + "”";
        }
        if (node instanceof Iterable<?> several) {
            return firstOf(several.iterator());
        }
        return node instanceof Product parts ? firstOf(parts.productIterator()) : null;
    }

    private static String firstOf(Iterator<?> nodes) {
        while (nodes.hasNext()) {
            String found = notOnTheList(nodes.next());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean hasOne(FunctionParameters parameters) {
        return parameters instanceof PositionalFunctionParameters positional
                && positional.params().size() == 1;
    }

    private static boolean isHuge(BigDecimal number) {
        return number.precision() > DIGITS || Math.abs(number.scale()) > DIGITS;
    }
}

package org.triad.sale.domain.leads;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a file writes amounts. Groups of three digits, a currency before or behind, and a sign are understood. */
public enum DecimalStyle {
    POINT("1,234.50", ",", '.'),
    COMMA("1.234,50", ".", ',');

    private static final int MOST_WHOLE_DIGITS = 12;

    private final String example;
    private final char sign;
    private final Pattern shape;

    DecimalStyle(String example, String group, char sign) {
        this.example = example;
        this.sign = sign;
        String currency = "(?:[€$£¥¤]|[A-Z]{3})?";
        String whole = "(\\d{1,3}(?:[" + group + "'’\\h]\\d{3})+|\\d+)";
        this.shape = Pattern.compile("(\\(?)\\h*([-+−]?)\\h*" + currency + "\\h*([-+−]?)" + whole + "(?:[" + sign
                + "](\\d+))?\\h*" + currency + "\\h*(\\)?)");
    }

    /** The form people read: {@code 1,234.50}. */
    public String example() {
        return example;
    }

    /** What stands before the cents. */
    public char sign() {
        return sign;
    }

    /** The amount, if the text is one with two decimals at most; zeros behind them do not count. */
    Optional<BigDecimal> parse(String text) {
        Matcher found = shape.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        String whole = found.group(4).replaceAll("\\D", "");
        String fraction = found.group(5) == null ? "" : withoutZerosBehind(found.group(5));
        if (fraction.length() > 2 || whole.length() > MOST_WHOLE_DIGITS) {
            return Optional.empty();
        }
        boolean negative = !found.group(1).isEmpty() || isMinus(found.group(2)) || isMinus(found.group(3));
        BigDecimal amount = new BigDecimal(whole + "." + (fraction + "00").substring(0, 2));
        return Optional.of(negative ? amount.negate() : amount);
    }

    private static boolean isMinus(String sign) {
        return !sign.isEmpty() && !sign.equals("+");
    }

    private static String withoutZerosBehind(String digits) {
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return digits.substring(0, end);
    }
}

package org.triad.sale.domain.leads;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** How a file writes dates. Days and months may have one digit or two; years that do not come first may have two. */
public enum DateStyle {
    ISO("yyyy-MM-dd", '-', 2, 1, 0),
    YEAR_SLASH("yyyy/MM/dd", '/', 2, 1, 0),
    DAY_DOT("dd.MM.yyyy", '.', 0, 1, 2),
    DAY_SLASH("dd/MM/yyyy", '/', 0, 1, 2),
    MONTH_SLASH("MM/dd/yyyy", '/', 1, 0, 2),
    DAY_DASH("dd-MM-yyyy", '-', 0, 1, 2),
    MONTH_DASH("MM-dd-yyyy", '-', 1, 0, 2);

    private static final int EARLIEST = 1900;
    private static final int LATEST = 2100;
    /** Two digits from here on mean the last century. */
    private static final int PIVOT = 70;

    private final String pattern;
    private final char sign;
    private final int day;
    private final int month;
    private final int year;

    DateStyle(String pattern, char sign, int day, int month, int year) {
        this.pattern = pattern;
        this.sign = sign;
        this.day = day;
        this.month = month;
        this.year = year;
    }

    /** The form people read: {@code dd.MM.yyyy}. */
    public String pattern() {
        return pattern;
    }

    /** The date, if the text is one between 1900 and 2100 in this style; a time of day after it is ignored. */
    Optional<LocalDate> parse(String text) {
        String date = withoutTime(text);
        int first = date.indexOf(sign);
        int second = date.indexOf(sign, first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        String[] parts = {date.substring(0, first), date.substring(first + 1, second), date.substring(second + 1)};
        int inYear = year(parts[year]);
        int inMonth = number(parts[month], 2);
        int inDay = number(parts[day], 2);
        if (inYear < EARLIEST || inYear > LATEST || inMonth < 1 || inMonth > 12 || inDay < 1) {
            return Optional.empty();
        }
        return inDay > YearMonth.of(inYear, inMonth).lengthOfMonth()
                ? Optional.empty()
                : Optional.of(LocalDate.of(inYear, inMonth, inDay));
    }

    private int year(String digits) {
        if (digits.length() == 4) {
            return number(digits, 4);
        }
        if (digits.length() != 2 || year == 0) {
            return -1;
        }
        int short2 = number(digits, 2);
        return short2 < 0 ? -1 : short2 + (short2 < PIVOT ? 2000 : 1900);
    }

    /** The number, or -1 if it is none of at most so many digits. */
    private static int number(String digits, int most) {
        if (digits.isEmpty() || digits.length() > most) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static String withoutTime(String text) {
        for (int i = 6; i < text.length() - 1; i++) {
            char sign = text.charAt(i);
            if ((sign == ' ' || sign == 'T') && Character.isDigit(text.charAt(i + 1))) {
                return text.indexOf(':', i) > 0 ? text.substring(0, i) : text;
            }
        }
        return text;
    }
}

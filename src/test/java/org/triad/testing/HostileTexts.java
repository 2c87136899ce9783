package org.triad.testing;

import java.util.stream.Stream;

/** What people type who mean no good, and what looks like it but is just text. */
public final class HostileTexts {

    /** What an expression of the corpus would come to, were it ever evaluated. */
    public static final String EVALUATED = "62710561";

    private HostileTexts() {}

    /** Texts in one line that are kept and shown as they were typed, and mean nothing to anybody. */
    public static Stream<String> shownAsTyped() {
        return Stream.of(
                "<script>window.hostile=7919*7919</script>",
                "\"><img src=x onerror=\"window.hostile=1\">",
                "'><svg/onload=window.hostile=1>",
                "</textarea></title><b>bold</b>",
                "<iframe src=javascript:alert(1)></iframe> javascript:alert(1)",
                "[click](javascript:alert(1)) ![x](x) **bold** `code` # head",
                "${7919*7919} #{7919*7919} *{7919*7919} ~{site/login} @{/logout}",
                "[[${7919*7919}]] [(${7919*7919})] __${7919*7919}__ |${7919*7919}|",
                "{{7919*7919}} {{campaign.brief}} =7919*7919 {% raw %}",
                "${T(java.lang.Runtime).getRuntime().exec('x')} ${execution.id} ${jndi:ldap://x.example}",
                "=1+1",
                "+49 30 1",
                "-1+cmd|' /C calc'!A1",
                "@SUM(1+1)*cmd|' /C calc'!A0",
                "' or 1=1 -- '; drop table campaign; \\",
                "{0} {1,number} '{' %s %n %% ]]> <!-- -->",
                "&lt;b&gt; &amp; &#60;script&#62; \\u0000 %00 \\x3cb",
                "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
                "עברית ועוד العربية می‌خواهم",
                "Z\u0323\u0302\u0308a\u0308lgo in moderation");
    }

    /** Texts that are refused with a sentence, in a field of any kind. */
    public static Stream<String> refused() {
        return Stream.of(
                "zero\0zero",
                "bell\u0007",
                "escape\u001B[31mred",
                "delete\u007F",
                "next\u0085line",
                "override\u202Etxt.exe",
                "embedding\u202Bx",
                "isolate\u2067x\u2069",
                "none\uFFFF",
                "\u200B\u2060",
                "a" + "\u0301".repeat(11),
                "a" + "\u0301".repeat(10_000),
                "👩‍👩‍👧‍👦".repeat(1_000),
                "x".repeat(10_000));
    }
}

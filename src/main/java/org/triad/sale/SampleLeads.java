package org.triad.sale;

import java.time.LocalDate;
import java.util.Random;

/**
 * Made-up leads in the shape sales tools export, with the faults such exports have: every sixth row lacks the account, open rows lack
 * dates and values, and one product is spelled in two ways. The same seed gives the same file.
 */
public final class SampleLeads {

    public static final String HEADER =
            "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value";

    private static final String[] AGENTS = {
        "Mara Lindqvist", "Tom Okafor", "Ines Duarte", "Jonas Weiß", "Priya Raman", "Luc Béranger"
    };
    private static final String[] PRODUCTS = {"Nova One", "Nova Pro", "NovaPro", "Terra Basic", "Terra Plus"};
    private static final int[] PRICES = {55, 4_800, 4_800, 550, 1_100};
    private static final String[] ACCOUNTS = {
        "Northwind Labs",
        "Kessler & Söhne",
        "Bluefin",
        "Ostara GmbH",
        "Piet, Jansen en Zonen",
        "Quill Works",
        "Alto",
        "Sirocco"
    };
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 10, 1);

    private SampleLeads() {}

    /** A header and so many rows, with CR LF after each as spreadsheets write it. */
    public static String csv(long seed, int rows) {
        Random random = new Random(seed);
        StringBuilder file = new StringBuilder(HEADER).append("\r\n");
        for (int row = 0; row < rows; row++) {
            file.append(row(random, row)).append("\r\n");
        }
        return file.toString();
    }

    private static String row(Random random, int number) {
        int product = random.nextInt(PRODUCTS.length);
        String account = random.nextInt(6) == 0 ? "" : ACCOUNTS[random.nextInt(ACCOUNTS.length)];
        int dice = random.nextInt(100);
        String stage = dice < 48 ? "Won" : dice < 76 ? "Lost" : dice < 94 ? "Engaging" : "Prospecting";
        LocalDate engaged = FIRST_DAY.plusDays(random.nextInt(400));
        boolean closed = stage.equals("Won") || stage.equals("Lost");
        int price = PRICES[product] + random.nextInt(PRICES[product] / 5) - PRICES[product] / 10;
        return String.join(
                ",",
                "%s%06d".formatted(Integer.toString(random.nextInt(36), 36).toUpperCase(java.util.Locale.ROOT), number),
                AGENTS[random.nextInt(AGENTS.length)],
                PRODUCTS[product],
                account.contains(",") ? "\"" + account + "\"" : account,
                stage,
                stage.equals("Prospecting") ? "" : engaged.toString(),
                closed ? engaged.plusDays(1 + random.nextInt(130)).toString() : "",
                stage.equals("Won") ? Integer.toString(price) : stage.equals("Lost") ? "0" : "");
    }
}

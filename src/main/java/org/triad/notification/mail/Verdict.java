package org.triad.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.triad.kernel.PlainText;

/**
 * What a failure to send says about the message.
 *
 * @param code the server's reply code, where it gave one
 * @param why its words, or ours
 */
record Verdict(Kind kind, Optional<String> code, String why) {

    enum Kind {
        /** It can never be sent as it is. */
        DEAD,
        /** The server puts this one off. */
        PUT_OFF,
        /** The server cannot be spoken to, which says nothing about the message. */
        SERVER
    }

    private static final int LONGEST = 500;
    private static final int CLOSING = 421;

    static Verdict of(Exception failure) {
        if (failure instanceof AddressException address) {
            return new Verdict(Kind.DEAD, Optional.empty(), "The e-mail address cannot be used: " + said(address));
        }
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return answered(refused.getReturnCode(), refused, false);
            }
            if (cause instanceof SMTPSenderFailedException refused) {
                return answered(refused.getReturnCode(), refused, true);
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getNextException() == null) {
                boolean ofSender = String.valueOf(refused.getCommand()).startsWith("MAIL");
                return answered(refused.getReturnCode(), refused, ofSender);
            }
        }
        if (failure instanceof MessagingException) {
            return new Verdict(Kind.SERVER, Optional.empty(), said(failure));
        }
        return new Verdict(Kind.PUT_OFF, Optional.empty(), "The mail could not be written: " + said(failure));
    }

    /** A sender that is refused is refused for every message: somebody has to set it right, and none is lost until then. */
    private static Verdict answered(int code, Exception refused, boolean ofSender) {
        Kind kind = code < 400 || code == CLOSING ? Kind.SERVER : code < 500 || ofSender ? Kind.PUT_OFF : Kind.DEAD;
        return new Verdict(kind, Optional.of(code).filter(number -> number > 0).map(String::valueOf), said(refused));
    }

    private static Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String said(Exception failure) {
        String words = PlainText.visible(PlainText.inOneLine(String.valueOf(failure.getMessage())))
                .strip();
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}

package org.triad.site.web;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.util.InvalidUrlException;

/** Tells a request that nobody could have read, or whose text no database keeps, from a failure of ours. */
final class BrokenRequest {

    private static final int DEEPEST_CAUSE = 20;

    /** PostgreSQL's state for a text with a character it does not keep, such as NUL. */
    private static final String CHARACTER_NOT_KEPT = "22021";

    private BrokenRequest() {}

    /** Whether this is about a body that is no JSON or ends too early, a header that is no address, a parameter's name with control characters, or a NUL in a text or in a file's name. */
    static boolean is(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> cause instanceof HttpMessageNotReadableException
                        || cause instanceof BadRequestException
                        || cause instanceof FileUploadException
                        || cause instanceof InvalidFileNameException
                        || cause instanceof InvalidUrlException
                        || cause instanceof RequestRejectedException
                        || cause instanceof SQLException refused && CHARACTER_NOT_KEPT.equals(refused.getSQLState()));
    }
}

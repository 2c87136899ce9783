/** A creating call of the REST interface that is repeated with the same Idempotency-Key has one effect and the same answer. */
package org.triad.site.idempotency;

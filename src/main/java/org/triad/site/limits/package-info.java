/** How much of anything a request may bring, before anybody reads it. */
package org.triad.site.limits;

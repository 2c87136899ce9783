/** Small adjustments to the engine's web applications. */
package org.triad.site.tasklist;

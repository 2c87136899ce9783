/** Reads the tables of other modules and of the engine, in statements whose number does not grow with what they find. */
package org.triad.insight.reading;

/**
 * Measures Triad against the engine it stands on, side by side in one run: {@code mvn -Pbenchmark verify}. Counts of statements and bytes
 * are worth more than times; the machine is never alone.
 */
package org.triad.benchmark;

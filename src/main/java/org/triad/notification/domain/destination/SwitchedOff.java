package org.triad.notification.domain.destination;

/** Triad has switched a channel or webhook off, since its receiver said that it is gone; said in the transaction that does it. */
public record SwitchedOff(Destination destination) {}

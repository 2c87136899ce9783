package org.triad.notification.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses behind a host's name. */
@FunctionalInterface
interface Names {

    InetAddress[] of(String host) throws UnknownHostException;
}

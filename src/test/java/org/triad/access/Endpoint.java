package org.triad.access;

/**
 * One thing that can be asked for.
 *
 * @param path with the names of its variables in braces, without their expressions
 */
record Endpoint(String method, String path) implements Comparable<Endpoint> {

    static Endpoint of(String method, String path) {
        String plain =
                path.replaceAll("\\{\\s*\\*?([\\w-]+)\\s*(?::[^{}]*)?}", "{$1}").replaceAll("/{2,}", "/");
        return new Endpoint(method, plain.length() > 1 ? plain.replaceAll("/$", "") : plain);
    }

    @Override
    public int compareTo(Endpoint other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : method.compareTo(other.method);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}

package org.triad.database;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read already and need not read again. One act asks the same of several guards and listeners; what one of them
 * found holds for all of them until the transaction ends. Outside a transaction nothing is remembered.
 */
public final class TransactionMemory implements TransactionSynchronization {

    private final Map<Object, Object> known = new HashMap<>();

    private TransactionMemory() {}

    /**
     * What is remembered under the key, or what is read now; nothing found is not remembered.
     *
     * @param key of a type of the reader's own, so that two readers never mean the same key
     */
    @SuppressWarnings("unchecked")
    public static <T> Optional<T> once(Object key, Supplier<Optional<T>> read) {
        Optional<T> remembered = ofTransaction().map(memory -> (T) memory.known.get(key));
        if (remembered.isPresent()) {
            return remembered;
        }
        Optional<T> found = read.get();
        found.ifPresent(value -> note(key, value));
        return found;
    }

    /** Remembers what has been written or read otherwise. */
    public static void note(Object key, Object value) {
        ofTransaction().ifPresent(memory -> memory.known.put(key, value));
    }

    public static void forget(Object key) {
        ofTransaction().ifPresent(memory -> memory.known.remove(key));
    }

    private static Optional<TransactionMemory> ofTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        // A transaction that is suspended takes its synchronizations, and with them its memory, aside.
        return Optional.of(TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(TransactionMemory.class::isInstance)
                .map(TransactionMemory.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    TransactionMemory first = new TransactionMemory();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                }));
    }
}

package io.redkit.runtime.command;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/** The first argument, and the key after the last option that stores the result, as SORT and GEORADIUS have them. */
final class StoredKeys extends KeyPositions {

    private final int firstOption;
    private final Map<String, Integer> valuesOfOptions;

    /**
     * @param firstOption index of the first argument that may be an option
     * @param valuesOfOptions how many values follow the options that have some, whose values may look like options
     */
    StoredKeys(int firstOption, Map<String, Integer> valuesOfOptions) {
        super(0, false);
        this.firstOption = firstOption;
        this.valuesOfOptions = Map.copyOf(valuesOfOptions);
    }

    @Override
    public void forEach(Call call, IntConsumer key) {
        if (call.argCount() > 0) {
            key.accept(0);
        }
        int stored = NO_KEY;
        for (int i = firstOption; i < call.argCount() - 1; i++) {
            String option = call.textArg(i).toUpperCase(Locale.ROOT);
            if (option.equals("STORE") || option.equals("STOREDIST")) {
                stored = ++i;
            } else {
                i += valuesOfOptions.getOrDefault(option, 0);
            }
        }
        if (stored != NO_KEY) {
            key.accept(stored);
        }
    }
}

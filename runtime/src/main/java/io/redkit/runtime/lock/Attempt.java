package io.redkit.runtime.lock;

/**
 * One attempt to acquire a lock.
 *
 * @param owner id of the acquisition, under which it can be repeated
 * @param waitingClient is put into the queue if another one holds the lock; empty for nobody
 * @param place where that client goes if it gets the lock
 * @param absentClient is taken out of the queue if this gets the lock, because it was woken and did not come; empty for nobody
 */
record Attempt(LockSpec spec, String owner, String waitingClient, Place place, String absentClient) {

    static final String NOBODY = "";

    /** Where a client goes that gets the lock. */
    enum Place {
        /** It stays where it is: others there care for it. */
        SAME(""),
        /** To the end of the queue: others wait there. */
        LAST("1"),
        /** Out of the queue. */
        NONE("0");

        private final String text;

        Place(String text) {
            this.text = text;
        }

        /** Returns how the script knows it. */
        String text() {
            return text;
        }
    }
}

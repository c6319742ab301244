package org.acme.examples;

import io.redkit.KeySpace;

public class Keys {

    public static String sessionOf(String user) {
        // tag::key[]
        String key = KeySpace.key(KeySpace.SESSION, user); // "a:b" gives session:a%3Ab
        // end::key[]
        return key;
    }

    public static String queueOf(String order) {
        // tag::tag[]
        String key = KeySpace.key(KeySpace.LOCK, KeySpace.hashTag(order), "queue"); // lock:{42}:queue
        // end::tag[]
        return key;
    }
}

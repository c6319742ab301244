package org.acme.examples;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.redkit.RedisService;
import io.redkit.SetOptions;
import io.redkit.codec.EncryptingCodec;
import io.redkit.codec.EncryptionKeys;
import io.redkit.codec.JsonCodecs;
import io.redkit.codec.ValueCodec;

// tag::encryption[]
@ApplicationScoped
public class Patients {

    public record Patient(String name, String diagnosis) {
    }

    private final RedisService redis;
    private final ValueCodec<Patient> codec;

    @Inject
    Patients(RedisService redis, EncryptionKeys keys, ObjectMapper mapper) {
        this.redis = redis;
        this.codec = new EncryptingCodec<>(new JsonCodecs(mapper).of(Patient.class), keys);
    }

    public void save(String id, Patient patient) {
        redis.set("patient:" + id, patient, codec, SetOptions.DEFAULT.expireIn(Duration.ofHours(8)));
    }

    public Patient load(String id) {
        return redis.get("patient:" + id, codec);
    }
}
// end::encryption[]

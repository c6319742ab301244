package io.redkit.deployment.devservices;

import java.util.concurrent.TimeUnit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;

/**
 * Gets an image that is not on this machine yet, in one attempt. Testcontainers, which would get it otherwise, repeats a
 * refused attempt for minutes, also where there is no network and another source is waiting.
 */
final class ImagePull {

    private static final int TIMEOUT_MINUTES = 10;

    private ImagePull() {
    }

    /**
     * Returns when the image is on this machine.
     *
     * @throws IllegalStateException if it cannot be pulled
     */
    static void ensurePresent(String image) {
        DockerImageName name = ImageNameSubstitutor.instance().apply(DockerImageName.parse(image));
        DockerClient client = DockerClientFactory.lazyClient();
        if (isPresent(client, name)) {
            return;
        }
        try {
            boolean complete = client.pullImageCmd(name.getUnversionedPart()).withTag(name.getVersionPart()).start()
                    .awaitCompletion(TIMEOUT_MINUTES, TimeUnit.MINUTES);
            if (!complete) {
                throw new IllegalStateException(name + " was not pulled within " + TIMEOUT_MINUTES + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + name + " was pulled", e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(name + " cannot be pulled: " + e.getMessage(), e);
        }
    }

    private static boolean isPresent(DockerClient client, DockerImageName name) {
        try {
            client.inspectImageCmd(name.asCanonicalNameString()).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}

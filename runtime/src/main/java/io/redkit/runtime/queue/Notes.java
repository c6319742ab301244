package io.redkit.runtime.queue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.redkit.queue.JobProgress;

/** Tells the server how far jobs are. While one word of a job is on its way, only the latest further one is kept. */
final class Notes {

    private final JobScripts scripts;
    private final QueueKeys queue;
    private final Map<String, JobProgress> latest = new ConcurrentHashMap<>();

    Notes(JobScripts scripts, QueueKeys queue) {
        this.scripts = scripts;
        this.queue = queue;
    }

    void add(TakenJob job, JobProgress progress) {
        if (latest.put(job.key(), progress) == null) {
            send(job, progress);
        }
    }

    /** What cannot be told is forgotten: the end of the attempt tells the last word. */
    private void send(TakenJob job, JobProgress progress) {
        scripts.progress(queue, job, progress.percent(), progress.note()).subscribe().with(
                ignored -> sent(job, progress), failure -> sent(job, progress));
    }

    private void sent(TakenJob job, JobProgress progress) {
        if (!latest.remove(job.key(), progress)) {
            JobProgress next = latest.get(job.key());
            if (next != null) {
                send(job, next);
            }
        }
    }
}

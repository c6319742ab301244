package io.redkit.demo.jobs;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;

import io.redkit.queue.Job;
import io.redkit.queue.JobCounts;
import io.redkit.queue.JobId;
import io.redkit.queue.JobState;
import io.redkit.queue.ReactiveJobQueue;
import io.redkit.queue.ReactiveJobQueues;
import io.smallrye.mutiny.Uni;

/** The board: adds jobs, shows them, and looks after them. {@link BoardWork} does them, here or in another instance. */
@Path("/api/jobs")
public class JobsResource {

    private static final int MOST_OF_A_STATE = 6;
    private static final String ID = "{id:[0-9a-zA-Z_-]{1,64}}";

    @Inject
    ReactiveJobQueues queues;

    /**
     * What became of a wish.
     *
     * @param changed false if it came too late
     */
    public record Change(boolean changed) {
    }

    /**
     * What was added.
     *
     * @param added number of jobs
     */
    public record Addition(int added) {
    }

    @GET
    public Uni<Board> board() {
        return queue().counts().flatMap(counts -> Uni.join()
                .all(Stream.of(JobState.values()).map(state -> some(state, counts)).toList()).andFailFast()
                .map(lists -> Board.of(counts, lists.stream().flatMap(List::stream).toList())));
    }

    /** Those of a state that will be done first, or have ended last. */
    private Uni<List<Job<Task>>> some(JobState state, JobCounts counts) {
        boolean hasEnded = switch (state) {
            case COMPLETED, DEAD, CANCELLED -> true;
            case WAITING, DELAYED, ACTIVE -> false;
        };
        int offset = hasEnded ? (int) Math.max(0, counts.of(state) - MOST_OF_A_STATE) : 0;
        return queue().jobs(state, offset, MOST_OF_A_STATE);
    }

    /** While Redis is away the jobs are kept in memory, as {@code application.properties} says, and added afterwards. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Addition> addSome() {
        return queue().enqueueAll(Task.SOME).map(ids -> new Addition(ids.size()));
    }

    @DELETE
    @Path(ID)
    public Uni<Change> cancel(@RestPath String id) {
        return queue().cancel(new JobId(id)).map(Change::new);
    }

    @POST
    @Path(ID + "/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Change> retry(@RestPath String id) {
        return queue().retry(new JobId(id)).map(Change::new);
    }

    @POST
    @Path("pause")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> pause() {
        return queue().pause();
    }

    @POST
    @Path("resume")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> resume() {
        return queue().resume();
    }

    private ReactiveJobQueue<Task> queue() {
        return queues.of(BoardWork.QUEUE, Task.class);
    }
}

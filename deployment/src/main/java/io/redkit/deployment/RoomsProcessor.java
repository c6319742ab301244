package io.redkit.deployment;

import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;

import io.quarkus.arc.ActiveResult;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.redkit.room.ReactiveRoomSockets;
import io.redkit.room.ReactiveRooms;
import io.redkit.room.RoomSockets;
import io.redkit.room.Rooms;
import io.redkit.runtime.RedkitRecorder;
import io.redkit.runtime.room.RoomSocketsRecorder;
import io.redkit.runtime.room.RoomsByClient;
import io.redkit.runtime.room.RoomsRecorder;

/** Makes beans of the rooms of the clients, and of those of WebSockets where the application has them. */
class RoomsProcessor {

    private static final String SOCKETS = "io.redkit.runtime.room.SocketsByClient";

    @BuildStep
    List<PatternBeanBuildItem> doors() {
        return List.of(new PatternBeanBuildItem(Rooms.class), new PatternBeanBuildItem(ReactiveRooms.class),
                new PatternBeanBuildItem(RoomSockets.class), new PatternBeanBuildItem(ReactiveRoomSockets.class));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    RoomsBuildItem create(RoomsRecorder recorder, ClientsBuildItem clients, ShutdownContextBuildItem shutdown) {
        return new RoomsBuildItem(recorder.create(clients.clients(), shutdown));
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void beans(RoomsRecorder recorder, RedkitRecorder clients, ClientUsesBuildItem uses, RoomsBuildItem rooms,
            BuildProducer<SyntheticBeanBuildItem> beans) {
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clients.checkActive(name);
            beans.produce(ClientBean.of(name, Rooms.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(rooms.rooms(), name)).done());
            beans.produce(ClientBean.of(name, ReactiveRooms.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(rooms.rooms(), name)).done());
        }
        beans.produce(SyntheticBeanBuildItem.configure(RoomsByClient.class).scope(Singleton.class).setRuntimeInit()
                .runtimeValue(rooms.rooms()).done());
    }

    @BuildStep
    void sockets(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.WEBSOCKETS_NEXT)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(SOCKETS));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void socketBeans(RoomSocketsRecorder recorder, RedkitRecorder clients, ClientUsesBuildItem uses,
            Capabilities capabilities, BuildProducer<SyntheticBeanBuildItem> beans) {
        if (capabilities.isMissing(Capability.WEBSOCKETS_NEXT)) {
            return;
        }
        for (String name : uses.placesByClient().keySet()) {
            Supplier<ActiveResult> active = clients.checkActive(name);
            beans.produce(ClientBean.of(name, RoomSockets.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.blocking(name)).done());
            beans.produce(ClientBean.of(name, ReactiveRoomSockets.class, active).scope(ApplicationScoped.class)
                    .supplier(recorder.reactive(name)).done());
        }
    }
}

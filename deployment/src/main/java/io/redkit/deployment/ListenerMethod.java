package io.redkit.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

import io.redkit.pubsub.Channels;
import io.redkit.pubsub.Message;
import io.redkit.pubsub.Overflow;
import io.redkit.pubsub.RedisListener;
import io.redkit.runtime.config.RedkitConfig;
import io.redkit.runtime.pubsub.ListenerSpec;
import io.redkit.runtime.pubsub.ListenerSpec.Threading;

/** One method with {@link RedisListener}, as its class declares it. */
final class ListenerMethod {

    static final DotName ANNOTATION = DotName.createSimple(RedisListener.class);

    private static final DotName VIRTUAL = DotName.createSimple("io.smallrye.common.annotation.RunOnVirtualThread");
    private static final DotName MESSAGE = DotName.createSimple(Message.class);
    private static final Set<String> STAGES = Set.of("io.smallrye.mutiny.Uni", "java.util.concurrent.CompletionStage");
    private static final int USUAL_BUFFER = 256;

    private final AnnotationInstance annotation;
    private final MethodInfo method;
    private final List<String> problems = new ArrayList<>();

    ListenerMethod(AnnotationInstance annotation) {
        this.annotation = annotation;
        this.method = annotation.target().asMethod();
        check();
    }

    MethodInfo method() {
        return method;
    }

    /** Returns the place as people look for it. */
    String place() {
        return method.declaringClass().name() + "#" + method.name();
    }

    String client() {
        AnnotationInstance name = method.declaredAnnotation(ClientUsesProcessor.CLIENT_NAME);
        return name == null ? RedkitConfig.DEFAULT_CLIENT : name.value().asString();
    }

    /** Returns all that is wrong with it, each with its place. */
    List<String> problems() {
        return problems.stream().map(problem -> "@RedisListener at " + place() + ": " + problem).toList();
    }

    private void check() {
        if (Modifier.isPrivate(method.flags()) || Modifier.isStatic(method.flags())) {
            problems.add("it is private or static, so that it cannot be called on the bean");
        }
        List<String> names = names();
        if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
            problems.add("it names no channel, or an empty one");
        }
        if (flag("pattern", false) && flag("sharded", false)) {
            problems.add("there are no patterns of sharded channels; choose one of pattern and sharded");
        }
        if (number("concurrency", 1) < 1 || number("buffer", USUAL_BUFFER) < 1) {
            problems.add("concurrency and buffer must be at least 1");
        }
        if (overflow() == Overflow.FAIL) {
            problems.add("overflow=FAIL would end it for ever; choose DROP_OLDEST or DROP_NEWEST");
        }
        checkReturn();
        checkParameter();
    }

    private void checkReturn() {
        Type type = method.returnType();
        boolean isStage = type.kind() == Type.Kind.PARAMETERIZED_TYPE && STAGES.contains(type.name().toString())
                && type.asParameterizedType().arguments().get(0).name().toString().equals("java.lang.Void");
        if (type.kind() != Type.Kind.VOID && !isStage) {
            problems.add(
                    "it returns " + type + ", and nobody takes the value; return void, Uni<Void> or CompletionStage<Void>");
        }
        if (isStage && method.hasAnnotation(VIRTUAL)) {
            problems.add("it returns " + type.name().withoutPackagePrefix() + ", which belongs on an event loop; return void"
                    + " with @RunOnVirtualThread");
        }
    }

    private void checkParameter() {
        if (method.parametersCount() != 1) {
            problems.add(
                    "it has " + method.parametersCount() + " parameters; it must have one, for the payload or the Message");
            return;
        }
        Type parameter = method.parameterType(0);
        if (parameter.name().equals(MESSAGE) && parameter.kind() != Type.Kind.PARAMETERIZED_TYPE) {
            problems.add("its Message has no type of payload; write Message<Order>");
        } else if (!isConcrete(payload())) {
            problems.add(
                    "the payload cannot be of type " + payload() + "; it can be String, byte[], or a type that is read from"
                            + " JSON, without wildcards and type variables");
        }
    }

    private static boolean isConcrete(Type type) {
        return switch (type.kind()) {
            case CLASS, PRIMITIVE -> true;
            case PARAMETERIZED_TYPE -> type.asParameterizedType().arguments().stream().allMatch(ListenerMethod::isConcrete);
            case ARRAY -> type.toString().equals("byte[]");
            default -> false;
        };
    }

    private boolean isWhole() {
        return method.parameterType(0).name().equals(MESSAGE);
    }

    /** Returns the type of the payload. */
    Type payload() {
        Type parameter = method.parameterType(0);
        return isWhole() ? parameter.asParameterizedType().arguments().get(0) : parameter;
    }

    /** Returns what there is to know when the application runs; where there are no problems. */
    ListenerSpec spec() {
        Channels.Kind kind = flag("pattern", false) ? Channels.Kind.PATTERNS
                : flag("sharded", false) ? Channels.Kind.SHARDED : Channels.Kind.NAMES;
        return new ListenerSpec(client(), new ListenerSpec.Source(names(), kind, flag("prefixed", true)),
                new ListenerSpec.Pace(number("concurrency", 1), number("buffer", USUAL_BUFFER), overflow()),
                new ListenerSpec.Target(place(), canonical(payload()), isWhole(), threading()));
    }

    private Threading threading() {
        if (method.returnType().kind() != Type.Kind.VOID) {
            return Threading.EVENT_LOOP;
        }
        return method.hasAnnotation(VIRTUAL) ? Threading.VIRTUAL_THREAD : Threading.WORKER;
    }

    /** Writes a type as Jackson reads it. */
    private static String canonical(Type type) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            return type.name() + type.asParameterizedType().arguments().stream().map(ListenerMethod::canonical)
                    .collect(Collectors.joining(",", "<", ">"));
        }
        return type.kind() == Type.Kind.ARRAY ? "byte[]" : type.name().toString();
    }

    private List<String> names() {
        AnnotationValue value = annotation.value();
        return value == null ? List.of() : Arrays.asList(value.asStringArray());
    }

    private boolean flag(String member, boolean otherwise) {
        AnnotationValue value = annotation.value(member);
        return value == null ? otherwise : value.asBoolean();
    }

    private int number(String member, int otherwise) {
        AnnotationValue value = annotation.value(member);
        return value == null ? otherwise : value.asInt();
    }

    private Overflow overflow() {
        AnnotationValue value = annotation.value("overflow");
        return value == null ? Overflow.DROP_OLDEST : Overflow.valueOf(value.asEnum());
    }
}

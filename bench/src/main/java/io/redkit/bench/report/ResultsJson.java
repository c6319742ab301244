package io.redkit.bench.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Results as a JSON list with one object in each line; NaN is null. */
final class ResultsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int DECIMALS = 3;

    private ResultsJson() {
    }

    static String write(List<Result> results) {
        return results.stream().map(ResultsJson::line).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    static List<Result> read(String json) throws IOException {
        List<Result> results = new ArrayList<>();
        for (JsonNode each : MAPPER.readTree(json)) {
            results.add(new Result(each.path("client").asText(), each.path("scenario").asText(),
                    each.path("callers").asInt(), number(each, "opsPerSecond"), number(each, "cpuMicrosPerOp"),
                    number(each, "allocBytesPerOp"), number(each, "p50Micros"), number(each, "p99Micros"),
                    each.path("errors").asLong()));
        }
        return results;
    }

    private static String line(Result result) {
        return "{\"client\":" + quoted(result.client()) + ",\"scenario\":" + quoted(result.scenario()) + ",\"callers\":"
                + result.callers() + ",\"opsPerSecond\":" + text(result.opsPerSecond()) + ",\"cpuMicrosPerOp\":"
                + text(result.cpuMicrosPerOp()) + ",\"allocBytesPerOp\":" + text(result.allocBytesPerOp())
                + ",\"p50Micros\":" + text(result.p50Micros()) + ",\"p99Micros\":" + text(result.p99Micros())
                + ",\"errors\":" + result.errors() + "}";
    }

    private static String quoted(String text) {
        return MAPPER.getNodeFactory().textNode(text).toString();
    }

    private static String text(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString()
                : "null";
    }

    private static double number(JsonNode object, String name) {
        return object.path(name).isNumber() ? object.path(name).asDouble() : Double.NaN;
    }
}

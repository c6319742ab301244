package io.redkit.runtime.connection.resp;

/** A text that tells its format, such as {@code txt} or {@code mkd}. */
final class VerbatimReply extends BulkReply {

    private final String format;

    VerbatimReply(String format, byte[] text) {
        super(text);
        this.format = format;
    }

    @Override
    public String format() {
        return format;
    }
}

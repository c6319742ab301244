package io.redkit.data;

/** When a member of a sorted set gets its score. */
public enum ScoreCondition {

    /** In any case. */
    ALWAYS,

    /** Only if it is no member yet ({@code NX}). */
    IF_ABSENT,

    /** Only if it is a member already ({@code XX}). */
    IF_PRESENT,

    /** If it is no member yet, or the score is higher than the one it has ({@code GT}). */
    IF_ABSENT_OR_GREATER,

    /** If it is no member yet, or the score is lower than the one it has ({@code LT}). */
    IF_ABSENT_OR_LESS,

    /** Only if it is a member, and the score is higher than the one it has ({@code XX GT}). */
    IF_GREATER,

    /** Only if it is a member, and the score is lower than the one it has ({@code XX LT}). */
    IF_LESS
}

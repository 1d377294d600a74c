package httpbytes.benchmark;

/** What is measured, and its unit. */
enum Measure {
    /** Answers in a second, under the load of one {@link Scenario}. */
    RATE,
    /** Microseconds of processor time that the server spends on one request. */
    CPU,
    /** Answers in a second of one of the {@link Stage}s. */
    STAGE,
    /** Seconds from the start of the process to its first answer. */
    START,
    /** Answers in a second, without and beside a crowd of idle connections. */
    CROWD_RATE,
    /** MiB that the system has given to the process, without and beside the crowd. */
    CROWD_MEMORY
}

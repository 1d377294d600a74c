package httpbytes.benchmark;

/** What is measured, and its unit. */
enum Measure {
    /** Answers in a second, under the load of one {@link Scenario}, on all cores. */
    RATE,
    /** Microseconds of processor time that the server spends on one request, on all cores. */
    CPU,
    /** As {@link #RATE}, with a core for the server and another for the load. */
    APART_RATE,
    /** As {@link #CPU}, with a core for the server and another for the load. */
    APART_CPU,
    /** Microseconds of processor time that the load spends on one request. */
    LOAD_CPU,
    /** Seconds of load before the first round that counted. */
    WARM_UP,
    /** By how many percent the last three rounds before that differed. */
    WARM_UP_SPREAD,
    /** Answers in a second during the first ten seconds under load. */
    COLD,
    /** Microseconds from when a request was due to the end of its answer, at a fixed rate. */
    LATENCY,
    /** Answers in a second of one of the {@link Stage}s. */
    STAGE,
    /** Octets of memory that one step of a request takes. */
    ALLOCATED,
    /** Seconds from the start of the process to its first answer. */
    START,
    /** Answers in a second, without and beside a crowd of idle connections. */
    CROWD_RATE,
    /** MiB that the system has given to the process, without and beside the crowd. */
    CROWD_MEMORY
}

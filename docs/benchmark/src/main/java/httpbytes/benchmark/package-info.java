/**
 * The servers of this workspace beside others, under the same load in the same run.
 *
 * <p>Each server is a process of its own, loaded by <a href="https://github.com/wg/wrk">wrk</a>, another process.
 * {@link httpbytes.benchmark.Comparison} takes turns between them, so that what else the machine does meets all of
 * them; {@link httpbytes.benchmark.Results} is the file that a run leaves, and all that
 * {@link httpbytes.benchmark.Report} and {@link httpbytes.benchmark.Plot} know.
 */
package httpbytes.benchmark;

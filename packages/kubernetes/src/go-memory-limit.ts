/**
 * The share of a container's memory limit from which the Go runtime collects garbage harder. The rest is for memory
 * outside the heap.
 */
const SHARE = 0.85

/**
 * The value of `GOMEMLIMIT` for a container: without it, garbage alone can reach the limit, and the kernel ends the program.
 * @param limit of the container's memory, in MiB
 */
export const goMemoryLimit = (limit: number): string => `${Math.floor(limit * SHARE)}MiB`

/**
 * The line of collector releases whose component names, keys and defaults the generator writes. They change from one
 * release to the next, so another line is an error until `packages/otel-collector` was moved to it.
 */
export const COLLECTOR_VERSION_LINE = '0.160'

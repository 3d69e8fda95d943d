/**
 * The line of collector releases whose component names, keys and defaults the generator writes. They change between
 * releases, so another line is an error until `packages/otel-collector` supports it.
 */
export const COLLECTOR_VERSION_LINE = '0.160'

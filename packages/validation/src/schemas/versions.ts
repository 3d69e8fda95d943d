/** The line of collector releases whose modules the vendored schemas were derived from: derive/collector/go.mod says which. */
export const COLLECTOR_VERSION = '0.160'

/** The line of collector releases whose modules the vendored schemas were derived from: tools/derive/collector/go.mod says which. */
export const COLLECTOR_VERSION = '0.160'

import { chosen, clusterSelector } from './matchers.ts'

/** The log lines of the chosen clusters and namespaces. */
export const logs = (...matchers: readonly string[]): string =>
  clusterSelector(chosen('service_namespace', 'namespace'), ...matchers)

/** The same for all namespaces, with the lines that have none. */
export const everyLog = (): string => clusterSelector('service_namespace=~".*"')

/**
 * Keeps the lines whose pod the collector did not find. Only the node always comes from the pod: the namespace is also
 * in the file's path, and Loki falls back to the container's name for the service's.
 */
export const WITHOUT_POD = '| k8s_node_name=""'

/**
 * Keeps the errors. Loki detects the level of each line on arrival (`discover_log_levels`), in any format; a text
 * search would count every "0 errors".
 */
export const ERRORS = '| detected_level=~"error|critical|fatal"'

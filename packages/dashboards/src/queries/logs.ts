import { chosen, clusterSelector } from './matchers.ts'

/** The log lines of the chosen clusters and namespaces. */
export const logs = (...matchers: readonly string[]): string =>
  clusterSelector(chosen('service_namespace', 'namespace'), ...matchers)

/** The same without a choice of namespace, and with the lines that have none. */
export const everyLog = (): string => clusterSelector('service_namespace=~".*"')

/**
 * Keeps the lines whose pod the collector did not find. Of what it reads from a pod, only the node is never found elsewhere: the
 * namespace comes from the file's path as well, and Loki takes the container's name for the service's.
 */
export const WITHOUT_POD = '| k8s_node_name=""'

/**
 * Keeps the errors. Loki reads the level from each line when it arrives (`discover_log_levels`), whatever its format;
 * a search for the words would count every "0 errors".
 */
export const ERRORS = '| detected_level=~"error|critical|fatal"'

import { chosen, ofChosenClusters } from './matchers.ts'

/** The log lines of the chosen clusters and namespaces. */
export const logs = (...matchers: readonly string[]): string =>
  ofChosenClusters(chosen('service_namespace', 'namespace'), ...matchers)

/** The same without a choice of namespace, and with the lines that have none. */
export const everyLog = (): string => ofChosenClusters('service_namespace=~".*"')

/**
 * Lines whose pod the collector did not find: the namespace is read from the pod. They show up as `unknown_service` or
 * under their container's name, and no choice of a namespace brings them back.
 */
export const logsWithoutPod = (): string => ofChosenClusters('service_namespace=~""')

/**
 * Keeps the errors. Loki reads the level from each line when it arrives (`discover_log_levels`), whatever its format;
 * a search for the words would count every "0 errors".
 */
export const ERRORS = '| detected_level=~"error|critical|fatal"'

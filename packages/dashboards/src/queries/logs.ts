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

/**
 * Puts in front of each line where it is from. Filters go before it: after it they would search this text too. Without
 * it, equal lines of two pods are one where Grafana hides repetitions.
 */
export const WITH_ORIGIN =
  '| line_format `{{.cluster}} {{.service_namespace}}/{{.k8s_pod_name}} {{__line__}}`'

/** How many lines come in a minute. In a second, the errors of a small fleet are fractions that nobody reads. */
export const linesPerMinute = (selected: string, by = '', range = '$__auto'): string =>
  `sum${by === '' ? ' ' : ` by (${by}) `}(rate(${selected} [${range}])) * 60`

export const LINES_PER_MINUTE = 'suffix:lines/min'

/** The number of lines in the time shown, or as long before. */
export const countOf = (selected: string, offset = ''): string =>
  `sum(count_over_time(${selected} [$__range]${offset}))`

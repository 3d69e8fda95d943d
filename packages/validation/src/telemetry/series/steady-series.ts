import { CLUSTER_LABEL } from '@fleet/model'
import { isBornByEvent } from '../../catalog/metrics/event-metrics.ts'
import type { Matcher, Selector } from '../../queries/expr.ts'
import type { MetricInventory } from './series.ts'
import { TARGET_LABELS } from './target-labels.ts'

/** Metrics with a series for each state, whose value says which of them holds. */
const OF_ALL_STATES =
  /^kube_node_status_condition$|^kube_\w+_status_phase$|^kube_pod_status_(?:ready|reason|scheduled)$|^node_systemd_unit_state$/

/** Labels that say where a series comes from, and not how that is. */
const OF_TARGET: ReadonlySet<string> = new Set([CLUSTER_LABEL, ...TARGET_LABELS])

/** Whether the series of a selector are there on a good day too, as far as is known. */
export const isSteady =
  ({ of }: MetricInventory) =>
  (selector: Selector): boolean => {
    const metric = selector.metric?.text ?? ''
    if (isOfEvents(selector)) return false
    // A matcher on any other label may be the condition itself: `…_info{ready!="True"}`.
    return selector.matchers.every(({ label }) => OF_TARGET.has(label.text))
      ? of(metric).length > 0
      : OF_ALL_STATES.test(metric)
  }

/** Whether a selector has series only after something happened, such as a failure. */
export const isOfEvents = ({ metric, matchers }: Selector): boolean =>
  (metric !== undefined && isBornByEvent(metric.text)) || matchers.some(isOfFailedRequests)

const CODES = /^(?:code|status|status_code|http_status_code|response_code)$/

const isOfFailedRequests = ({ label, op, value }: Matcher): boolean =>
  CODES.test(label.text) && (op === '=' || op === '=~') && /^\(?[45][\dx.]/.test(value.value)

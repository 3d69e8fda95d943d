import { NAMES } from '@fleet/kubernetes'
import type { Look } from '../runbook.ts'

/** The commands that print what the collectors of a cluster log about a subject. The hub's are a chart's. */
export const collectorLog = (shows: string, pattern: string): Look => ({
  shows: `${shows}. On the hub the DaemonSet is \`${NAMES.opentelemetryCollector}-agent\``,
  commands: [
    `kubectl --context CONTEXT --namespace monitoring logs daemonset/${NAMES.otelCollector} --since=15m | grep -E '${pattern}'`,
  ],
})

/** The commands that print the collector's pods with their nodes and restarts. */
export const collectorPods: Look = {
  shows: 'Whether a collector runs on each node, and how often it was restarted',
  commands: [
    'kubectl --context CONTEXT get nodes --output wide',
    'kubectl --context CONTEXT --namespace monitoring get pods --output wide',
  ],
}

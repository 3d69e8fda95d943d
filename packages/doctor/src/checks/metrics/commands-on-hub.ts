import { PROMETHEUS_JOB } from '@fleet/model'
import type { LiveFleet } from '../../live/live-fleet.ts'

/** A command in the namespace of the telemetry. */
export const commandOnHub = ({ fleet, hub }: LiveFleet, words: string): string =>
  `kubectl --context ${hub.facts.kubeContext} --namespace ${fleet.telemetry.namespace} ${words}`

export const logOfPrometheus = (live: LiveFleet): string =>
  commandOnHub(live, `logs statefulset/prometheus-${PROMETHEUS_JOB} --container prometheus --tail=100`)

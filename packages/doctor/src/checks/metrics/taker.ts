import { PROMETHEUS_JOB, THANOS, usesThanos } from '@fleet/model'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { commandOnHub } from './commands-on-hub.ts'

/** What takes the samples that spokes push. */
export interface Taker {
  readonly program: string
  /** The job of its own metrics. */
  readonly job: string
  /** The counter of requests by the code of their answer, and the handler of remote write. */
  readonly requests: { readonly counter: string; readonly handler: string }
  readonly subject: string
  /** The command that shows what its log says of remote write. */
  readonly log: string
}

/** Prometheus, or the Receives of a fleet that stores metrics in Thanos. */
export const takerOf = (live: LiveFleet): Taker => {
  const { namespace } = live.fleet.telemetry
  const logOf = (workload: string): string => commandOnHub(live, `logs ${workload} --since ${live.since}`)
  return usesThanos(live.fleet)
    ? {
        program: 'Thanos',
        job: THANOS.receive,
        requests: { counter: 'http_requests_total', handler: 'receive' },
        subject: `StatefulSet ${namespace}/${THANOS.receive}`,
        log: `${logOf(`statefulset/${THANOS.receive}`)} | grep -iE 'level=(warn|error)'`,
      }
    : {
        program: 'Prometheus',
        job: PROMETHEUS_JOB,
        requests: { counter: 'prometheus_http_requests_total', handler: '/api/v1/write' },
        subject: `Prometheus ${namespace}/${PROMETHEUS_JOB}`,
        log: `${logOf(`statefulset/prometheus-${PROMETHEUS_JOB} --container prometheus`)} | grep -i 'remote write'`,
      }
}

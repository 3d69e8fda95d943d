import { PROMETHEUS_JOB, RULER_JOB, RULER_WORKLOAD, usesThanos } from '@fleet/model'
import type { LiveFleet } from '../../live/live-fleet.ts'
import { commandOnHub, logOfPrometheus } from './commands-on-hub.ts'

/** What evaluates the rules of the trees. */
interface Evaluator {
  /** As a sentence names it. */
  readonly program: string
  /** The job of its own metrics. */
  readonly job: string
  /** The command that shows its log. */
  readonly log: string
}

/** Prometheus, or the Ruler of a fleet that stores metrics in Thanos. */
export const evaluatorOf = (live: LiveFleet): Evaluator =>
  usesThanos(live.fleet)
    ? {
        program: 'the Ruler of Thanos',
        job: RULER_JOB,
        log: commandOnHub(live, `logs statefulset/${RULER_WORKLOAD} --container thanos-ruler --tail=100`),
      }
    : { program: 'Prometheus', job: PROMETHEUS_JOB, log: logOfPrometheus(live) }

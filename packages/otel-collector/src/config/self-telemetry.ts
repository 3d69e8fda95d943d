import { SCRAPE_TARGETS } from '@fleet/model'

const { job, port } = SCRAPE_TARGETS.collector

/** Where a collector offers its own metrics, and whose they are. */
export interface SelfMetrics {
  /** The address of its pod that it listens on. */
  readonly host: string
  /** What tells it from the other collectors of its cluster, the same after every restart. */
  readonly instance: string
}

/**
 * The collector's own metrics and log. It names itself in `target_info`, from which its receiver takes `job` and
 * `instance`: by default they would be `otelcol` and an id that is new after each restart.
 */
export const selfTelemetry = ({ host, instance }: SelfMetrics) => ({
  resource: {
    attributes: [
      { name: 'service.name', value: job },
      { name: 'service.instance.id', value: instance },
    ],
  },
  logs: { encoding: 'json' },
  metrics: {
    level: 'normal',
    readers: [{ pull: { exporter: { prometheus: { host, port } } } }],
  },
})

import { SCRAPE_TARGETS } from '@fleet/model'

const { job, port } = SCRAPE_TARGETS.collector

/** The address and the identity of a collector's own metrics. */
export interface SelfMetrics {
  /** The address of its pod that it listens on. */
  readonly host: string
  /** Its identity among the collectors of its cluster, the same after every restart. */
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

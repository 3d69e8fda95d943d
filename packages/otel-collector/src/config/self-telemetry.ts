import { SELF_METRICS_PORT } from '../ports.ts'

/** The collector's own metrics and log, on one address of its pod. */
export const selfTelemetry = (host: string) => ({
  logs: { encoding: 'json' },
  metrics: {
    level: 'normal',
    readers: [{ pull: { exporter: { prometheus: { host, port: SELF_METRICS_PORT } } } }],
  },
})

import {
  LOGS_BATCH_BYTES,
  OTLP_LOGS_PATH,
  serviceUrl,
  STREAM_FIELDS,
  VICTORIA_LOGS_PUSH_PATH,
  type Fleet,
  type LogsRelay,
  type VictoriaLogs,
} from '@fleet/model'
import { EXPORTER, PROCESSOR, RECEIVER } from '../component-ids.ts'
import { otlpExporter } from '../config/exporters.ts'
import { fileStorage, healthCheck } from '../config/extensions.ts'
import { memoryLimiter } from '../config/processors.ts'
import { selfTelemetry } from '../config/self-telemetry.ts'
import { env, POD_IP, POD_NAME } from '../environment.ts'

/** Of a request it reads the lines alone: no header of it reaches a store. */
const receiver = ({ service }: LogsRelay) => ({
  [RECEIVER.otlp]: { protocols: { http: { endpoint: `${env(POD_IP)}:${service.port}` } } },
})

/**
 * To one copy, from a queue of its own: the other copy does not wait for it. While the queue is full, a request waits, and what sends it
 * has the lines. One that was refused would be sent again at once, and the other copy would have its lines twice.
 */
const toCopy = (fleet: Fleet, { queue }: LogsRelay, { name, insert }: VictoriaLogs) => ({
  [EXPORTER.otlpHttpCopy(name)]: {
    ...otlpExporter(fleet, fleet.hub.cluster, {
      endpoint: `${serviceUrl(insert)}${BASE_PATH}`,
      size: queue,
      blocks: true,
      consumers: 4,
      batch: LOGS_BATCH_BYTES,
    }),
    // Between pods of one cluster it would only cost CPU.
    compression: 'none',
    headers: { 'VL-Stream-Fields': STREAM_FIELDS.join(',') },
  },
})

/** The exporter adds the rest. */
const BASE_PATH = VICTORIA_LOGS_PUSH_PATH.slice(0, -OTLP_LOGS_PATH.length)

/**
 * The configuration of the relay. It answers a request once both queues have its lines on disk: no processor between keeps any in
 * memory.
 */
export const relayConfig = (fleet: Fleet, relay: LogsRelay) => {
  const extensions = { ...healthCheck, ...fileStorage }
  const exporters = Object.assign({}, ...relay.copies.map((copy) => toCopy(fleet, relay, copy))) as object
  return {
    extensions,
    receivers: receiver(relay),
    processors: memoryLimiter(relay.memoryLimit),
    exporters,
    service: {
      extensions: Object.keys(extensions),
      pipelines: {
        logs: {
          receivers: [RECEIVER.otlp],
          processors: [PROCESSOR.memoryLimiter],
          exporters: Object.keys(exporters),
        },
      },
      telemetry: selfTelemetry({ host: env(POD_IP), instance: env(POD_NAME) }),
    },
  }
}

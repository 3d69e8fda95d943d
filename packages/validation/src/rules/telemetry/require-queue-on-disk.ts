import { componentsOf, pipelinesOf } from '../../telemetry/collectors/collector.ts'
import type { SendingQueue } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { MEBIBYTE } from '../../values/quantity.ts'

export const requireQueueOnDisk: Rule = {
  id: 'require-queue-on-disk',
  ownSeverity: 'warning',
  summary:
    'Logs wait in a queue on disk, which blocks its receiver when it is full, in batches that Loki accepts.',
  rationale:
    'A queue in memory ends with the pod, and a full one drops lines. Loki always answers 503 to a message over 4 MiB, and its gateway 413, which ends the retries.',
  fix: 'Set a storage, the sizer bytes, block_on_overflow: true, batches of about 1 MiB and a time-out of 30s.',
  check: inEachCollector((collector, report) => {
    const ofLogs = new Set(pipelinesOf(collector, 'logs').flatMap(({ exporters }) => exporters))
    for (const { id, value } of componentsOf(collector, 'exporters', 'otlp_http')) {
      if (!ofLogs.has(id)) continue
      const { sending_queue: queue = {}, timeout = '30s' } = value
      const reportSetting: ReportSetting = (key, message) => {
        report({
          location: collector.location('exporters', id, 'sending_queue', ...key),
          message: `${id} ${message}`,
          impact: 'an outage loses lines, or Loki and its gateway refuse them',
          fix: 'set storage, sizer: bytes, block_on_overflow: true, a queue_size of many MiB and batches of 1 MiB',
        })
      }
      checkQueue(queue, reportSetting)
      checkBatch(queue, reportSetting)
      const seconds = secondsOf(timeout) ?? 0
      if (seconds < TIMEOUTS.shortest || seconds > TIMEOUTS.longest)
        report({
          location: collector.location('exporters', id, 'timeout'),
          message: `${id} waits ${timeout} for a response`,
          impact: 'it repeats batches before their response, or a dead connection blocks the queue',
          fix: 'set it to 30s',
        })
    }
  }),
}

/** Reports a violation at a key of the queue. */
type ReportSetting = (key: readonly string[], message: string) => void

/** In bytes. Loki's internal message is about twice as long as the batch, and its limit is 4 MiB. */
const LARGEST_BATCH = 2 * MEBIBYTE
const SMALLEST_BATCH = MEBIBYTE / 16
const SMALLEST_QUEUE = 16 * MEBIBYTE
/** In seconds. */
const LONGEST_FLUSH = 30

/** In seconds: long enough for a batch over a slow line, short enough to detect a dead connection. */
const TIMEOUTS = { shortest: 5, longest: 120 } as const

const checkQueue = (queue: SendingQueue, reportSetting: ReportSetting): void => {
  const { enabled, storage, sizer = 'requests', queue_size: size = 1000, block_on_overflow: blocks } = queue
  if (enabled === false) reportSetting(['enabled'], 'has no queue')
  if (storage === undefined) reportSetting(['storage'], 'keeps its queue in memory')
  if (blocks !== true) reportSetting(['block_on_overflow'], 'drops lines when its queue is full')
  if (sizer !== 'bytes')
    reportSetting(['sizer'], `measures its queue in ${sizer}, and the disk’s limit is in bytes`)
  else if (size < SMALLEST_QUEUE) reportSetting(['queue_size'], `has room for ${size} bytes in its queue`)
}

const checkBatch = ({ batch, sizer }: SendingQueue, reportSetting: ReportSetting): void => {
  if (!batch) return reportSetting(['batch'], 'makes no batches')
  const { max_size: max = 0, sizer: measured = sizer, flush_timeout: flush = '200ms' } = batch
  if (measured !== 'bytes')
    reportSetting(['batch', 'sizer'], 'measures its batches in lines, whatever their length')
  else if (max > LARGEST_BATCH || max < SMALLEST_BATCH)
    reportSetting(['batch', 'max_size'], `makes batches of ${max === 0 ? 'any size' : `up to ${max} bytes`}`)
  if ((secondsOf(flush) ?? 0) > LONGEST_FLUSH)
    reportSetting(['batch', 'flush_timeout'], `delays lines for ${flush}`)
}

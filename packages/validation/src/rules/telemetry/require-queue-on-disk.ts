import { componentsOf, pipelinesOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { SendingQueue } from '../../telemetry/collectors/config.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import { MEBIBYTE } from '../../values/quantity.ts'

export const requireQueueOnDisk: Rule = {
  id: 'require-queue-on-disk',
  summary:
    'Logs wait for the hub in a queue on disk that makes their reader wait once it is full, in batches that Loki and its gateway take.',
  rationale:
    'A queue in memory ends with the pod, and a full one drops. Loki answers 503 for ever to a message over 4 MiB, and the gateway 413, which is final.',
  fix: 'Give the queue a storage, the sizer bytes, block_on_overflow: true and batches of about 1 MiB.',
  check: inEachCollector((collector) => {
    const sending = new Set(pipelinesOf(collector, 'logs').flatMap(({ exporters }) => exporters))
    return componentsOf(collector, 'exporters', 'otlp_http')
      .filter(({ id }) => sending.has(id))
      .flatMap(({ id, value }) => [
        ...checkQueue(collector, id, value.sending_queue ?? {}),
        ...checkTimeout(collector, id, value.timeout),
      ])
  }),
}

/** Loki's inner message is about twice as long as what arrives, and may have 4 MiB. */
const LARGEST_BATCH = 2 * MEBIBYTE
const SMALLEST_BATCH = MEBIBYTE / 16
const SMALLEST_QUEUE = 16 * MEBIBYTE
const LONGEST_FLUSH = 30

type Wrong = readonly [key: readonly string[], message: string]

const checkQueue = ({ location }: Collector, id: string, queue: SendingQueue): Violation[] =>
  [...ofQueue(queue), ...ofBatch(queue)].map(([key, message]) => ({
    location: location('exporters', id, 'sending_queue', ...key),
    message: `${id} ${message}`,
    impact: 'lines are lost in an outage, or Loki and its gateway refuse them',
    fix: 'set storage, sizer: bytes, block_on_overflow: true, a queue_size of many MiB and batches of 1 MiB',
  }))

const ofQueue = (queue: SendingQueue): Wrong[] => {
  const { enabled, storage, sizer = 'requests', queue_size: size = 1000, block_on_overflow: blocks } = queue
  const wrong: Wrong[] = []
  if (enabled === false) wrong.push([['enabled'], 'has no queue'])
  if (storage === undefined) wrong.push([['storage'], 'keeps its queue in memory'])
  if (blocks !== true) wrong.push([['block_on_overflow'], 'drops what a full queue cannot hold'])
  if (sizer !== 'bytes') wrong.push([['sizer'], `measures its queue in ${sizer}, and a disk has bytes`])
  else if (size < SMALLEST_QUEUE) wrong.push([['queue_size'], `has room for ${size} bytes in its queue`])
  return wrong
}

const ofBatch = ({ batch, sizer }: SendingQueue): Wrong[] => {
  if (!batch) return [[['batch'], 'makes no batches']]
  const { max_size: max = 0, sizer: measured = sizer, flush_timeout: flush = '200ms' } = batch
  const wrong: Wrong[] = []
  if (measured !== 'bytes') wrong.push([['batch', 'sizer'], 'measures its batches in lines of any length'])
  else if (max > LARGEST_BATCH || max < SMALLEST_BATCH)
    wrong.push([['batch', 'max_size'], `makes batches of ${max === 0 ? 'any size' : `up to ${max} bytes`}`])
  if ((secondsOf(flush) ?? 0) > LONGEST_FLUSH)
    wrong.push([['batch', 'flush_timeout'], `holds lines back for ${flush}`])
  return wrong
}

/** In seconds: long enough for a batch over a slow line, short enough that a dead connection is noticed. */
const TIMEOUTS = { shortest: 5, longest: 120 } as const

const checkTimeout = ({ location }: Collector, id: string, timeout = '30s'): Violation[] => {
  const seconds = secondsOf(timeout) ?? 0
  return seconds >= TIMEOUTS.shortest && seconds <= TIMEOUTS.longest
    ? []
    : [
        {
          location: location('exporters', id, 'timeout'),
          message: `${id} waits ${timeout} for an answer`,
          impact:
            'batches are sent again and again before they are answered, or a dead connection holds the queue',
          fix: 'make it 30s',
        },
      ]
}

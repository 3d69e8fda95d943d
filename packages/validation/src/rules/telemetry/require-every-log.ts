import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { FileLog } from '../../telemetry/collectors/config.ts'
import { inEachRuntime } from '../in-each-collector.ts'
import { isMatched, podLog, POD_LOGS, type PodLog } from '../../telemetry/collectors/pod-log.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const requireEveryLog: Rule = {
  id: 'require-every-log',
  demands: 'A collector on each node reads the log of every container, whole and once, but not its own.',
  why: 'A collector that reads its own log answers each failed export with more lines to export, and fills its queue with itself.',
  example: {
    refused: 'include: [/var/log/pods/*/*/*.log, /var/log/pods/*/*/*.log.????????-??????]',
    accepted:
      'include: [/var/log/pods/*/*/*.log, /var/log/pods/*/*/*.log.????????-??????]\nexclude: [/var/log/pods/monitoring_otel-collector-*_*/*/*]',
  },
  mend: 'Include /var/log/pods/*/*/*.log and /var/log/pods/*/*/*.log.????????-??????, and exclude the files of the collector’s own pods only.',
  judge: inEachRuntime((collector, runtime) =>
    componentsOf(collector, 'receivers', 'file_log').flatMap(({ id, value }) =>
      judge(collector, id, value, runtime),
    ),
  ),
}

const judge = (collector: Collector, id: string, reader: FileLog, { pods }: Runtime): Breach[] => {
  const own = podLog({
    namespace: pods.namespace,
    pod: `${pods.name}-x2x7k`,
    uid: POD_LOGS[0]?.uid ?? '',
    container: 'otel',
  })
  const neighbours = [
    ...POD_LOGS,
    // Rotated and not compressed yet: its last lines may not have been read when the collector was down.
    { path: '/var/log/pods/a_b_0f/c/0.log.20261122-101010' },
    podLog({ ...own, pod: 'prometheus-0' }),
    podLog({ ...own, namespace: 'other' }),
  ]
  const unread = neighbours.find((log) => !isRead(reader, log))
  const rotated = { ...own, path: '/var/log/pods/a_b_0f/c/0.log.20261122-101010.gz' }
  const found: Breach[] = []
  const say = (key: 'include' | 'exclude', what: string, consequence: string) =>
    found.push({ at: collector.spot('receivers', id, key), what, consequence, mend: MEND })
  if (unread)
    say('include', `${id} does not read ${unread.path}`, 'the lines of such containers reach nobody')
  if (isRead(reader, own))
    say(
      'exclude',
      `${id} reads ${own.path}, which is its own log`,
      'each line that it cannot send makes another',
    )
  if (reader.encoding !== RAW)
    found.push({
      at: collector.spot('receivers', id, 'encoding'),
      what: `${id} decodes each line by itself`,
      consequence: 'a character that the runtime cut at 16 KiB arrives as two of another kind',
      mend: `set encoding: ${RAW}`,
    })
  if (isRead(reader, rotated))
    say('include', `${id} reads what the kubelet has compressed`, 'lines arrive as binary')
  return found
}

/** Bytes are left as they are. */
const RAW = 'utf-8-raw'

const MEND =
  'include /var/log/pods/*/*/*.log and /var/log/pods/*/*/*.log.????????-??????, and exclude the files of the collector’s own pods only'

const isRead = ({ include, exclude = [] }: FileLog, { path }: Pick<PodLog, 'path'>): boolean =>
  include.some((pattern) => isMatched(pattern, path)) && !exclude.some((pattern) => isMatched(pattern, path))

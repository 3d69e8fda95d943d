import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import type { FileLog } from '../../telemetry/collectors/config.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import { isMatched, podLog, POD_LOGS, type PodLog } from '../../telemetry/collectors/pod-log.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireEveryLog: Rule = {
  id: 'require-every-log',
  summary: 'A collector on each node reads the log of every container, whole and once, but not its own.',
  rationale:
    'A collector that reads its own log answers each failed export with more lines to export, and fills its queue with itself.',
  fix: 'Include /var/log/pods/*/*/*.log and /var/log/pods/*/*/*.log.????????-??????, and exclude the files of the collector’s own pods only.',
  check: inEachRuntime((collector, runtime) =>
    componentsOf(collector, 'receivers', 'file_log').flatMap(({ id, value }) =>
      check(collector, id, value, runtime),
    ),
  ),
}

const check = (collector: Collector, id: string, reader: FileLog, { pods }: Runtime): Violation[] => {
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
  const found: Violation[] = []
  const say = (key: 'include' | 'exclude', message: string, impact: string) =>
    found.push({ location: collector.location('receivers', id, key), message, impact, fix: MEND })
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
      location: collector.location('receivers', id, 'encoding'),
      message: `${id} decodes each line by itself`,
      impact: 'a character that the runtime cut at 16 KiB arrives as two of another kind',
      fix: `set encoding: ${RAW}`,
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

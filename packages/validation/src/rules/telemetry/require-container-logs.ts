import { componentsOf, type Collector, type Component } from '../../telemetry/collectors/collector.ts'
import type { FileLog } from '../../telemetry/collectors/config.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import { isMatched, podLog, POD_LOGS, type PodLog } from '../../telemetry/collectors/pod-log.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireContainerLogs: Rule = {
  id: 'require-container-logs',
  ownSeverity: 'warning',
  summary: 'A collector on each node reads the log of every container once, except its own.',
  rationale:
    'A collector that reads its own log adds a line for each failed export, and fills its own queue.',
  fix: 'Include /var/log/pods/*/*/*.log and /var/log/pods/*/*/*.log.????????-??????. Exclude the files of the collector’s own pods only. Set encoding: utf-8-raw.',
  check: inEachRuntime((collector, runtime, report) => {
    for (const receiver of componentsOf(collector, 'receivers', 'file_log'))
      checkReceiver(collector, receiver, ownLog(runtime), report)
  }),
}

/** A log of the collector's own. */
const ownLog = ({ pods }: Runtime): PodLog =>
  podLog({
    namespace: pods.namespace,
    pod: `${pods.name}-x2x7k`,
    uid: POD_LOGS[0]?.uid ?? '',
    container: 'otel',
  })

const checkReceiver = (
  collector: Collector,
  { id, value: receiver }: Component<FileLog>,
  own: PodLog,
  report: Report,
): void => {
  const reportSetting = (key: string, message: string, impact: string, fix = PATTERNS): void => {
    report({ location: collector.location('receivers', id, key), message, impact, fix })
  }
  const unread = othersThan(own).find((log) => !isRead(receiver, log))
  if (unread)
    reportSetting('include', `${id} does not read ${unread.path}`, 'the lines of such containers are lost')
  if (isRead(receiver, own))
    reportSetting(
      'exclude',
      `${id} reads ${own.path}, which is its own log`,
      'each line that it cannot send makes another line',
    )
  if (receiver.encoding !== RAW)
    reportSetting(
      'encoding',
      `${id} decodes each line by itself`,
      'a character that the runtime splits at 16 KiB arrives as two wrong ones',
      `set encoding: ${RAW}`,
    )
  if (isRead(receiver, { path: `${ROTATED}.gz` }))
    reportSetting('include', `${id} reads files that the kubelet has compressed`, 'lines arrive as binary')
}

/** A rotated file that is not compressed yet. A collector that was down may not have read its last lines. */
const ROTATED = '/var/log/pods/a_b_0f/c/0.log.20261122-101010'

/** Logs that are nearly a collector's own: of another pod, or of another namespace. */
const othersThan = (own: PodLog): readonly Pick<PodLog, 'path'>[] => [
  ...POD_LOGS,
  { path: ROTATED },
  podLog({ ...own, pod: 'prometheus-0' }),
  podLog({ ...own, namespace: 'other' }),
]

/** Bytes stay as they are. */
const RAW = 'utf-8-raw'

const PATTERNS =
  'include /var/log/pods/*/*/*.log and /var/log/pods/*/*/*.log.????????-??????, and exclude the files of the collector’s own pods only'

const isRead = ({ include, exclude = [] }: FileLog, { path }: Pick<PodLog, 'path'>): boolean =>
  include.some((pattern) => isMatched(pattern, path)) && !exclude.some((pattern) => isMatched(pattern, path))

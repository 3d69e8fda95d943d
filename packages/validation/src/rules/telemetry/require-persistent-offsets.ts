import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requirePersistentOffsets: Rule = {
  id: 'require-persistent-offsets',
  ownSeverity: 'warning',
  summary:
    'Receivers read log files from the beginning, keep their offsets on disk, and emit without a buffer.',
  rationale:
    'With `start_at: end` and no storage every restart loses the lines since. Without the synchronous emitter each kill loses a line or two.',
  fix: 'Set start_at: beginning and storage, fsync: true on that storage, and the feature gate stanza.synchronousLogEmitter.',
  check: inEachRuntime((collector, { args, owner, location }, report) => {
    const receivers = componentsOf(collector, 'receivers', 'file_log')
    if (receivers.length === 0) return
    const reportSetting = (path: readonly string[], message: string): void => {
      report({
        location: collector.location(...path),
        message,
        impact,
        fix: 'set start_at: beginning, storage, and fsync: true on that storage',
      })
    }
    for (const { id, value } of receivers) {
      if (value.start_at !== 'beginning')
        reportSetting(['receivers', id, 'start_at'], `${id} starts at the end of a new file`)
      if (value.storage === undefined)
        reportSetting(['receivers', id, 'storage'], `${id} loses its offsets with every restart`)
    }
    for (const { id, value } of componentsOf(collector, 'extensions', 'file_storage'))
      if (value.fsync !== true)
        reportSetting(
          ['extensions', id, 'fsync'],
          `${id} leaves its writes to the kernel, and a power cut loses them`,
        )
    if (!args.some(hasGate))
      report({
        location: location('args'),
        message: `${owner} reads log files without the feature gate ${GATE}`,
        impact,
        fix: `add --feature-gates=${GATE}`,
      })
  }),
}

const impact = 'a restart of the collector or its node loses lines, or repeats them'

const GATE = 'stanza.synchronousLogEmitter'
const FLAG = '--feature-gates='

const hasGate = (argument: string): boolean =>
  argument.startsWith(FLAG) && argument.slice(FLAG.length).split(',').includes(GATE)

import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../in-each-collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const requireKeptOffsets: Rule = {
  id: 'require-kept-offsets',
  demands:
    'Log files are read from their beginning, with offsets kept on disk by writes that reach it, and handed on without a buffer.',
  why: 'With `start_at: end` and no storage every restart loses what was written meanwhile; without the synchronous emitter each kill loses a line or two.',
  example: {
    refused: 'file_log: {start_at: end}',
    accepted: 'file_log: {start_at: beginning, storage: file_storage}',
  },
  mend: 'Set start_at: beginning and storage, fsync: true on that storage, and the feature gate stanza.synchronousLogEmitter.',
  judge: inEachRuntime((collector, runtime) => {
    const receivers = componentsOf(collector, 'receivers', 'file_log')
    if (receivers.length === 0) return []
    return [
      ...receivers.flatMap(({ id, value }) => [
        ...(value.start_at === 'beginning'
          ? []
          : [
              breach(
                collector,
                ['receivers', id, 'start_at'],
                `${id} begins at the end of files that it meets`,
              ),
            ]),
        ...(value.storage === undefined
          ? [breach(collector, ['receivers', id, 'storage'], `${id} forgets its offsets with every restart`)]
          : []),
      ]),
      ...componentsOf(collector, 'extensions', 'file_storage').flatMap(({ id, value }) =>
        value.fsync === true
          ? []
          : [
              breach(
                collector,
                ['extensions', id, 'fsync'],
                `${id} leaves its writes to the kernel, and a power cut loses them`,
              ),
            ],
      ),
      ...withoutGate(runtime),
    ]
  }),
}

const consequence = 'lines are lost, or read twice, when the collector or its node restarts'

const breach = ({ spot }: Collector, path: readonly string[], what: string): Breach => ({
  at: spot(...path),
  what,
  consequence,
  mend: 'set start_at: beginning, storage, and fsync: true on that storage',
})

const GATE = 'stanza.synchronousLogEmitter'

const withoutGate = ({ args, owner, spot }: Runtime): Breach[] =>
  args.some(
    (argument) => argument.startsWith('--feature-gates=') && argument.slice(16).split(',').includes(GATE),
  )
    ? []
    : [
        {
          at: spot('args'),
          what: `${owner} reads log files without the feature gate ${GATE}`,
          consequence,
          mend: `start it with --feature-gates=${GATE}`,
        },
      ]

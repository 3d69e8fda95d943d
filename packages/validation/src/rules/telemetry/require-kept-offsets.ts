import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Runtime } from '../../telemetry/collectors/runtime.ts'
import type { Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireKeptOffsets: Rule = {
  id: 'require-kept-offsets',
  summary:
    'Log files are read from their beginning, with offsets kept on disk by writes that reach it, and handed on without a buffer.',
  rationale:
    'With `start_at: end` and no storage every restart loses what was written meanwhile; without the synchronous emitter each kill loses a line or two.',
  fix: 'Set start_at: beginning and storage, fsync: true on that storage, and the feature gate stanza.synchronousLogEmitter.',
  check: inEachRuntime((collector, runtime) => {
    const receivers = componentsOf(collector, 'receivers', 'file_log')
    if (receivers.length === 0) return []
    return [
      ...receivers.flatMap(({ id, value }) => [
        ...(value.start_at === 'beginning'
          ? []
          : [
              violation(
                collector,
                ['receivers', id, 'start_at'],
                `${id} begins at the end of files that it meets`,
              ),
            ]),
        ...(value.storage === undefined
          ? [
              violation(
                collector,
                ['receivers', id, 'storage'],
                `${id} forgets its offsets with every restart`,
              ),
            ]
          : []),
      ]),
      ...componentsOf(collector, 'extensions', 'file_storage').flatMap(({ id, value }) =>
        value.fsync === true
          ? []
          : [
              violation(
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

const impact = 'lines are lost, or read twice, when the collector or its node restarts'

const violation = ({ location }: Collector, path: readonly string[], message: string): Violation => ({
  location: location(...path),
  message,
  impact,
  fix: 'set start_at: beginning, storage, and fsync: true on that storage',
})

const GATE = 'stanza.synchronousLogEmitter'

const withoutGate = ({ args, owner, location }: Runtime): Violation[] =>
  args.some(
    (argument) => argument.startsWith('--feature-gates=') && argument.slice(16).split(',').includes(GATE),
  )
    ? []
    : [
        {
          location: location('args'),
          message: `${owner} reads log files without the feature gate ${GATE}`,
          impact,
          fix: `start it with --feature-gates=${GATE}`,
        },
      ]

import { componentsOf, type Collector } from '../../telemetry/collectors/collector.ts'
import { folderOf } from '../../telemetry/collectors/config.ts'
import { isWithin } from '../../tree/workloads/mounts.ts'
import { textAt } from '../../values/value-at.ts'
import { inEachRuntime } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireKeptStorage: Rule = {
  id: 'require-kept-storage',
  summary: 'The storage of offsets and queues lies on a volume that outlives its pod.',
  rationale:
    'An emptyDir goes with its pod. Each rollout and each drained node loses the queue, and files are read again or not at all.',
  fix: 'Put the storage on a hostPath in a DaemonSet, and on a claim elsewhere.',
  check: inEachRuntime((collector, { mounts, owner, location }, report) => {
    for (const { id, value } of componentsOf(collector, 'extensions', 'file_storage')) {
      const users = usersOf(collector, id)
      const folder = folderOf(value)
      const mount = mounts
        .filter(({ path }) => isWithin(folder, path))
        .toSorted((one, other) => other.path.length - one.path.length)[0]
      if (users.length === 0 || mount?.endsWithPod !== true) continue
      report({
        location: collector.location('extensions', id, 'directory'),
        related: [location()],
        message: `${id} keeps what ${users.join(' and ')} store in ${folder}, and ${owner} mounts an emptyDir there`,
        impact:
          'each rollout, eviction or drained node loses the offsets, or the data that waits in the queue',
        fix: 'mount a hostPath in a DaemonSet, or a claim elsewhere',
      })
    }
  }),
}

/** The receivers and exporters that name a storage. */
const usersOf = ({ config }: Collector, storage: string): string[] => [
  ...Object.entries(config.receivers)
    .filter(([, value]) => textAt(value, 'storage') === storage)
    .map(([id]) => id),
  ...Object.entries(config.exporters)
    .filter(([, value]) => textAt(value, 'sending_queue', 'storage') === storage)
    .map(([id]) => id),
]

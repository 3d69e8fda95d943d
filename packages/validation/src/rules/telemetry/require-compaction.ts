import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireCompaction: Rule = {
  id: 'require-compaction',
  summary:
    'A storage on disk gives room back: it compacts at its start and once a long queue has emptied, and clears away what a killed compaction left.',
  rationale:
    'The file of a queue never shrinks by itself: one outage of an hour takes a GiB of the node’s disk for good.',
  fix: 'Set compaction.on_start, on_rebound and cleanup_on_start to true, and compaction.directory to the folder of the storage.',
  check: inEachCollector((collector) =>
    componentsOf(collector, 'extensions', 'file_storage').flatMap(({ id, value }) => [
      ...(typeof valueAt(value, ['compaction', 'directory']) === 'string'
        ? []
        : [
            {
              location: collector.location('extensions', id, 'compaction', 'directory'),
              message: `${id} compacts in the folder for temporary files`,
              impact: 'a container whose files are read-only has none, and the collector does not start',
              fix: 'name the folder of the storage itself',
            },
          ]),
      ...['on_start', 'on_rebound', 'cleanup_on_start']
        .filter((key) => valueAt(value, ['compaction', key]) !== true)
        .map((key) => ({
          location: collector.location('extensions', id, 'compaction', key),
          message: `${id} has compaction.${key} off`,
          impact: 'what a queue once took of the node’s disk is never given back',
          fix: 'set it to true',
        })),
    ]),
  ),
}

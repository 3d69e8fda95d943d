import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'
import { valueAt } from '../../values/value-at.ts'

export const requireCompaction: Rule = {
  id: 'require-compaction',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'A storage on disk compacts at its start and after a long queue, and removes the files of a killed compaction.',
  rationale:
    'The file of a queue never shrinks by itself. One outage of an hour takes a GiB of the node’s disk for good.',
  fix: 'Set compaction.on_start, on_rebound and cleanup_on_start to true. Set compaction.directory to the storage’s folder.',
  check: inEachCollector((collector, report) => {
    for (const { id, value } of componentsOf(collector, 'extensions', 'file_storage')) {
      const reportSetting = (key: string, message: string, impact: string, fix: string): void => {
        report({ location: collector.location('extensions', id, 'compaction', key), message, impact, fix })
      }
      if (typeof valueAt(value, ['compaction', 'directory']) !== 'string')
        reportSetting(
          'directory',
          `${id} compacts in the folder for temporary files`,
          'a container with a read-only file system has none, and the collector does not start',
          'write the folder of the storage itself',
        )
      for (const key of ['on_start', 'on_rebound', 'cleanup_on_start'])
        if (valueAt(value, ['compaction', key]) !== true)
          reportSetting(
            key,
            `${id} has compaction.${key} off`,
            'the queue keeps the largest size that it ever had on the node’s disk',
            'set it to true',
          )
    }
  }),
}

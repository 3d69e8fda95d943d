import { flagOf, thanosRunsIn } from '../../tree/monitoring/thanos.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { secondsOf } from '../../values/durations.ts'
import { inEachCluster, type Rule } from '../rule/rule.ts'

export const requireRawRetention: Rule = {
  id: 'require-raw-retention',
  ownSeverity: 'warning',
  summary:
    'The Compactor of Thanos keeps samples for 40 hours, and values of five minutes for ten days, before it deletes them.',
  rationale:
    'It thins samples that are older than 40 hours, and values of five minutes that are older than ten days. What is deleted earlier is in no resolution.',
  fix: 'Lengthen the retention, or switch downsampling off by --downsampling.disable.',
  check: inEachCluster((cluster, report) => {
    for (const one of thanosRunsIn(cluster).filter(({ command }) => command === 'compact')) {
      if (flagOf(one, 'downsampling.disable')) continue
      for (const { flag, hours, into } of THINNED_AFTER) {
        const { value, index = 0 } = flagOf(one, flag) ?? {}
        const kept = secondsOf(value) ?? 0
        // 0 keeps all.
        if (kept === 0 || kept >= hours * 3600) continue
        report({
          location: one.run.location('args', index),
          message: `${containerText(one.run)} deletes after --${flag}=${value} what it thins to ${into} after ${hours}h`,
          impact: 'after that time nothing of a sample is left, in any resolution',
          fix: `set it to ${hours}h or more`,
        })
      }
    }
  }),
}

const THINNED_AFTER = [
  { flag: 'retention.resolution-raw', hours: 40, into: 'a value for five minutes each' },
  { flag: 'retention.resolution-5m', hours: 240, into: 'a value for each hour' },
] as const

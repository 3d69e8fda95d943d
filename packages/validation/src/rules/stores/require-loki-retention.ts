import { secondsOf } from '../../values/durations.ts'
import type { Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from './setting.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import type { Violation } from '../../values/violation.ts'

export const requireLokiRetention: Rule = {
  id: 'require-loki-retention',
  summary: 'Loki deletes what is older than its retention period, from the store in which it keeps its data.',
  rationale:
    '`retention_period: 168h` without the compactor’s `retention_enabled` and `delete_request_store` deleted nothing, and the volume filled.',
  fix: 'Set loki.limits_config.retention_period to a day or more, loki.compactor.retention_enabled: true, and delete_request_store to the schema’s object_store.',
  check: inEachRelease('loki', (release) => [
    ...checkSettings(release, SETTINGS),
    ...otherStore(release),
    ...bornOld(release),
  ]),
}

const DAY = 86_400

const SETTINGS: readonly Setting[] = [
  {
    path: ['loki', 'compactor', 'retention_enabled'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'nothing is ever deleted, and the volume fills',
    fix: 'set it to true',
  },
  {
    path: ['loki', 'limits_config', 'retention_period'],
    byDefault: '0s',
    isFine: (value) => (secondsOf(value) ?? 0) >= DAY,
    impact: 'logs are kept for ever, or Loki refuses to start: a day is the shortest period',
    fix: 'make it 24h or more',
  },
]

const otherStore = (release: Release): Violation[] => {
  const path = ['loki', 'compactor', 'delete_request_store']
  const configs = listOf(chartValue(release, 'loki', 'schemaConfig', 'configs'))
  const stores = configs.map((config) => textAt(config, 'object_store'))
  const store = textAt(release.object.spec?.values, ...path)
  return stores.includes(store)
    ? []
    : [
        {
          location: atValue(release, ...path),
          related: [atValue(release, 'loki', 'schemaConfig', 'configs')],
          message: `requests to delete are kept in ${store || 'no store'}, and the schema’s data in ${stores.join(', ') || 'none'}`,
          impact: 'Loki does not start, or deletes nothing',
          fix: `set loki.compactor.delete_request_store: ${stores[0] ?? 'filesystem'}`,
        },
      ]
}

/** Loki takes in lines up to an age, and must not delete them at once. */
const bornOld = (release: Release): Violation[] => {
  const limits = ['loki', 'limits_config']
  const oldest = [...limits, 'reject_old_samples_max_age']
  const kept = secondsOf(chartValue(release, ...limits, 'retention_period')) ?? Infinity
  return (secondsOf(chartValue(release, ...oldest)) ?? 0) <= kept
    ? []
    : [
        {
          location: atValue(release, ...oldest),
          related: [atValue(release, ...limits, 'retention_period')],
          message: `lines are taken in up to an age of ${textAt(release.object.spec?.values, ...oldest)}, and kept for ${textAt(release.object.spec?.values, ...limits, 'retention_period')}`,
          impact: 'the oldest are deleted before anybody can ask for them',
          fix: 'let reject_old_samples_max_age be the retention period at most',
        },
      ]
}

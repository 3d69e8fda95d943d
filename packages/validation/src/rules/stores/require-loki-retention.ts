import { secondsOf } from '../../values/durations.ts'
import type { Rule } from '../rule.ts'
import { inEachRelease } from '../in-each-release.ts'
import { judgeSettings, type Setting } from './setting.ts'
import { listOf, textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'
import type { Breach } from '../../values/breach.ts'

export const requireLokiRetention: Rule = {
  id: 'require-loki-retention',
  demands: 'Loki deletes what is older than its retention period, from the store in which it keeps its data.',
  why: '`retention_period: 168h` without the compactor’s `retention_enabled` and `delete_request_store` deleted nothing, and the volume filled.',
  example: {
    refused: 'limits_config: {retention_period: 168h}',
    accepted:
      'limits_config: {retention_period: 168h}\ncompactor: {retention_enabled: true, delete_request_store: filesystem}',
  },
  mend: 'Set loki.limits_config.retention_period to a day or more, loki.compactor.retention_enabled: true, and delete_request_store to the schema’s object_store.',
  judge: inEachRelease('loki', (release) => [
    ...judgeSettings(release, SETTINGS),
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
    consequence: 'nothing is ever deleted, and the volume fills',
    mend: 'set it to true',
  },
  {
    path: ['loki', 'limits_config', 'retention_period'],
    byDefault: '0s',
    isFine: (value) => (secondsOf(value) ?? 0) >= DAY,
    consequence: 'logs are kept for ever, or Loki refuses to start: a day is the shortest period',
    mend: 'make it 24h or more',
  },
]

const otherStore = (release: Release): Breach[] => {
  const path = ['loki', 'compactor', 'delete_request_store']
  const configs = listOf(chartValue(release, 'loki', 'schemaConfig', 'configs'))
  const stores = configs.map((config) => textAt(config, 'object_store'))
  const store = textAt(release.object.spec?.values, ...path)
  return stores.includes(store)
    ? []
    : [
        {
          at: atValue(release, ...path),
          also: [atValue(release, 'loki', 'schemaConfig', 'configs')],
          what: `requests to delete are kept in ${store || 'no store'}, and the schema’s data in ${stores.join(', ') || 'none'}`,
          consequence: 'Loki does not start, or deletes nothing',
          mend: `set loki.compactor.delete_request_store: ${stores[0] ?? 'filesystem'}`,
        },
      ]
}

/** Loki takes in lines up to an age, and must not delete them at once. */
const bornOld = (release: Release): Breach[] => {
  const limits = ['loki', 'limits_config']
  const oldest = [...limits, 'reject_old_samples_max_age']
  const kept = secondsOf(chartValue(release, ...limits, 'retention_period')) ?? Infinity
  return (secondsOf(chartValue(release, ...oldest)) ?? 0) <= kept
    ? []
    : [
        {
          at: atValue(release, ...oldest),
          also: [atValue(release, ...limits, 'retention_period')],
          what: `lines are taken in up to an age of ${textAt(release.object.spec?.values, ...oldest)}, and kept for ${textAt(release.object.spec?.values, ...limits, 'retention_period')}`,
          consequence: 'the oldest are deleted before anybody can ask for them',
          mend: 'let reject_old_samples_max_age be the retention period at most',
        },
      ]
}

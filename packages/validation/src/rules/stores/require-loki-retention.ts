import { secondsOf } from '../../values/durations.ts'
import type { Report, Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import { checkSettings, type Setting } from '../rule/setting.ts'
import { configuredStores } from './loki-stores.ts'
import { textAt } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const requireLokiRetention: Rule = {
  id: 'require-loki-retention',
  ownSeverity: 'warning',
  summary:
    'Loki deletes data older than its retention period, and notes what it deletes in a store that is configured.',
  rationale:
    '`retention_period` without `retention_enabled` and `delete_request_store` deleted nothing. The volume filled.',
  fix: 'Set loki.limits_config.retention_period to a day or more. Set retention_enabled: true in loki.compactor, and delete_request_store to a store that is configured.',
  check: inEachRelease('loki', (release, report) => {
    checkSettings(release, SETTINGS, report)
    checkStore(release, report)
    checkOldest(release, report)
  }),
}

const DAY = 86_400

const LIMITS = ['loki', 'limits_config']
const RETENTION = [...LIMITS, 'retention_period']

const SETTINGS: readonly Setting[] = [
  {
    path: ['loki', 'compactor', 'retention_enabled'],
    byDefault: false,
    isFine: (value) => value === true,
    impact: 'Loki deletes nothing, and the volume fills',
    fix: 'set it to true',
  },
  {
    path: RETENTION,
    byDefault: '0s',
    isFine: (value) => (secondsOf(value) ?? 0) >= DAY,
    impact: 'Loki deletes nothing, or does not start: the shortest period is a day',
    fix: 'set it to 24h or more',
  },
]

const checkStore = (release: Release, report: Report): void => {
  const path = ['loki', 'compactor', 'delete_request_store']
  const stores = configuredStores(release)
  const store = textAt(release.object.spec?.values, ...path)
  if (stores.includes(store)) return
  report({
    location: atValue(release, ...path),
    related: [atValue(release, 'loki', 'storage', 'type')],
    message: `requests to delete are in ${store || 'no store'}, and the values configure ${stores.join(', ')}`,
    impact: 'Loki does not start',
    fix: `set loki.compactor.delete_request_store: ${stores[0]}`,
  })
}

/** Loki must not delete lines at once that it accepts by their age. */
const checkOldest = (release: Release, report: Report): void => {
  const path = [...LIMITS, 'reject_old_samples_max_age']
  const oldest = chartValue(release, ...path)
  const kept = chartValue(release, ...RETENTION)
  if ((secondsOf(oldest) ?? 0) <= (secondsOf(kept) ?? Infinity)) return
  report({
    location: atValue(release, ...path),
    related: [atValue(release, ...RETENTION)],
    message: `Loki accepts lines up to an age of ${String(oldest)}, and keeps them for ${String(kept)}`,
    impact: 'Loki deletes the oldest lines before anybody can query them',
    fix: 'set reject_old_samples_max_age to the retention period at most',
  })
}

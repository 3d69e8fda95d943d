import { commandLineOf } from '../../tree/workloads/arguments.ts'
import { lokiSettingsIn, type LokiSettings } from '../../tree/monitoring/loki-settings.ts'
import { secondsOf } from '../../values/durations.ts'
import { documentKey } from '../../values/location.ts'
import { shown } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const requireIngesterQueries: Rule = {
  id: 'require-ingester-queries',
  ownSeverity: 'warning',
  summary: 'Loki asks its ingesters for as long as they have lines in memory.',
  rationale:
    'A line is in memory until its chunk is stored. A query of an earlier time than query_ingesters_within asks the store alone: a slow stream has a hole there, which fills hours later.',
  fix: 'Set querier.query_ingesters_within to 0s, which means any time, or to at least max_chunk_age and chunk_idle_period of the ingester together.',
  check: inEachCluster((cluster, report) => {
    // Several containers, as of a distributed Loki, have one configuration.
    const byConfig = Map.groupBy(lokiSettingsIn(cluster), ({ location }) => documentKey(location()))
    for (const settings of byConfig.values()) checkSettings(settings, report)
  }),
}

/** Flags override the configuration. */
const FLAGS = ['querier.query-ingesters-within', 'ingester.max-chunk-age', 'ingester.chunks-idle-period']

const WITHIN = ['querier', 'query_ingesters_within']
const STORE_ONLY = ['querier', 'query_store_only']
const AGE = ['ingester', 'max_chunk_age']
const IDLE = ['ingester', 'chunk_idle_period']

/** Loki’s defaults. */
const DEFAULTS = { within: '3h', age: '2h', idle: '30m' }

const IMPACT = 'lines that are still in memory are not found, and appear hours later'

const checkSettings = (settings: readonly LokiSettings[], report: Report): void => {
  const [one] = settings
  const flags = settings.flatMap(({ container }) => commandLineOf(container.container).flags)
  if (!one || flags.some(({ name }) => FLAGS.includes(name))) return
  const { read, location } = one
  if (read(...STORE_ONLY) === true) {
    report({
      location: location(...STORE_ONLY),
      message: `${STORE_ONLY.join('.')} is true: no query asks an ingester`,
      impact: IMPACT,
      fix: 'remove it',
    })
    return
  }
  const given = read(...WITHIN)
  const [within, age, idle] = [
    given ?? DEFAULTS.within,
    read(...AGE) ?? DEFAULTS.age,
    read(...IDLE) ?? DEFAULTS.idle,
  ].map(secondsOf)
  if (within === undefined || age === undefined || idle === undefined) return
  if (within === 0 || within >= age + idle) return
  report({
    location: location(...WITHIN),
    related: [location(...AGE), location(...IDLE)],
    message: `${WITHIN.join('.')} is ${given === undefined ? `not set, which means ${DEFAULTS.within}` : shown(given)}, and a line is in memory for up to ${age + idle} s: ${AGE.join('.')} and ${IDLE.join('.')}`,
    impact: IMPACT,
    fix: `set it to 0s, or to at least ${age + idle}s`,
  })
}

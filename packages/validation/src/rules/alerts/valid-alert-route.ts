import { suggestion } from '@fleet/model/suggestion'
import { chartOf } from '../../tree/charts/chart-of.ts'
import type { Path } from '../../values/location.ts'
import { listOf } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import { configsOf, isTemplate, type AlertmanagerConfig } from './alertmanager-configs.ts'
import { namesIn, routesIn, type NamedEntry } from './alert-routes.ts'

export const validAlertRoute: Rule = {
  id: 'valid-alert-route',
  summary:
    'Each route of Alertmanager names a receiver and time intervals that exist, and their names are unique. The first route has no condition.',
  rationale:
    'Alertmanager refuses such a configuration as a whole. The operator keeps the one before, or none, and no alert reaches a person.',
  fix: 'Write the name as in its list, or add the entry to the list.',
  check: inEachCluster((cluster, report) => {
    for (const release of cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease'))
      if (chartOf(cluster, release)?.name === 'kube-prometheus-stack')
        for (const config of configsOf(release)) checkConfig(config, report)
  }),
}

/** Reports a violation at a path of the configuration. */
type Refuse = (path: Path, message: string, fix: string) => void

const checkConfig = (alertmanager: AlertmanagerConfig, report: Report): void => {
  const { config, receivers, location } = alertmanager
  const refuse: Refuse = (path, message, fix) => {
    report({
      location: location(...path),
      message,
      impact: 'Alertmanager refuses the whole configuration, and no alert reaches a person',
      fix,
    })
  }
  const stated = namesIn(config, 'receivers')
  const intervals = [...namesIn(config, 'time_intervals'), ...namesIn(config, 'mute_time_intervals')]
  checkUnique(stated, refuse)
  checkUnique(intervals, refuse)
  checkRoutes(
    config,
    {
      receivers: stated.length > 0 ? stated.map(({ name }) => name) : receivers,
      intervals: intervals.map(({ name }) => name),
    },
    refuse,
  )
}

const checkUnique = (entries: readonly NamedEntry[], refuse: Refuse): void => {
  const seen = new Set([''])
  for (const { name, path } of entries) {
    if (name !== '' && seen.has(name)) refuse(path, `${name} is there twice`, 'give it another name')
    seen.add(name)
  }
}

interface Names {
  readonly receivers: readonly string[]
  readonly intervals: readonly string[]
}

const checkRoutes = (config: unknown, { receivers, intervals }: Names, refuse: Refuse): void => {
  const requireKnown = (kind: string, name: unknown, known: readonly string[], path: Path) => {
    if (typeof name !== 'string' || name === '' || known.includes(name)) return
    if ([name, ...known].some(isTemplate)) return
    refuse(path, `the configuration has no ${kind} ${name}`, suggestion(name, known))
  }
  for (const { route, path } of routesIn(config)) {
    requireKnown('receiver', route['receiver'], receivers, [...path, 'receiver'])
    for (const key of INTERVALS)
      for (const [index, name] of listOf(route[key]).entries())
        requireKnown('time interval', name, intervals, [...path, key, index])
  }
  const [first] = routesIn(config)
  for (const key of CONDITIONS)
    if (isSet(first?.route[key]))
      refuse(
        ['route', key],
        'the first route takes every alert, and cannot have a condition',
        'move it into a route inside',
      )
}

const INTERVALS = ['mute_time_intervals', 'active_time_intervals']
const CONDITIONS = ['match', 'match_re', 'matchers', ...INTERVALS]

const isSet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

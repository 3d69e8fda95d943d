import { suggestion } from '@fleet/model/suggestion'
import { inEachCluster, type Rule } from '../rule/rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path } from '../../values/location.ts'
import { chartOf } from '../../tree/charts/chart-of.ts'
import { listOf } from '../../values/value-at.ts'
import { configsOf, isFilledIn, type AlertmanagerConfig } from './alertmanager-configs.ts'
import { namesIn, routesIn, type AlertRoute } from './alert-routes.ts'

export const validAlertRoute: Rule = {
  id: 'valid-alert-route',
  summary:
    'In Alertmanager’s configuration each route names a receiver and time intervals that the configuration has, each name is there once, and the first route takes every alert at all times.',
  rationale:
    'Alertmanager refuses such a configuration as a whole. The operator goes on with the one before, or with none, and no alert reaches anybody.',
  fix: 'Write the name as the list has it, or add the entry to the list.',
  check: inEachCluster((cluster) =>
    cluster
      .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
      .filter((release) => chartOf(cluster, release)?.name === 'kube-prometheus-stack')
      .flatMap(configsOf)
      .flatMap(checkConfig),
  ),
}

const checkConfig = ({ config, receivers, location }: AlertmanagerConfig): readonly Violation[] => {
  const violation = (path: Path, message: string, fix: string): Violation => ({
    location: location(...path),
    message,
    impact: 'Alertmanager refuses the whole configuration, and no alert reaches anybody',
    fix,
  })
  const given = namesIn(config, 'receivers')
  const times = [...namesIn(config, 'time_intervals'), ...namesIn(config, 'mute_time_intervals')]
  const missing = (kind: string, name: unknown, known: readonly string[], path: Path): readonly Violation[] =>
    typeof name !== 'string' || name === '' || known.includes(name) || [name, ...known].some(isFilledIn)
      ? []
      : [violation(path, `the configuration has no ${kind} ${name}`, suggestion(name, known))]
  const known = given.length > 0 ? given.map(({ name }) => name) : receivers
  const ofRoute = ({ route, path }: AlertRoute): readonly Violation[] => [
    ...missing('receiver', route['receiver'], known, [...path, 'receiver']),
    ...TIMES.flatMap((key) =>
      listOf(route[key]).flatMap((name, index) =>
        missing(
          'time interval',
          name,
          times.map((time) => time.name),
          [...path, key, index],
        ),
      ),
    ),
  ]
  const twice = (all: typeof given): readonly Violation[] =>
    all
      .filter(({ name }, index) => name !== '' && all.findIndex((other) => other.name === name) < index)
      .map(({ name, path }) => violation(path, `${name} is there twice`, 'give it another name'))
  const [first] = routesIn(config)
  return [
    ...routesIn(config).flatMap(ofRoute),
    ...twice(given),
    ...twice(times),
    ...(first ? CONDITIONS.filter((key) => isSet(first.route[key])) : []).map((key) =>
      violation(
        ['route', key],
        'the first route takes every alert, and can have no condition',
        'move it into a route inside',
      ),
    ),
  ]
}

const TIMES = ['mute_time_intervals', 'active_time_intervals']
const CONDITIONS = ['match', 'match_re', 'matchers', ...TIMES]

const isSet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0

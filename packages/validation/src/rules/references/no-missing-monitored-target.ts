import type { Made } from '../../values/absence.ts'
import { isGenerated } from '../../values/rendered-tree.ts'
import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { movedPartsOf, mayChoose } from '../../tree/charts/moved-parts.ts'
import { monitorsOf, type Monitor } from '../../tree/monitoring/monitors.ts'
import { nameOf } from '../../tree/objects.ts'
import { selectorText, type Selector } from '../../values/selector.ts'

export const noMissingMonitoredTarget: Rule = {
  id: 'no-missing-monitored-target',
  summary: 'Every ServiceMonitor and PodMonitor selects a target, and scrapes a port that the target has.',
  rationale:
    'A monitor without a match, or with a port that its targets lack, yields no target and no error.',
  fix: 'Select by labels that Services or pods of the tree have, and name one of their ports.',
  check: inEachCluster((cluster, report) => {
    for (const monitor of monitorsOf(cluster)) checkMonitor(cluster, monitor, report)
  }),
}

const checkMonitor = (cluster: ClusterView, monitor: Monitor, report: Report): void => {
  const { located, selector, namespaces, isSeen, targets } = monitor
  if (isEmpty(selector))
    return report({
      location: at(located, 'spec', 'selector'),
      message: `${nameOf(located)} has an empty selector, which matches everything in its namespaces`,
      impact: 'Prometheus scrapes every later addition as if it were the same program',
      fix: 'select by the labels of the target',
    })
  if (targets.length > 0) return checkPorts(monitor, report)
  if (mayScrape(cluster, located, selector, isSeen)) return
  report({
    location: at(located, 'spec', 'selector'),
    message: `${nameOf(located)} selects ${selectorText(selector)}, and nothing in its namespaces has these labels`,
    impact: 'Prometheus scrapes nothing for it and reports no error',
    fix: 'select by the labels of the target, in the namespace of the target',
    absence: {
      of: kindOfTargets(located),
      ...(namespaces && { namespaces }),
    },
  })
}

const kindOfTargets = ({ object }: Located): Made => (object.kind === 'PodMonitor' ? 'pods' : 'services')

const checkPorts = ({ located, targets, endpoints, namespaces }: Monitor, report: Report): void => {
  for (const { port, path } of endpoints) {
    // A person may name the port of the pods, by its number too.
    if (port === undefined && !isGenerated(located.file)) continue
    // Of several Services with the same labels one may have the port.
    if (targets.some(({ ports }) => ports.some(({ name }) => name === port))) continue
    for (const { owner, ports } of targets)
      report({
        location: at(located, ...path),
        message: `${nameOf(located)} scrapes the port ${port}, and ${owner} has only ${ports.map(({ name, number }) => name ?? number).join(', ')}`,
        impact: 'the target is missing, without an error',
        fix: 'name a port that the target has',
        absence: { of: kindOfTargets(located), ...(namespaces && { namespaces }) },
      })
  }
}

/** Whether it may select parts of a chart that its values move, of which nothing is known. */
const mayScrape = (
  cluster: ClusterView,
  { object }: Located,
  selector: Selector,
  isSeen: (namespace: string) => boolean,
): boolean => {
  const kind = object.kind === 'PodMonitor' ? 'pods' : 'services'
  return movedPartsOf(cluster).some((part) => part.kind === kind && mayChoose(part, selector, isSeen))
}

const isEmpty = ({ matchLabels = {}, matchExpressions = [] }: Selector): boolean =>
  Object.keys(matchLabels).length + matchExpressions.length === 0

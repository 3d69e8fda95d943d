import { at, type Located } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { movedPartsOf, mayChoose } from '../../tree/charts/moved-parts.ts'
import { monitorsOf, type MonitorTarget } from '../../tree/monitoring/monitors.ts'
import { nameOf } from '../../tree/objects.ts'
import { selectorText, type Selector } from '../../values/selector.ts'

export const noMissingMonitored: Rule = {
  id: 'no-missing-monitored',
  summary:
    'Every ServiceMonitor and PodMonitor selects something, and every port that it scrapes is one of those.',
  rationale:
    'A monitor that selects nothing, or a port its targets do not have, makes no target and no error.',
  example: {
    refused: 'kind: ServiceMonitor\nspec:\n  endpoints: [{ port: metric }]\n',
    accepted: 'kind: ServiceMonitor\nspec:\n  endpoints: [{ port: metrics }]\n',
  },
  fix: 'Select by labels that Services or pods of the tree have, and name one of their ports.',
  check: inEachCluster((cluster) =>
    monitorsOf(cluster).flatMap(({ placed, selector, isSeen, targets, endpoints }): Violation[] => {
      if (isEmpty(selector))
        return [
          {
            location: at(placed, 'spec', 'selector'),
            message: `${nameOf(placed)} selects by nothing, and so everything in the namespaces it looks at`,
            impact: 'Prometheus scrapes whatever is added there, as if it were the same program',
            fix: 'select by the labels of what is to be scraped',
          },
        ]
      if (targets.length === 0 && mayScrape(cluster, placed, selector, isSeen)) return []
      if (targets.length === 0)
        return [
          {
            location: at(placed, 'spec', 'selector'),
            message: `${nameOf(placed)} selects ${selectorText(selector)}, and nothing in the namespaces it looks at has these labels`,
            impact: 'Prometheus scrapes nothing by it, without an error',
            fix: 'select by the labels and in the namespace of what is to be scraped',
          },
        ]
      // Of several Services with the same labels one may have the port.
      return endpoints
        .filter(({ port }) => !targets.some(has(port)))
        .flatMap(({ port, path }) =>
          targets.map(({ owner, ports }) => ({
            location: at(placed, ...path),
            message: `${nameOf(placed)} scrapes the port ${port}, and ${owner} has only ${ports.map(({ name, number }) => name ?? number).join(', ')}`,
            impact: 'the target is missing, without an error',
            fix: 'name a port that it has',
          })),
        )
    }),
  ),
}

/** Whether it selects what the values of a chart move, of which no rule can tell. */
const mayScrape = (
  cluster: ClusterView,
  { object }: Located,
  selector: Selector,
  isSeen: (namespace: string) => boolean,
): boolean => {
  const kind = object.kind === 'PodMonitor' ? 'pods' : 'services'
  return movedPartsOf(cluster).some((part) => part.kind === kind && mayChoose(part, selector, isSeen))
}

const has =
  (port: string | undefined) =>
  ({ ports }: MonitorTarget): boolean =>
    ports.some(({ name }) => name === port)

const isEmpty = ({ matchLabels = {}, matchExpressions = [] }: Selector): boolean =>
  Object.keys(matchLabels).length + matchExpressions.length === 0

import type { ClusterView } from '../../tree/cluster-view.ts'
import { contentOf, flagOf, thanosRunsIn, type ThanosRun } from '../../tree/monitoring/thanos.ts'
import { containerText } from '../../tree/workloads/containers.ts'
import { isMap, listOf, textAt } from '../../values/value-at.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const validHashring: Rule = {
  id: 'valid-hashring',
  ownSeverity: 'warning',
  summary: 'The hashring of a Receive names pods that exist, and at least as many as store each sample.',
  rationale:
    'A Receive passes the series of a missing endpoint on to nobody, and refuses their samples without end. With a factor above the number of endpoints it does not start.',
  fix: 'List each pod of the StatefulSet by its name, the governing Service and the gRPC port.',
  check: inEachCluster((cluster, report) => {
    for (const one of thanosRunsIn(cluster).filter(({ command }) => command === 'receive'))
      checkRing(cluster, one, report)
  }),
}

const FACTOR = 'receive.replication-factor'

const checkRing = (cluster: ClusterView, one: ThanosRun, report: Report): void => {
  const endpoints = endpointsIn(contentOf(cluster, one, 'receive.hashrings'))
  if (endpoints.length === 0) return
  const { run } = one
  const reportAt = (name: string, message: string, impact: string, fix: string): void =>
    report({
      location: run.location('args', ...indexOf(one, name)),
      message: `${containerText(run)} ${message}`,
      impact,
      fix,
    })
  const factor = Number(flagOf(one, FACTOR)?.value ?? 1)
  if (factor > endpoints.length)
    reportAt(
      FACTOR,
      `stores each sample ${factor} times, and its hashring has ${endpoints.length} endpoints`,
      'it does not become ready, and no metrics arrive',
      'lower the factor, or add replicas and their endpoints',
    )
  const missing = endpoints.filter((endpoint) => isMissing(cluster, endpoint, run.pods.namespace))
  if (missing.length > 0)
    reportAt(
      'receive.hashrings-file',
      `has ${missing.join(' and ')} in its hashring, and no StatefulSet makes such a pod`,
      'samples of the series that are its share are refused, and wait on the spokes until they are lost',
      'name the pods of the StatefulSet: NAME-0 to its replicas, by its serviceName',
    )
}

const indexOf = (one: ThanosRun, name: string): readonly number[] => {
  const index = flagOf(one, name)?.index
  return index === undefined ? [] : [index]
}

/** Each is a text, or an object with an `address`. What is no JSON is reported by nobody here. */
const endpointsIn = (text: string | undefined): readonly string[] => {
  try {
    return listOf(JSON.parse(text ?? '[]')).flatMap((ring) =>
      listOf(isMap(ring) ? ring['endpoints'] : undefined).map((endpoint) =>
        typeof endpoint === 'string' ? endpoint : textAt(endpoint, 'address'),
      ),
    )
  } catch {
    return []
  }
}

/** `NAME-0.SERVICE.NAMESPACE.svc…`. Another host may be a machine elsewhere. */
const isMissing = (cluster: ClusterView, endpoint: string, own: string): boolean => {
  const [, name = '', index, service, namespace = own] =
    /^([a-z0-9-]+)-(\d+)\.([a-z0-9-]+)(?:\.([a-z0-9-]+)(?:\.svc[a-z0-9.-]*)?)?(?::\d+)?$/.exec(endpoint) ?? []
  if (index === undefined) return false
  const spec = cluster.find('apps/v1/StatefulSet', namespace, name)?.object.spec
  return !spec || spec.serviceName !== service || Number(index) >= (spec.replicas ?? 1)
}

import { at, type Located, type Location, type Path } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ObjectOf } from '../../schemas/kinds.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { nameOf, namespaceOf } from '../../tree/objects.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'

export const validAutoscaler: Rule = {
  id: 'valid-autoscaler',
  summary:
    'A HorizontalPodAutoscaler has at most as many pods at least as at most, and its pods request what it measures.',
  rationale:
    'The use of a resource is counted against its requests. Without them the autoscaler has nothing to compare, and never scales.',
  fix: 'Order the bounds, and give each container a request of the resource.',
  check: inEachCluster((cluster, report) => {
    for (const autoscaler of cluster.all('autoscaling/v2/HorizontalPodAutoscaler')) {
      checkBounds(autoscaler, report)
      const target = targetOf(cluster, autoscaler)
      if (target && !hasDefaults(cluster, target.namespace)) checkRequests(autoscaler, target, report)
    }
  }),
}

type Autoscaler = Located<ObjectOf<'autoscaling/v2/HorizontalPodAutoscaler'>>

const checkBounds = (autoscaler: Autoscaler, report: Report): void => {
  const { spec } = autoscaler.object
  const least = spec?.minReplicas ?? 1
  if (!spec || least <= spec.maxReplicas) return
  report({
    location: at(autoscaler, 'spec', 'minReplicas'),
    message: `${nameOf(autoscaler)} has ${least} pods at least and ${spec.maxReplicas} at most`,
    impact: 'the API server refuses it, and Flux then applies nothing more of the layer',
    fix: 'set minReplicas to at most maxReplicas',
  })
}

const targetOf = (cluster: ClusterView, autoscaler: Autoscaler): OwnPods | undefined => {
  const { kind, name } = autoscaler.object.spec?.scaleTargetRef ?? {}
  return ownPodsOf(cluster).find(
    ({ controller, namespace }) =>
      namespace === namespaceOf(autoscaler) &&
      controller.object.kind === kind &&
      controller.object.metadata.name === name,
  )
}

/** A LimitRange may give containers their requests. */
const hasDefaults = (cluster: ClusterView, namespace: string): boolean =>
  cluster.others('v1/LimitRange').some((range) => namespaceOf(range) === namespace)

interface Measured {
  readonly resource: string
  /** Nothing where all containers of a pod are measured. */
  readonly container: string | undefined
  readonly location: Location
}

const checkRequests = (autoscaler: Autoscaler, target: OwnPods, report: Report): void => {
  for (const { resource, container, location } of measuredBy(autoscaler)) {
    const lacking = target.spec.containers.find(
      ({ name, resources }) =>
        (container === undefined || name === container) &&
        // A limit is a request where none is stated.
        (resources?.requests?.[resource] ?? resources?.limits?.[resource]) === undefined,
    )
    if (!lacking) continue
    report({
      location,
      related: [at(target.controller, ...target.path)],
      message: `${nameOf(autoscaler)} measures ${resource}, and the container ${lacking.name} of ${target.owner} requests none`,
      impact: 'the autoscaler cannot tell the use, and never scales',
      fix: `give the container a request of ${resource}`,
    })
  }
}

const measuredBy = (autoscaler: Autoscaler): readonly Measured[] =>
  (autoscaler.object.spec?.metrics ?? []).flatMap((metric, index): readonly Measured[] => {
    const path: Path = ['spec', 'metrics', index]
    const { resource, containerResource } = metric
    return [
      ...(resource?.target.type === 'Utilization'
        ? [{ resource: resource.name, container: undefined, location: at(autoscaler, ...path, 'resource') }]
        : []),
      ...(containerResource?.target.type === 'Utilization'
        ? [
            {
              resource: containerResource.name,
              container: containerResource.container,
              location: at(autoscaler, ...path, 'containerResource'),
            },
          ]
        : []),
    ]
  })

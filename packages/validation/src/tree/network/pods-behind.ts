import { selects } from '../../values/selector.ts'
import type { ClusterView } from '../cluster-view.ts'
import { podsIn, type Pods } from '../workloads/pods.ts'
import type { ServiceAddress, ServiceFacts } from './services.ts'

/** The pods that a Service leads to. */
export const podsBehind = (cluster: ClusterView, { selector, namespace }: ServiceFacts): readonly Pods[] =>
  selector
    ? podsIn(cluster, namespace).filter(({ labels }) => selects({ matchLabels: selector }, labels))
    : []

/** The port of the pods to which a port of a Service leads. */
export const podPort = (
  { located, ports }: ServiceFacts,
  number: ServiceAddress['port'],
  to: Pods,
): number | undefined => {
  const own = located?.object.spec?.ports?.find(({ port }) => port === number)
  const target = own ? (own.targetPort ?? number) : ports.find((port) => port.number === number)?.name
  // A port without a name is none that a Service refers to by its name.
  if (target === undefined) return undefined
  return typeof target === 'number' ? target : to.ports.find(({ name }) => name === target)?.number
}

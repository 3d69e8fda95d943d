import { entryPods, hubPlacement, spreadOverNodes } from '@fleet/kubernetes'
import { lokiPodLabels, type Fleet, type LokiPart } from '@fleet/model'

/**
 * `null` removes the chart's required anti-affinity (an empty map merges with it): on one node a new pod would wait
 * endlessly for the old one to go.
 */
export const alone = (fleet: Fleet) => ({ affinity: null, ...hubPlacement(fleet) })

/** The pods of the gateway, on the nodes that the spokes call. */
export const gatewayPods = (fleet: Fleet) => {
  const { replicas, strategy, ...pods } = entryPods(fleet, lokiPodLabels('gateway'))
  return replicas === 1 ? alone(fleet) : { replicas, deploymentStrategy: strategy, ...pods }
}

/**
 * The pods of a part on different nodes. Ingesters wait for one rather than share it: a node that is away must not take
 * two copies of a line along.
 */
export const spread = ({ component, name }: LokiPart) => ({
  affinity: null,
  topologySpreadConstraints: spreadOverNodes({ ...lokiPodLabels(name) }, component === 'ingester'),
})

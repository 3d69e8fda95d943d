import { storageNodeAddresses, type KubernetesObject, type VictoriaLogs } from '@fleet/model'
import {
  clusterService,
  disruptionBudget,
  metadata,
  selectorLabels,
  spreadOverNodes,
  type IDeployment,
} from '@fleet/kubernetes'
import { rolePod } from './pod.ts'

/** What asks all storage nodes of a cluster, and answers for them. It stores nothing. */
export const queries = (store: VictoriaLogs): readonly KubernetesObject[] => {
  const { name, namespace } = store.select
  return [
    clusterService(store.select, selectorLabels(name)),
    deployment(store),
    disruptionBudget(name, namespace),
  ]
}

const deployment = (store: VictoriaLogs) => {
  const { name, namespace } = store.select
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(name, namespace),
    spec: {
      replicas: store.selectPods,
      selector: { matchLabels: selectorLabels(name) },
      template: rolePod(
        store,
        store.select,
        {
          args: [
            `-storageNode=${storageNodeAddresses(store).join(',')}`,
            '-insert.disable',
            '-internalselect.disable',
          ],
          resources: store.selectResources,
        },
        { topologySpreadConstraints: spreadOverNodes(selectorLabels(name)) },
      ),
    },
  } satisfies IDeployment
}

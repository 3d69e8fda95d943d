import { K3S_NAMESPACE, type Artifact, type ClusterName, type Fleet, type NamespaceNeed } from '@fleet/model'
import { namespaceNeedOf, namespaces } from '@fleet/kubernetes'

/**
 * The namespaces of a cluster's objects, each once and as strict as its pods allow. k3s makes its own, and `flux
 * bootstrap` Flux'.
 */
export const namespaceArtifact = (
  fleet: Fleet,
  cluster: ClusterName,
  artifacts: readonly Artifact[],
): Artifact => {
  const foreign = [K3S_NAMESPACE, fleet.gitops.source.namespace]
  const needs = artifacts.flatMap(needsOf).filter(({ namespace }) => !foreign.includes(namespace))
  return { cluster, layer: 'sources', path: 'namespaces.yaml', objects: namespaces(needs) }
}

const needsOf = ({ objects, needs = [] }: Artifact): NamespaceNeed[] => [
  ...objects.map(namespaceNeedOf).filter((need) => need !== undefined),
  ...needs,
]

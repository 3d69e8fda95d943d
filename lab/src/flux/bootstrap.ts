import { stringify } from 'yaml'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Repository } from './repository.ts'

const name = 'flux-system'

/** The repository and the first folder of it, which bootstrap makes. */
export const syncObjects = (cluster: string, url: string): readonly KubernetesObject[] => [
  {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name, namespace: name },
    spec: { interval: '1m0s', ref: { branch: 'main' }, url },
  },
  {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name, namespace: name },
    spec: {
      interval: '10m0s',
      path: `./clusters/${cluster}/flux`,
      prune: true,
      sourceRef: { kind: 'GitRepository', name },
    },
  },
]

const manifests = (objects: readonly unknown[]): string =>
  objects.map((object) => `---\n${stringify(object)}`).join('')

const namespace: KubernetesObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }

/**
 * Writes the files of `flux bootstrap --path=clusters/CLUSTER/flux` into a repository: `flux-system/` with its three
 * files. Of the components they have only the namespace, for the lab runs the controllers itself and gives the API
 * their definitions.
 * @returns the objects that bootstrap itself applies to the cluster
 */
export const bootstrap = (repository: Repository, cluster: string): readonly KubernetesObject[] => {
  const folder = `clusters/${cluster}/flux/flux-system`
  const sync = syncObjects(cluster, repository.url)
  repository.write(`${folder}/gotk-components.yaml`, manifests([namespace]))
  repository.write(`${folder}/gotk-sync.yaml`, manifests(sync))
  repository.write(
    `${folder}/kustomization.yaml`,
    stringify({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: ['gotk-components.yaml', 'gotk-sync.yaml'],
    }),
  )
  return [namespace, ...sync]
}

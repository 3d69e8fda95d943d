import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { at, type Path } from '../../values/location.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, locatedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const noMissingConfigMap: Rule = {
  id: 'no-missing-config-map',
  summary: 'Every ConfigMap that a pod uses, and every key of it, is in the same tree and namespace.',
  rationale: 'A pod that mounts a missing ConfigMap never starts. A typo in a hashed name is enough.',
  fix: 'Name a ConfigMap and a key that exist, or add them.',
  check: inEachCluster((cluster, report) => {
    for (const pods of ownPodsOf(cluster))
      for (const reference of referencesOf(pods)) checkReference(cluster, pods, reference, report)
  }),
}

/** Kubernetes puts the certificate of its API server into each namespace. */
const OF_EVERY_NAMESPACE = 'kube-root-ca.crt'

interface Reference {
  readonly name: string
  readonly keys: readonly string[]
  readonly path: Path
}

const checkReference = (
  cluster: ClusterView,
  pods: OwnPods,
  { name, keys, path }: Reference,
  report: Report,
): void => {
  if (name === OF_EVERY_NAMESPACE) return
  const found = cluster.find('v1/ConfigMap', pods.namespace, name)
  const entries = { ...found?.object.data, ...found?.object.binaryData }
  const missing = keys.find((key) => !Object.hasOwn(entries, key))
  if (found && missing === undefined) return
  const configMap = `ConfigMap ${pods.namespace}/${name}`
  report({
    location: at(pods.controller, ...path),
    cause: `${configMap} ${found ? missing : ''}`,
    message: found
      ? `${pods.owner} uses the key ${missing} of the ${configMap}, which lacks it`
      : `${pods.owner} uses the ${configMap}, which is in no file of ${cluster.name}`,
    impact: `the pods of ${pods.owner} wait for it and never start`,
    fix: found ? 'name a key that exists, or add it' : 'name a ConfigMap that exists, or add it',
    ...(!found && { absence: { of: 'configMaps', namespaces: [pods.namespace], name } }),
  })
}

const referencesOf = (pods: OwnPods): Reference[] => [
  ...(pods.spec.volumes ?? []).flatMap((volume, index) =>
    volumeReferences(volume, [...pods.path, 'volumes', index]),
  ),
  ...locatedContainers(pods).flatMap(({ container, path }) => containerReferences(container, path)),
]

type Volume = NonNullable<IPodSpec['volumes']>[number]

const volumeReferences = ({ configMap, projected }: Volume, path: Path): Reference[] => [
  ...referenceTo(
    configMap,
    (configMap?.items ?? []).map(({ key }) => key),
    [...path, 'configMap'],
  ),
  ...(projected?.sources ?? []).flatMap(({ configMap: source }, index) =>
    referenceTo(
      source,
      (source?.items ?? []).map(({ key }) => key),
      [...path, 'projected', 'sources', index],
    ),
  ),
]

const containerReferences = ({ env = [], envFrom = [] }: IContainer, path: Path): Reference[] => [
  ...env.flatMap(({ valueFrom }, index) => {
    const source = valueFrom?.configMapKeyRef
    return referenceTo(source, source ? [source.key] : [], [...path, 'env', index])
  }),
  ...envFrom.flatMap(({ configMapRef }, index) => referenceTo(configMapRef, [], [...path, 'envFrom', index])),
]

const referenceTo = (
  source: { readonly name?: string; readonly optional?: boolean } | undefined,
  keys: readonly string[],
  path: Path,
): Reference[] =>
  source?.name === undefined || source.optional === true ? [] : [{ name: source.name, keys, path }]

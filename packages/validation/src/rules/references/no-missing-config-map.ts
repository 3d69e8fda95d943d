import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { at, type Path } from '../../values/location.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, placedContainers, type OwnPods } from '../../tree/workloads/pods.ts'

export const noMissingConfigMap: Rule = {
  id: 'no-missing-config-map',
  summary: 'Every ConfigMap, and every key of one, that a pod uses is in the same tree and namespace.',
  rationale:
    'A pod that mounts a ConfigMap nobody makes never starts; a hashed name misspelt in one place is enough.',
  example: {
    refused:
      'volumes:\n  - name: config\n    configMap: { name: otel-collector-1234567 }   # the tree holds otel-collector-89abcde\n',
    accepted: 'volumes:\n  - name: config\n    configMap: { name: otel-collector-89abcde }\n',
  },
  fix: 'Name a ConfigMap and a key that exist, or add them.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) =>
      referencesOf(pods).flatMap((reference) => violationOf(cluster, pods, reference) ?? []),
    ),
  ),
}

interface Reference {
  readonly name: string
  readonly keys: readonly string[]
  readonly path: Path
}

const violationOf = (
  cluster: ClusterView,
  pods: OwnPods,
  { name, keys, path }: Reference,
): Violation | undefined => {
  const found = cluster.find('v1/ConfigMap', pods.namespace, name)
  const entries = { ...found?.object.data, ...found?.object.binaryData }
  const missing = keys.find((key) => !Object.hasOwn(entries, key))
  if (found && missing === undefined) return undefined
  return {
    location: at(pods.controller, ...path),
    message: found
      ? `ConfigMap ${pods.namespace}/${name} has no key ${missing}`
      : `no file of ${cluster.name} holds the ConfigMap ${pods.namespace}/${name}`,
    impact: `the pods of ${pods.owner} wait for it and never start`,
    fix: 'name one that exists, or add it',
  }
}

const referencesOf = (pods: OwnPods): Reference[] => [
  ...(pods.spec.volumes ?? []).flatMap((volume, index) =>
    volumeReferences(volume, [...pods.path, 'volumes', index]),
  ),
  ...placedContainers(pods).flatMap(({ container, path }) => containerReferences(container, path)),
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

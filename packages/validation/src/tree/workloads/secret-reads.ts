import type { IContainer } from 'kubernetes-models/v1/Container'
import { at, type Path, type Located } from '../../values/location.ts'
import { certificateReads } from './certificate-reads.ts'
import { chartSecretReads } from '../charts/chart-secret-reads.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownPodsOf, locatedContainers, type OwnPods } from './pods.ts'
import { scrapeSecretReads } from './scrape-secret-reads.ts'
import type { SecretRead } from '../charts/secret-read.ts'
import type { Volume } from './volumes.ts'

/** Whether a declaration's name of a reader is that of the reader. */
export const isReadBy = ({ reader, otherNames = [] }: SecretRead, name: string): boolean =>
  reader === name || otherNames.includes(name)

export const secretReadsIn = (cluster: ClusterView): readonly SecretRead[] => [
  ...ownPodsOf(cluster).flatMap((pods) =>
    readsOf(pods).map(({ name, keys, path }) => ({
      reader: pods.controller.object.metadata.name,
      owner: pods.owner,
      id: `${pods.namespace}.${name}`,
      keys,
      location: at(pods.controller, ...path),
    })),
  ),
  ...chartSecretReads(cluster),
  ...scrapeSecretReads(cluster),
  ...certificateReads(cluster),
  ...(['source.toolkit.fluxcd.io/v1/HelmRepository', 'source.toolkit.fluxcd.io/v1/OCIRepository'] as const)
    .flatMap((id) => cluster.all(id))
    .flatMap(sourceReads),
]

interface Read {
  readonly name: string
  readonly keys: readonly string[] | undefined
  readonly path: Path
}

const readsOf = (pods: OwnPods): Read[] => [
  ...(pods.spec.volumes ?? []).flatMap((volume, index) =>
    volumeReads(volume, [...pods.path, 'volumes', index]),
  ),
  ...(pods.spec.imagePullSecrets ?? []).flatMap(({ name }, index) =>
    readOf(name, undefined, [...pods.path, 'imagePullSecrets', index, 'name']),
  ),
  ...locatedContainers(pods).flatMap(({ container, path }) => containerReads(container, path)),
]

const volumeReads = ({ secret, projected }: Volume, path: Path): Read[] => [
  ...readOf(
    secret?.secretName,
    secret?.items?.map(({ key }) => key),
    [...path, 'secret'],
  ),
  ...(projected?.sources ?? []).flatMap(({ secret: source }, index) =>
    readOf(
      source?.name,
      source?.items?.map(({ key }) => key),
      [...path, 'projected', 'sources', index],
    ),
  ),
]

const containerReads = ({ env = [], envFrom = [] }: IContainer, path: Path): Read[] => [
  ...env.flatMap(({ valueFrom }, index) => {
    const source = valueFrom?.secretKeyRef
    return readOf(source?.name, [source?.key ?? ''], [...path, 'env', index, 'valueFrom', 'secretKeyRef'])
  }),
  ...envFrom.flatMap(({ secretRef }, index) =>
    readOf(secretRef?.name, undefined, [...path, 'envFrom', index, 'secretRef']),
  ),
]

const readOf = (name: string | undefined, keys: Read['keys'], path: Path): Read[] =>
  name === undefined ? [] : [{ name, keys, path }]

interface Source extends Located {
  readonly object: Located['object'] & { readonly spec?: { readonly secretRef?: { readonly name: string } } }
}

const sourceReads = (source: Source): SecretRead[] => {
  const { metadata, kind, spec } = source.object
  return spec?.secretRef === undefined
    ? []
    : [
        {
          reader: metadata.name,
          owner: `${kind} ${metadata.name}`,
          id: `${metadata.namespace ?? 'default'}.${spec.secretRef.name}`,
          keys: undefined,
          location: at(source, 'spec', 'secretRef', 'name'),
        },
      ]
}

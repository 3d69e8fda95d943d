import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { objectsOf, textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'

/** A chart that a cluster's tree names, at the one version that it names. */
export interface ChartReference {
  readonly name: string
  /** The registry's name. */
  readonly host: string
  /** The chart's own, inside its registry. */
  readonly repository: string
  readonly tag: string
  /** Of its bytes, where the tree pins them. */
  readonly digest?: string
}

const referenceOf = (source: KubernetesObject): ChartReference => {
  const { host, pathname } = new URL(textAt(source, 'spec', 'url').replace(/^oci:/, 'https:'))
  const { digest } = valueAt(source, 'spec', 'ref') as { readonly digest?: string }
  return {
    name: pathname.split('/').at(-1) ?? '',
    host,
    repository: pathname.slice(1),
    tag: textAt(source, 'spec', 'ref', 'tag'),
    ...(digest !== undefined && { digest }),
  }
}

/** The charts that a cluster's OCIRepositories name. */
export const chartsOf = (cluster: string): readonly ChartReference[] =>
  objectsOf(cluster)
    .filter(({ kind }) => kind === 'OCIRepository')
    .map(referenceOf)

/** Where a folder of archives has a chart, as `helm pull` names its file; nothing where it does not. */
export const archiveIn = (
  folder: string | undefined,
  { name, tag }: Pick<ChartReference, 'name' | 'tag'>,
): string | undefined => {
  const file = join(folder ?? '', `${name}-${tag}.tgz`)
  return folder !== undefined && existsSync(file) ? file : undefined
}

/** What a HelmRelease installs: its chart's name, and what helm is told. */
export interface Release {
  readonly name: string
  readonly namespace: string
  readonly values: Readonly<Record<string, unknown>>
}

export const releaseOf = (object: KubernetesObject): Release => ({
  name: textAt(object, 'spec', 'releaseName'),
  namespace: object.metadata.namespace ?? 'default',
  values: valueAt(object, 'spec', 'values') as Release['values'],
})

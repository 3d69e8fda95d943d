import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { objectsOf, textAt, valueAt, type KubernetesObject } from '../trees/committed.ts'

/** A chart in a cluster's tree, at its exact version. */
export interface ChartReference {
  readonly name: string
  /** The registry's name. */
  readonly host: string
  /** The chart's path inside its registry. */
  readonly repository: string
  readonly tag: string
  /** The digest of its bytes, where the tree pins it. */
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
export const chartsOf = (cluster: string): readonly ChartReference[] => chartsIn(objectsOf(cluster))

/** The charts that the OCIRepositories among objects name. */
export const chartsIn = (objects: readonly KubernetesObject[]): readonly ChartReference[] =>
  objects.filter(({ kind }) => kind === 'OCIRepository').map(referenceOf)

/** The file of a chart in a folder of archives, by the name of `helm pull`; nothing where it is missing. */
export const archiveIn = (
  folder: string | undefined,
  { name, tag }: Pick<ChartReference, 'name' | 'tag'>,
): string | undefined => {
  const file = join(folder ?? '', `${name}-${tag}.tgz`)
  return folder !== undefined && existsSync(file) ? file : undefined
}

/** A HelmRelease: its chart's name, and the arguments of helm. */
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

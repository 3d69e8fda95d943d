import { printYaml } from '@fleet/kubernetes'
import { readManifest } from '@fleet/validation'
import type { FluxKustomization } from './flux-kustomization.ts'
import type { Applied } from './origins.ts'
import { substitute, SubstitutionError } from './substitution.ts'

/** Finds the values of a ConfigMap in the tree. */
export type FindConfigMap = (name: string) => Readonly<Record<string, unknown>> | undefined

/** What Flux does to objects after kustomize: it substitutes variables and adds common metadata. */
export const afterBuild = (
  spec: FluxKustomization['spec'],
  applied: readonly Applied[],
  findConfigMap: FindConfigMap,
): { readonly applied: readonly Applied[]; readonly failure?: string } => {
  const { postBuild, commonMetadata } = spec ?? {}
  if (!postBuild && !commonMetadata) return { applied }
  const values = valuesOf(postBuild ?? {}, findConfigMap)
  try {
    return {
      applied: applied.map((one) => {
        const object = values ? substituted(one.object, values) : one.object
        return { ...one, object: commonMetadata ? withMetadata(object, commonMetadata) : object }
      }),
    }
  } catch (error) {
    if (error instanceof SubstitutionError) return { applied: [], failure: error.message }
    throw error
  }
}

type PostBuild = NonNullable<NonNullable<FluxKustomization['spec']>['postBuild']>

/** The values of variables; nothing where Flux has none and so substitutes none. */
const valuesOf = (
  { substitute: own, substituteFrom }: PostBuild,
  findConfigMap: FindConfigMap,
): ReadonlyMap<string, string> | undefined => {
  const sources = substituteFrom ?? []
  if (!own && sources.length === 0) return undefined
  const maps = sources.map(({ kind, name }) =>
    kind === 'ConfigMap' && name ? findConfigMap(name) : undefined,
  )
  return new Map(
    [...maps, own].flatMap((map) =>
      Object.entries(map ?? {}).map(([key, value]) => [key, String(value).replaceAll('\n', '')] as const),
    ),
  )
}

const SWITCH = 'kustomize.toolkit.fluxcd.io/substitute'

interface Metadata {
  readonly labels?: Readonly<Record<string, unknown>> | null
  readonly annotations?: Readonly<Record<string, unknown>> | null
}

const substituted = (object: object, values: ReadonlyMap<string, string>): object => {
  const { labels, annotations } = metadataOf(object)
  if (labels?.[SWITCH] === 'disabled' || annotations?.[SWITCH] === 'disabled') return object
  const text = printYaml(object)
  if (!text.includes('$')) return object
  const { objects } = readManifest(Buffer.from(substitute(text, values)))
  const [result] = objects
  if (!result) throw new SubstitutionError('the text is no YAML once variables are substituted')
  return result
}

const metadataOf = (object: object): Metadata =>
  (object as { readonly metadata?: Metadata | null }).metadata ?? {}

const withMetadata = (object: object, { labels, annotations }: Metadata): object => {
  const own = metadataOf(object)
  return {
    ...object,
    metadata: {
      ...own,
      ...(labels && { labels: { ...own.labels, ...labels } }),
      ...(annotations && { annotations: { ...own.annotations, ...annotations } }),
    },
  }
}

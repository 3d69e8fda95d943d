import { inside } from './repository.ts'

/** A Kustomization of Flux, as far as it says what is built and how. */
export interface FluxKustomization {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace?: string }
  readonly spec?: FluxSpec | null
}

interface FluxSpec {
  readonly path?: string
  readonly sourceRef?: { readonly kind?: string; readonly name?: string; readonly namespace?: string }
  readonly postBuild?: {
    readonly substitute?: Readonly<Record<string, unknown>> | null
    readonly substituteFrom?: readonly { readonly kind?: string; readonly name?: string }[] | null
  } | null
  readonly commonMetadata?: {
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  } | null
  readonly targetNamespace?: string
  readonly namePrefix?: string
  readonly nameSuffix?: string
  readonly components?: readonly string[] | null
  readonly ignoreMissingComponents?: boolean
  readonly patches?: readonly unknown[] | null
  readonly patchesStrategicMerge?: readonly unknown[] | null
  readonly patchesJson6902?: readonly unknown[] | null
  readonly images?: readonly unknown[] | null
}

export const isFluxKustomization = (object: object): object is FluxKustomization => {
  const { apiVersion, kind, metadata } = object as Readonly<Record<string, unknown>>
  return (
    kind === 'Kustomization' &&
    String(apiVersion).startsWith('kustomize.toolkit.fluxcd.io/') &&
    typeof (metadata as { name?: unknown } | null | undefined)?.name === 'string'
  )
}

/** The folder that one builds, from the root of the repository: the root itself for a path that leads out of it. */
export const folderOf = ({ spec }: FluxKustomization): string => inside('', spec?.path ?? '') ?? ''

/** What of a spec kustomize itself does, each by its name in the spec and in a list of kustomize. */
const CHANGES = {
  targetNamespace: 'namespace',
  namePrefix: 'namePrefix',
  nameSuffix: 'nameSuffix',
  components: 'components',
  patches: 'patches',
  patchesStrategicMerge: 'patchesStrategicMerge',
  patchesJson6902: 'patchesJson6902',
  images: 'images',
} as const satisfies Readonly<Partial<Record<keyof FluxSpec, string>>>

/** The changes of a spec as kustomize's own list has them. Empty ones are left out. */
export const changesOf = (spec: FluxSpec | null | undefined): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(CHANGES).flatMap(([inSpec, inList]) => {
      const value = spec?.[inSpec as keyof typeof CHANGES]
      return value === undefined || value === null || value.length === 0 ? [] : [[inList, value]]
    }),
  )

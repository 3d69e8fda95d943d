import { z } from 'zod'
import type { Path } from '../spot.ts'
import { isKindId, KINDS, kindId } from './kinds.ts'

/** Where an object is not as its kind demands. */
export interface ShapeMistake {
  readonly path: Path
  readonly what: string
}

export type ShapeValidator = (object: object) => readonly ShapeMistake[]

const name = z.string().min(1)

/** The file that tells kustomize what to build. No package describes it. */
export const KUSTOMIZE_FILE = 'kustomize.config.k8s.io/v1beta1/Kustomization'
export const kustomizeFile = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  resources: z.array(name).readonly(),
})

/** How k3s lets its own charts be configured. No package describes it. */
const helmChartConfig = z.strictObject({
  apiVersion: z.literal('helm.cattle.io/v1'),
  kind: z.literal('HelmChartConfig'),
  metadata: z.looseObject({ name, namespace: name }),
  spec: z.strictObject({
    valuesContent: z.string(),
    failurePolicy: z.enum(['abort', 'reinstall']).optional(),
  }),
})

const SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  [KUSTOMIZE_FILE]: kustomizeFile,
  'helm.cattle.io/v1/HelmChartConfig': helmChartConfig,
}

/** The validator of exactly one apiVersion and kind; none where the kind is not known. */
const shapeValidator = async (id: string): Promise<ShapeValidator | undefined> => {
  const schema = SCHEMAS[id]
  if (schema) return (object) => mistakesIn(schema, object)
  if (!isKindId(id)) return undefined
  const { prototype } = await KINDS[id]()
  return (object) => [...withoutName(object), ...refusals(() => prototype.validate.call(object))]
}

export const mistakesIn = (schema: z.ZodType, value: unknown): ShapeMistake[] => {
  const { error } = schema.safeParse(value)
  return (error?.issues ?? []).map(({ path, message }) => ({
    path: path.filter((key) => typeof key !== 'symbol'),
    what: message,
  }))
}

/** The packages let an object be without a name. */
const withoutName = (object: { readonly metadata?: { readonly name?: unknown } }): ShapeMistake[] =>
  typeof object.metadata?.name === 'string' && object.metadata.name !== ''
    ? []
    : [{ path: ['metadata', 'name'], what: 'it must be a text, and not empty' }]

/** What ajv says, which the packages throw. */
const refusal = z.object({
  errors: z.array(z.object({ instancePath: z.string(), keyword: z.string(), message: z.string() })),
})

const refusals = (validate: () => void): ShapeMistake[] => {
  try {
    validate()
    return []
  } catch (error) {
    const { data } = refusal.safeParse(error)
    if (!data) throw error
    return data.errors.map(({ instancePath, message }) => ({ path: keysOf(instancePath), what: message }))
  }
}

/** A JSON pointer as keys. */
const keysOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

/** All validators that some objects need, each loaded once. */
export const shapeValidators = async (objects: Iterable<object>): Promise<Map<string, ShapeValidator>> => {
  const ids = new Set<string>()
  for (const object of objects) ids.add(shapeIdOf(object))
  const loaded = await Promise.all([...ids].map(async (id) => [id, await shapeValidator(id)] as const))
  return new Map(loaded.flatMap(([id, validator]) => (validator ? [[id, validator] as const] : [])))
}

/** The kind that an object says it is of, however malformed it is. */
export const shapeIdOf = (object: object): string => {
  const { apiVersion, kind } = object as { apiVersion?: unknown; kind?: unknown }
  return kindId({ apiVersion: String(apiVersion), kind: String(kind) })
}

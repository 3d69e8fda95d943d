import { SCHEMA_FILES } from '@fleet/validation/schema-files'
import { pointerTo } from './schema-file.ts'

/** A schema as far as the derivation looks into it. */
export interface JsonSchema {
  /** Inside here always with the file that it leads to, for schemas of several files are put together. */
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly pattern?: string
  readonly format?: string
  readonly contentMediaType?: string
  readonly contentSchema?: JsonSchema
}

/** The files whose definitions a chart may name, and where they lie from the folder of the derived ones. */
const FILES = [
  'derived/kubernetes.json',
  'derived/loki.json',
  'derived/alertmanager.json',
  'derived/collector.json',
  'written.json',
]

const fromDerived = (path: string): string =>
  path.startsWith('derived/') ? path.slice('derived/'.length) : `../${path}`

/** A schema whose references say in which file they lead. */
const absolute = (schema: unknown, file: string): unknown => {
  if (Array.isArray(schema)) return schema.map((part) => absolute(part, file))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' && typeof value === 'string'
        ? value.startsWith('#')
          ? `${file}${value}`
          : fromDerived(value)
        : absolute(value, file),
    ]),
  )
}

const BY_FILE = new Map(
  FILES.map((path) => {
    const file = fromDerived(path)
    return [file, absolute(SCHEMA_FILES[path]?.$defs, file) as Readonly<Record<string, JsonSchema>>] as const
  }),
)

/** A reference to a definition by its name, or to a property of one: `monitoring/v1.PrometheusSpec/retention`. */
export const ref = (name: string): JsonSchema => {
  const slash = name.lastIndexOf('/')
  const [parent, key] = [name.slice(0, slash), name.slice(slash + 1)]
  for (const [file, definitions] of BY_FILE) {
    if (Object.hasOwn(definitions, name)) return { $ref: `${file}${pointerTo(name)}` }
    if (Object.hasOwn(definitions, parent))
      return { $ref: `${wholeAt(`${file}${pointerTo(parent)}`)}/properties/${key}` }
  }
  return { $ref: name }
}

/** Where a reference ends that leads to another one. */
const wholeAt = (pointer: string): string => {
  const next = at(pointer)?.$ref
  return next === undefined ? pointer : wholeAt(next)
}

/** The definition that a reference leads to, or a property of it. */
export const at = (pointer: string): JsonSchema | undefined => {
  const [file = '', path = ''] = pointer.split('#/$defs/')
  const [name = '', , key] = path.split('/')
  const definition = BY_FILE.get(file)?.[name.replaceAll('~1', '/')]
  return key === undefined ? definition : definition?.properties?.[key]
}

/** What a reference stands for; nothing is demanded where it leads nowhere. */
export const resolved = (schema: JsonSchema): JsonSchema =>
  schema.$ref === undefined ? schema : resolved(at(schema.$ref) ?? {})

import alertmanager from './derived/alertmanager.json' with { type: 'json' }
import collector from './derived/collector.json' with { type: 'json' }
import kubernetes from './derived/kubernetes.json' with { type: 'json' }
import loki from './derived/loki.json' with { type: 'json' }
import type { Definitions, JsonSchema, SchemaName } from './json-schema.ts'
import written from './written.json' with { type: 'json' }

/** Schemas by their names. */
export type SchemaTable = Readonly<Record<SchemaName, JsonSchema>>

/** `pnpm derive:types` makes all but the written ones. Never merged: a bundle parses a schema where it is first read. */
export const TABLES = [
  kubernetes,
  loki,
  alertmanager,
  collector,
  written,
] as unknown as readonly SchemaTable[]

/** Finds a schema in the first of some tables that has it. */
export const schemasIn = (tables: readonly SchemaTable[]): Definitions => {
  const found = new Map<SchemaName, JsonSchema | undefined>()
  return (name) => {
    if (!found.has(name)) found.set(name, tables.find((table) => Object.hasOwn(table, name))?.[name])
    return found.get(name)
  }
}

/** Every schema that a value inside an object may be checked by, by its name. */
export const definition: Definitions = schemasIn(TABLES)

export const definitionNames = (): readonly SchemaName[] => TABLES.flatMap((table) => Object.keys(table))

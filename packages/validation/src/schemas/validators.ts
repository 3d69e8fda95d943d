import type { ValidateFunction } from 'ajv/dist/2020.js'
import { once } from '../values/once.ts'
import { createAjv } from './ajv.ts'
import { SCHEMA_FILES, schemaRoots } from './schema-files.ts'

/*
 * What a bundle holds in place of this file is compiled ahead: apps/build/bundle/compiled-schemas.ts.
 */

const ajv = once(() => {
  const made = createAjv()
  for (const [path, file] of Object.entries(SCHEMA_FILES)) made.addSchema(file, path)
  return made
})

const roots = once(() => new Map(schemaRoots().map((root) => [root.name, root])))

/** The names of all schemas that values are checked by. */
export const schemaNames = (): readonly string[] => [...roots().keys()]

/** The name that has taken another one's place. */
export const replacementOf = (name: string): string | undefined => roots().get(name)?.replacedBy

/** What checks a value by a schema, compiled when it is first asked for. */
export const validatorOf = (name: string): ValidateFunction | undefined => {
  const root = roots().get(name)
  return root && ajv().getSchema(root.pointer)
}

import type { Schema } from './schema.ts'
import { ADDED } from './added-types.ts'
import { FIELDS, MORE_KEYS, REQUIRED } from './corrected-fields.ts'

type Types = Readonly<Record<string, Schema>>

/**
 * What the SDK's declarations (0.0.21) leave open or have wrong. They were made for Grafana 11.6: what 12 and 13 added is
 * added here; links inside a field are another kind than links of a dashboard; what is one type for all kinds of
 * variables is one for each; and where a declaration says no more than "text" or "number", here is which.
 */
export const correct = (declared: Types): Types => {
  const types: Record<string, Schema> = { ...declared, ...ADDED }
  for (const [name, more] of Object.entries(MORE_KEYS)) types[name] = withKeys(types[name], more)
  for (const [name, required] of Object.entries(REQUIRED)) types[name] = { ...types[name], required }
  for (const [path, schema] of Object.entries(FIELDS)) {
    const dot = path.lastIndexOf('.')
    const [name, key] = [path.slice(0, dot), path.slice(dot + 1)]
    if (!types[name]?.properties?.[key]) throw new Error(`nothing declares ${path}`)
    types[name] = withKeys(types[name], { [key]: schema })
  }
  return types
}

const withKeys = (schema: Schema | undefined, more: Types): Schema => ({
  ...schema,
  properties: { ...schema?.properties, ...more },
})

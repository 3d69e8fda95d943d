import { suggestion } from '@fleet/model/suggestion'
import type { Path } from '../../values/location.ts'
import { checkValue, type QueryError } from './check-value.ts'
import { TYPES } from './model.ts'
import type { Schema } from './schema.ts'
import { isMap } from '../../values/value-at.ts'

const TEXT: Schema = { type: 'string' }

/** How a matcher says which fields it means, by its id. */
const MATCHERS: Readonly<Record<string, Schema>> = {
  byName: TEXT,
  byRegexp: TEXT,
  byType: {
    enum: ['time', 'number', 'string', 'boolean', 'enum', 'trace', 'geo', 'other', 'frame', 'nestedFrames'],
  },
  byTypes: { type: 'array', items: TEXT },
  byFrameRefID: TEXT,
  byValue: { type: 'object' },
  byNames: {
    type: 'object',
    properties: {
      mode: { enum: ['include', 'exclude'] },
      names: { type: 'array', items: TEXT },
      prefix: TEXT,
      readOnly: { type: 'boolean' },
    },
  },
  byRegexpOrNames: { type: 'object' },
  byVariable: TEXT,
  first: {},
  firstTimeField: {},
  numeric: {},
  time: {},
}

/** Checks a suppression from a panel's field settings: each property as the setting of the same name. */
export const checkOverride = (
  override: unknown,
  custom: Schema | undefined,
  path: Path,
  found: QueryError[],
): void => {
  if (!isMap(override)) return
  checkMatcher(override['matcher'], [...path, 'matcher'], found)
  const { properties } = override
  if (!Array.isArray(properties)) return
  for (const [index, property] of properties.entries()) {
    checkProperty(property, custom, [...path, 'properties', index], found)
  }
}

const checkMatcher = (matcher: unknown, path: Path, found: QueryError[]): void => {
  if (!isMap(matcher)) return
  const id = String(matcher['id'])
  const options = MATCHERS[id]
  if (options) {
    checkValue(options, matcher['options'], [...path, 'options'], found)
    return
  }
  const fix = suggestion(id, Object.keys(MATCHERS))
  found.push({ path: [...path, 'id'], message: `Grafana has no matcher ${JSON.stringify(id)}`, fix })
}

const checkProperty = (
  property: unknown,
  custom: Schema | undefined,
  path: Path,
  found: QueryError[],
): void => {
  if (!isMap(property)) return
  const id = String(property['id'])
  const { known, schema } = settingCalled(id, custom)
  if (!schema) {
    const message = `fields of this panel have no setting ${JSON.stringify(id)}`
    found.push({ path: [...path, 'id'], message, fix: suggestion(id, known) })
    return
  }
  if (property['value'] === undefined) {
    found.push({ path, message: `${id} is given no value`, fix: 'give it a value' })
    return
  }
  checkValue(schema, property['value'], [...path, 'value'], found)
}

interface Setting {
  readonly known: readonly string[]
  readonly schema?: Schema
}

/** `unit` or `custom.cellOptions`: the way to a setting of every field, or to one that the panel's own fields have. */
const settingCalled = (id: string, custom: Schema | undefined): Setting => {
  const common = TYPES['dashboard.FieldConfig']?.properties ?? {}
  const own = resolved(custom)?.properties ?? {}
  const known = [...Object.keys(common), ...Object.keys(own).map((key) => `custom.${key}`)]
  const [first = '', ...rest] = id.split('.')
  const schema =
    first === 'custom'
      ? along(resolved(custom), rest)
      : rest.length === 0 && Object.hasOwn(common, first)
        ? common[first]
        : undefined
  return { known, ...(schema && { schema }) }
}

const along = (schema: Schema | undefined, keys: readonly string[]): Schema | undefined => {
  const [key, ...rest] = keys
  if (key === undefined) return schema
  const properties = schema?.properties ?? {}
  return Object.hasOwn(properties, key) ? along(resolved(properties[key]), rest) : undefined
}

const resolved = (schema: Schema | undefined): Schema | undefined =>
  schema?.$ref === undefined ? schema : resolved(TYPES[schema.$ref])

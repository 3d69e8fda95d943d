import type { Chart } from '../chart.ts'
import { isMap, type Map as YamlMap } from '../yaml-map.ts'
import { Key } from './key.ts'
import { readTemplates } from './read-templates.ts'

/** The keys of a chart's values: of its defaults, its schema, its templates, and the charts inside. */
export const keysOfChart = (chart: Chart): Key => {
  const root = new Key()
  addValues(root, chart.values)
  if (chart.schema) addSchema(root, chart.schema, chart.schema)
  readTemplates(chart, root)
  for (const { name, alias, condition } of chart.dependencies) {
    const part = chart.parts.get(name)
    const inner = root.at(alias)
    if (part) inner.merge(keysOfChart(part))
    else inner.isForeign = true
    if (condition !== '') root.at(...condition.split('.')).types.add('boolean')
  }
  root.at('global').isForeign = true
  return root
}

const addValues = (key: Key, value: unknown): void => {
  key.given = value
  if (value === null || value === undefined) return
  key.types.add(typeOf(value))
  if (isMap(value)) for (const [name, inner] of Object.entries(value)) addValues(key.at(name), inner)
}

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** @param around the schemas that refer to this one, which may refer to itself */
const addSchema = (key: Key, schema: YamlMap, root: YamlMap, around: readonly YamlMap[] = []): void => {
  if (around.includes(schema)) return
  const inside = [...around, schema]
  const referred = definitionIn(root, schema['$ref'])
  if (referred) addSchema(key, referred, root, inside)
  const types = typesIn(schema)
  if (types.size > 0) {
    key.types = types
    key.isStrict = true
  }
  if (Array.isArray(schema['enum'])) key.words = schema['enum']
  key.isClosed ||= schema['additionalProperties'] === false
  for (const [name, inner] of Object.entries(isMap(schema['properties']) ? schema['properties'] : {})) {
    key.at(name).isDeclared = true
    if (isMap(inner)) addSchema(key.at(name), inner, root, inside)
  }
}

const definitionIn = (root: YamlMap, reference: unknown): YamlMap | undefined => {
  const [, holder = '', name = ''] = /^#\/(definitions|\$defs)\/(.+)$/.exec(String(reference)) ?? []
  const definitions = root[holder]
  const found = isMap(definitions) ? definitions[name] : undefined
  return isMap(found) ? found : undefined
}

/** The types in a schema, of which each alternative may say its own. */
const typesIn = (schema: YamlMap): Set<string> => {
  const own = [schema['type']].flat().filter((type) => typeof type === 'string')
  const others = [schema['anyOf'], schema['oneOf']].flat().filter(isMap)
  return new Set([...own, ...others.flatMap((one) => [...typesIn(one)])])
}

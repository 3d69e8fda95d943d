/**
 * Makes the vendored schema of the values that a chart takes, and the list of its groups of alerts, from the chart's archive:
 *
 *     pnpm derive:chart-keys loki-18.11.0.tgz
 *
 * It needs Go, whose own parser reads the templates. Keys whose content is not the chart's but Kubernetes', Loki's or
 * Prometheus' get that program's schema. List the results in src/schema/charts.ts and src/schema/chart-rule-groups.ts.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { ChartList } from '../../src/schema/chart-rule-groups.ts'
import type { JsonSchema } from '../../src/schema/json-schema.ts'
import { definitionLines } from '../definition-lines.ts'
import { groupsThatCanBeEmpty } from './groups-that-can-be-empty.ts'
import { KNOWN_BY_NAME, knownByPath } from './known-values.ts'
import { definition } from '../../src/schema/definitions.ts'
import { resolved } from '../../src/schema/json-schema.ts'
import { shared } from './shared.ts'

interface Keys {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Keys>>
  readonly additionalProperties?: boolean | Keys
}

const [file = ''] = process.argv.slice(2)
const chart = basename(file, '.tgz')
const name = chart.replace(/-\d+\.\d+\.\d+.*$/, '')

const schemaAt = (keys: Keys, path: readonly string[], siblings: readonly string[]): JsonSchema => {
  const known = knownByPath(name, path) ?? KNOWN_BY_NAME(path.at(-1) ?? '', siblings, isNarrow(keys))
  if (known && isDefined(known)) return known
  const { type, properties, additionalProperties } = keys
  // A value may be null wherever Helm reads it: that takes a default away.
  const types = [type ?? []].flat().filter((one) => one !== 'null')
  const rest =
    typeof additionalProperties === 'object' ? schemaAt(additionalProperties, [], []) : additionalProperties
  return {
    ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
    ...(keys.enum && { enum: keys.enum }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, value]) => [
          key,
          schemaAt(value, [...path, key], Object.keys(properties)),
        ]),
      ),
    }),
    ...(rest !== undefined && rest !== true && { additionalProperties: rest }),
  }
}

/** Whether the chart reads only some keys of a map, so that the map is not handed on whole. */
const isNarrow = ({ properties, additionalProperties }: Keys): boolean =>
  additionalProperties === false && Object.keys(properties ?? {}).length > 0

/** Whether a reference leads anywhere: the chart has keys beside those of the objects that it makes. */
const isDefined = (schema: JsonSchema): boolean =>
  schema.items
    ? isDefined(schema.items)
    : schema.$ref === undefined || Object.keys(resolved(definition, schema)).length > 0

/** What derive/charts/keys reads off the archive. */
const readArchive = (what: 'keys' | 'rules'): unknown =>
  JSON.parse(
    execFileSync('go', ['run', '.', what, resolve(file)], {
      cwd: join(import.meta.dirname, 'keys'),
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    }),
  )

const write = (suffix: string, definitions: Readonly<Record<string, unknown>>): void => {
  const target = join(import.meta.dirname, '../../src/schema/derived', `${chart}${suffix}.json`)
  writeFileSync(target, definitionLines(definitions))
  process.stdout.write(`${target}\n`)
}

write('', shared(schemaAt(readArchive('keys') as Keys, [], [])))
const groups = groupsThatCanBeEmpty(
  readArchive('rules') as readonly (ChartList & { readonly name: string })[],
)
if (Object.keys(groups).length > 0) write('-rules', groups)

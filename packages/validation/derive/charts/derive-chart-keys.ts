/**
 * Makes the vendored schema of the values that a chart takes, from the chart's archive, or from a list of its keys that was
 * made from one before:
 *
 *     pnpm derive:chart-keys loki-18.11.0.tgz
 *
 * The archive needs Go, whose own parser reads the templates. Keys whose content is not the chart's but Kubernetes', Loki's
 * or Prometheus' get that program's schema. List the result in src/schema/charts.ts.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { JsonSchema } from '../../src/schema/json-schema.ts'
import { definitionLines } from '../definition-lines.ts'
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
const chart = basename(file).replace(/\.keys\.json$|\.tgz$/, '')
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
const keysIn = (archive: string): string =>
  execFileSync('go', ['run', '.', resolve(archive)], {
    cwd: join(import.meta.dirname, 'keys'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })

const text = file.endsWith('.tgz') ? keysIn(file) : readFileSync(file, 'utf8')
const root = schemaAt(JSON.parse(text) as Keys, [], [])
const target = join(import.meta.dirname, '../../src/schema/derived', `${chart}.json`)
writeFileSync(target, definitionLines(shared(root)))
process.stdout.write(`${target}\n`)

import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { existing, toolArguments } from '@fleet/command-line'
import type { JsonSchema } from '@fleet/charts/json-schema'
import { shared } from '@fleet/charts/shared'
import { writeDerived } from '../write-derived.ts'
import { closed } from './closed-values.ts'
import { merged, type ValuesSchema } from './merged-schemas.ts'

const { operands } = toolArguments({
  help: `Makes one schema of the values that several versions of a chart take, of the schemas that the chart itself brings along.

  pnpm derive:chart-schema traefik-34.2.0.tgz traefik-41.3.0.tgz …

What one of the versions takes is right: k3s brings Traefik along, in a version of its own. List the result in schema-files.ts and
charts.ts of packages/validation/src/schemas.
`,
  operands: [1, Infinity],
})
const archives = operands.map(existing)
const name = basename(archives[0] ?? '').replace(/-\d+\.\d+\.\d+.*$/, '')

const textIn = (archive: string, ...files: readonly string[]): string =>
  execFileSync('tar', ['-xzOf', archive, '--wildcards', ...files.map((file) => `${name}/${file}`)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })

const schemaOf = (archive: string): ValuesSchema => {
  const schema = JSON.parse(textIn(archive, 'values.schema.json')) as ValuesSchema
  return closed(schema, textIn(archive, 'templates/*'))
}

const values = archives.map(schemaOf).reduce(merged) as JsonSchema
writeDerived(name, shared({ values }))

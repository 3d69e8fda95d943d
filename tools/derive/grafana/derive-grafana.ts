import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { toolArguments } from '@fleet/command-line'
import type { Schema } from './schema.ts'
import { definitionLines, schemaFile } from '@fleet/charts/schema-file'
import { correct } from './correct.ts'
import { PANELS, ROOTS } from './roots.ts'
import { declarationsIn } from './schema-of-declarations.ts'
import { standard } from './standard.ts'

toolArguments({
  help: `Writes model.json and names.json in packages/validation/src/schemas/grafana: Grafana's classic dashboard model (v1) as the
declarations of the pinned Foundation SDK have it, put right by tools/derive/grafana/corrections.ts.

  pnpm derive:grafana

Run it after the SDK's version has changed.
`,
})

const SDK = dirname(
  createRequire(import.meta.url)
    .resolve('@grafana/grafana-foundation-sdk/dashboard')
    .replace('/dashboard/', '/'),
)

const read = (module: string): Readonly<Record<string, Schema>> =>
  declarationsIn(module, readFileSync(join(SDK, module, 'types.gen.d.ts'), 'utf8'))

const modules = ['common', 'dashboard', 'prometheus', 'loki', ...new Set(Object.values(PANELS))]

const all = correct(Object.fromEntries(modules.flatMap((module) => Object.entries(read(module)))))

/** What the roots reach: most of the SDK is unrelated. */
const reached = new Map<string, Schema>()

const reach = (name: string): void => {
  const schema = all[name]
  if (!schema) throw new Error(`nothing declares ${name}`)
  if (reached.has(name)) return
  reached.set(name, schema)
  for (const [, inner = ''] of JSON.stringify(schema).matchAll(/"\$ref":"([^"]+)"/g)) reach(inner)
}

const panels = Object.entries(PANELS).map(([type, module]) => ({
  type,
  ...(all[`${module}.Options`] && { options: { $ref: `${module}.Options` } }),
  ...(all[`${module}.FieldConfig`] && { custom: { $ref: `${module}.FieldConfig` } }),
}))

for (const root of ROOTS) reach(root)
for (const { options, custom } of panels) {
  if (options) reach(options.$ref)
  if (custom) reach(custom.$ref)
}

const units = Object.values(read('units')).flatMap((schema) => schema.enum ?? [])

const byName = (one: string, other: string): number => (one < other ? -1 : 1)

const types = Object.fromEntries([...reached].toSorted(([one], [other]) => byName(one, other)))

const keysOf = (name: string): readonly string[] => {
  const { $ref, properties = {} } = types[name] ?? {}
  return $ref === undefined ? Object.keys(properties) : keysOf($ref)
}

const write = (file: string, text: string): void =>
  writeFileSync(join(import.meta.dirname, '../../../packages/validation/src/schemas/grafana', file), text)

write(
  'model.json',
  schemaFile(
    Object.fromEntries(Object.entries(types).map(([name, schema]) => [name, standard(types, schema)])),
  ),
)
write(
  'names.json',
  definitionLines({
    panels: Object.fromEntries(
      panels.map(({ type, options, custom }) => [
        type,
        {
          ...(options && { options: options.$ref }),
          ...(custom && { custom: custom.$ref, settings: keysOf(custom.$ref) }),
        },
      ]),
    ),
    settings: keysOf('dashboard.FieldConfig'),
    units: [...new Set(units)].toSorted((one, other) => byName(String(one), String(other))),
  }),
)

import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { FORMATS } from './formats.ts'
import { clusterScopedKinds, knownKinds } from './kind-scopes.ts'
import { FILES_ON_DEMAND, validatorOnDemand } from './on-demand.ts'
import { SCHEMA_FILES } from './schema-files.ts'
import { schemaNames } from './validators.ts'

const ALL_FILES = { ...SCHEMA_FILES, ...FILES_ON_DEMAND }

const files = Object.entries(ALL_FILES)

/** Where a reference leads from a file, as an editor follows it. */
const follow = (path: string, reference: string): unknown => {
  const [file = '', pointer = ''] = reference.split('#')
  const target = file === '' ? path : normalize(join(path, '..', file))
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (holder, key) => (holder as Readonly<Record<string, unknown>> | undefined)?.[key],
      ALL_FILES[target],
    )
}

describe('the files of schemas', () => {
  it.each(files)('%s is JSON Schema 2020-12 as the standard has it', (path, file) => {
    expect(existsSync(join(import.meta.dirname, path))).toBe(true)
    const standard = new Ajv2020()
    expect(standard.validateSchema(file), standard.errorsText()).toBe(true)
  })

  it.each(files)('every reference in %s leads somewhere', (path, file) => {
    const references = [...JSON.stringify(file).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
    expect(references.filter((to) => typeof follow(path, to) !== 'object')).toEqual([])
  })

  it('name only formats that are known here', () => {
    const named = [...JSON.stringify(ALL_FILES).matchAll(/"format":"([^"]+)"/g)].map(([, name = '']) => name)
    expect(named.filter((name) => !FORMATS[name])).toEqual([])
  })
})

describe('the index of kinds', () => {
  it('has every kind of which there is a schema, and no other', () => {
    const defined = files.flatMap(([, { $defs }]) => Object.keys($defs))
    const kinds = defined
      .filter((name) => name.startsWith('object/'))
      .map((name) => name.slice('object/'.length))
    expect([...knownKinds()].toSorted()).toEqual(kinds.toSorted())
  })

  it('knows which kinds have no namespace', () => {
    expect(clusterScopedKinds()).toContain('v1/Node')
    expect(clusterScopedKinds()).toContain('cert-manager.io/v1/ClusterIssuer')
    expect(clusterScopedKinds()).not.toContain('v1/Service')
  })
})

describe('a kind that no generated tree has', () => {
  const ahead = schemaNames()
  const later = [...knownKinds()].map((id) => `object/${id}`).filter((name) => !ahead.includes(name))

  it.each(later)('%s has a schema that compiles', (name) => {
    expect(validatorOnDemand(name)?.({ metadata: 1 })).toBe(false)
  })
})

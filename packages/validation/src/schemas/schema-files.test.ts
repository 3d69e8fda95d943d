import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { FORMATS } from './formats.ts'
import { SCHEMA_FILES } from './schema-files.ts'

const files = Object.entries(SCHEMA_FILES)

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
      SCHEMA_FILES[target],
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
    const named = [...JSON.stringify(SCHEMA_FILES).matchAll(/"format":"([^"]+)"/g)].map(
      ([, name = '']) => name,
    )
    expect(named.filter((name) => !FORMATS[name])).toEqual([])
  })
})

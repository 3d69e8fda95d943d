import { describe, expect, it } from 'vitest'
import { createAjv } from './ajv.ts'
import { errorsBy, schemaErrorsOf } from './schema-errors.ts'

const validate = createAjv().compile({
  type: 'object',
  additionalProperties: { $ref: '#/$defs/server' },
  $defs: {
    server: {
      type: 'object',
      properties: {
        port: { type: 'integer', minimum: 1, maximum: 65535 },
        names: { type: 'array', items: { type: 'string' } },
        mode: { anyOf: [{ const: false }, { enum: ['fast', 'slow'] }] },
        size: { format: 'quantity' },
        labels: {
          type: 'object',
          propertyNames: { format: 'label-key' },
          additionalProperties: { type: 'string' },
        },
        config: {
          type: 'string',
          contentMediaType: 'application/yaml',
          contentSchema: { $ref: '#/$defs/server' },
        },
      },
      required: ['port'],
      additionalProperties: false,
    },
  },
})

const pathsOf = (value: unknown, leniency = {}) =>
  errorsBy(validate, value, leniency).map(({ path, inside = [] }) => [...path, ...inside].join('.'))

describe('errorsBy', () => {
  it('says nothing of what fits', () => {
    const server = { port: 80, names: ['x'], mode: false, size: 1, labels: { 'a/b': 'c' }, config: 'port: 1' }
    expect(pathsOf({ a: server, b: { port: 1, mode: 'fast', size: '1Gi' } })).toEqual([])
  })

  it.each([
    ['a number of the wrong size', { port: 0 }, 'a.port'],
    ['a text where a number belongs', { port: '80' }, 'a.port'],
    ['a key that nobody knows', { port: 80, prot: 1 }, 'a.prot'],
    ['a key that is missing', {}, 'a.port'],
    ['an item of a list', { port: 80, names: ['x', 2] }, 'a.names.1'],
    ['a list where a map belongs', [], 'a'],
    ['a key that every object has from birth', { port: 80, constructor: 1 }, 'a.constructor'],
    ['a key with slashes and tildes', { port: 80, 'x/~y': 1 }, 'a.x/~y'],
    ['a wrong name of a key', { port: 80, labels: { '-': 'x' } }, 'a.labels.-'],
    ['a value that is none of several', { port: 80, mode: 'other' }, 'a.mode'],
    ['a value of a wrong form, whatever its type', { port: 80, size: true }, 'a.size'],
    ['a text that is no YAML', { port: 80, config: '[' }, 'a.config'],
    ['a key inside a text of YAML', { port: 80, config: 'port: 80\nprot: 1' }, 'a.config.prot'],
    ['what a text of YAML lacks', { port: 80, config: '{}' }, 'a.config.port'],
  ])('finds %s', (_, server, path) => {
    expect(pathsOf({ a: server })).toEqual([path])
  })

  it('tells one error of a value: its type before its form', () => {
    expect(errorsBy(validate, { a: { port: 80, mode: true } })).toEqual([
      { path: ['a', 'mode'], message: 'it must be one of "fast", "slow"' },
    ])
  })

  it('tells the known keys where one is unknown, and where inside a text it stands', () => {
    expect(errorsBy(validate, { a: { port: 80, config: 'port: 80\nprot: 1' } })).toEqual([
      {
        path: ['a', 'config'],
        inside: ['prot'],
        message: 'no such key is known',
        known: ['port', 'names', 'mode', 'size', 'labels', 'config'],
      },
    ])
  })

  it('lets nulls pass where they take a default away, and only there', () => {
    expect(pathsOf({ a: null })).toEqual(['a'])
    expect(pathsOf({ a: null, b: { port: 80, mode: null } }, { nulls: true })).toEqual([])
  })

  it('lets a text pass that is replaced before it is read, but not in place of a map or a list', () => {
    const isReplaced = (text: string) => text.includes('{{')
    const server = { port: '{{ p }}', mode: '{{ m }}', config: 'prot: {{ p }}' }
    expect(pathsOf({ a: server }, { isReplaced })).toEqual([])
    expect(pathsOf({ a: '{{ a }}', b: { port: 80, names: '{{ n }}' } }, { isReplaced })).toEqual([
      'a',
      'b.names',
    ])
  })
})

describe('schemaErrorsOf', () => {
  it('finds a schema by its name, and has nothing to say by one that there is not', () => {
    expect(schemaErrorsOf('object/v1/Service', {})).toEqual([{ path: ['spec'], message: 'it is missing' }])
    expect(schemaErrorsOf('object/v2/Service', {})).toBeUndefined()
  })
})

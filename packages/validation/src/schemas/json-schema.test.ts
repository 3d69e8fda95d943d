import { describe, expect, it } from 'vitest'
import { FORMATS } from './formats.ts'
import { schemasIn } from './definitions.ts'
import { misfitsOf } from './json-schema.ts'

const definition = schemasIn([
  {
    port: { type: 'integer', minimum: 1, maximum: 65535 },
    server: {
      type: 'object',
      properties: { port: { $ref: 'port' }, names: { type: 'array', items: { type: 'string' } } },
      required: ['port'],
      additionalProperties: false,
    },
    shop: { type: 'object', additionalProperties: { $ref: 'server' } },
  },
])

const pathsOf = (value: unknown, leniency = {}) =>
  misfitsOf(definition, { $ref: 'shop' }, value, leniency).map(({ path }) => path.join('.'))

describe('misfitsOf', () => {
  it('says nothing of what fits', () => {
    expect(pathsOf({ a: { port: 80, names: ['x'] }, b: { port: 1 } })).toEqual([])
  })

  it.each([
    ['a number of the wrong size', { a: { port: 0 } }, 'a.port'],
    ['a text where a number belongs', { a: { port: '80' } }, 'a.port'],
    ['a key that nobody knows', { a: { port: 80, prot: 1 } }, 'a.prot'],
    ['a key that is missing', { a: {} }, 'a.port'],
    ['an item of a list', { a: { port: 80, names: ['x', 2] } }, 'a.names.1'],
    ['a list where a map belongs', { a: [] }, 'a'],
    ['a key that every object has from birth', { a: { port: 80, constructor: 1 } }, 'a.constructor'],
  ])('finds %s', (_, value, path) => {
    expect(pathsOf(value)).toEqual([path])
  })

  it('lets nulls pass where they take a default away, and only there', () => {
    expect(pathsOf({ a: null })).toEqual(['a'])
    expect(pathsOf({ a: null }, { nulls: true })).toEqual([])
  })

  it('leads through a property of another schema', () => {
    expect(misfitsOf(definition, { $ref: 'server/port' }, 0)).toHaveLength(1)
  })
})

describe('FORMATS', () => {
  it.each([
    ['go-duration', ['30s', '1h30m', '0s', '1.5h'], ['30', '1d', '', 's', 30]],
    ['prometheus-duration', ['7d', '1h30m', '0'], ['', '30', '1.5h', '1m1h']],
    [
      'stanza-field',
      ['body', 'attributes.uid', 'resource["k8s.pod.uid"]'],
      ['uid', 'resource[k8s]', 'attributes.'],
    ],
    ['regex', ['(?P<uid>[a-f0-9-]+)', '^a\\/b$'], ['(', '(?=x)', 1]],
    ['url', ['http://a:1/b', 'https://a'], ['a:1', 'ftp://a', 'http:/']],
    [
      'scrape-target',
      ['a.b.svc:80', '10.0.0.1:9100', '${env:K8S_NODE_IP}:9100'],
      ['http://a:80', 'a:80/x', 'a:b'],
    ],
    ['loki-bytes', ['16MB', '256KB', 1024], ['16 megs', '']],
    ['quantity', ['512Mi', '100m', 1], ['1 GB', '']],
    ['component-id', ['otlp_http', 'prometheus/node-exporter'], ['/x', 'a b', '']],
  ])('%s takes what its program takes', (format, good, bad) => {
    expect(good.map((value) => FORMATS[format]?.(value))).toEqual(good.map(() => undefined))
    expect(bad.filter((value) => FORMATS[format]?.(value) === undefined)).toEqual([])
  })
})

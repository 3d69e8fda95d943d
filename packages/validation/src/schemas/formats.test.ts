import { describe, expect, it } from 'vitest'
import { FORMATS } from './formats.ts'

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
    ['uri', ['s3://eu-central-1/logs', 'https://a', 'inmemory:///logs'], ['a.example/b', '/b', '']],
    ['url', ['http://a:1/b', 'https://a'], ['a:1', 'ftp://a', 'http:/']],
    ['loki-bytes', ['16MB', '256KB', 1024], ['16 megs', '']],
    ['quantity', ['512Mi', '100m', 1], ['1 GB', '']],
    ['component-id', ['otlp_http', 'prometheus/node-exporter'], ['/x', 'a b', '']],
  ])('%s takes what its program takes', (format, good, bad) => {
    expect(good.map((value) => FORMATS[format]?.(value))).toEqual(good.map(() => undefined))
    expect(bad.filter((value) => FORMATS[format]?.(value) === undefined)).toEqual([])
  })
})

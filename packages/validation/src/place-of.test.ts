import { describe, expect, it } from 'vitest'
import { placeOf } from './place-of.ts'
import type { Path } from './spot.ts'

const content = [
  '# A comment.',
  '---',
  'kind: First',
  '---',
  'kind: Second',
  'spec:',
  '  ports:',
  '    - name: http',
  '      port: 80',
  'data:',
  '  config.yaml: |',
  '    receivers:',
  '      file_log:',
  '        include: []',
  '',
].join('\n')

const file = { path: 'telemetry/second.yaml', content, objects: [] }
const place = (path: Path, inside?: Path) =>
  placeOf({ cluster: 'hub', file, document: 1, path, ...(inside && { inside }) })

describe('placeOf', () => {
  it('points to a key, in the right document of its file', () => {
    expect(place(['kind'])).toEqual({ kind: 'file', file: 'hub/telemetry/second.yaml', line: 5, column: 1 })
    expect(place(['spec', 'ports', 0, 'port'])).toMatchObject({ line: 9, column: 7 })
  })

  it('points to the closest key that leads to what is missing', () => {
    expect(place(['spec', 'ports', 0, 'targetPort'])).toMatchObject({ line: 8, column: 7 })
    expect(place(['spec', 'selector', 'app'])).toMatchObject({ line: 6, column: 1 })
  })

  it('points into a configuration that is itself a text', () => {
    expect(place(['data', 'config.yaml'], ['receivers', 'file_log', 'include'])).toMatchObject({
      line: 14,
      column: 9,
    })
  })

  it('names the file alone where nothing in it is meant', () => {
    expect(placeOf({ cluster: 'hub', file: { ...file, content: '' } })).toEqual({
      kind: 'file',
      file: 'hub/telemetry/second.yaml',
    })
  })
})

import fc from 'fast-check'
import { parse, parseAllDocuments } from 'yaml'
import { describe, expect, it } from 'vitest'
import { HEADER, printManifest, printSections, printYaml } from './yaml.ts'

const read11 = (text: string): unknown => parse(text, { version: '1.1', merge: true })
const read12 = (text: string): unknown => parse(text, { version: '1.2' })

describe('printYaml', () => {
  it.each([
    'on',
    'off',
    'yes',
    'no',
    'y',
    'N',
    '0b101',
    '0o755',
    '0777',
    '1_000',
    '1e3',
    '.5',
    '~',
    'null',
    '<<',
    '=',
    '2026-11-22',
    '12:30:45',
    '',
  ])('keeps the string %j a string for readers of either version of YAML', (text) => {
    const value = { [text]: text, list: [text] }
    expect(read11(printYaml(value))).toEqual(value)
    expect(read12(printYaml(value))).toEqual(value)
  })

  it('round-trips every string, with any white space, quotes or control characters', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(
          '\t',
          '\n',
          ' ',
          '\u2028',
          '\u0085',
          '\u007f',
          '\r',
          'a',
          ':',
          '#',
          '"',
          "'",
          '|',
          '-',
        ),
      }),
    )
    fc.assert(
      fc.property(text, (value) => {
        expect(read12(printYaml({ value }))).toEqual({ value })
      }),
      { numRuns: 1000 },
    )
  })

  it('quotes a text of which parsers do not agree where it ends', () => {
    const value = " '\n "
    expect(read12(printYaml({ value }))).toEqual({ value })
  })

  it('writes the same value twice rather than an alias, which reviewers cannot read and kustomize may not follow', () => {
    const shared = { app: 'loki' }
    expect(printYaml({ selector: shared, labels: shared })).toBe(
      'selector:\n  app: loki\nlabels:\n  app: loki\n',
    )
  })

  it('keeps a long expression on one line, for a fold changes it after a re-indentation', () => {
    const expr = `sum by (cluster) (${'rate(node_cpu_seconds_total[5m]) + '.repeat(20)}1)`
    expect(printYaml({ expr }).trimEnd().split('\n')).toHaveLength(1)
  })

  it('writes a configuration of many lines as it would stand in its own file', () => {
    expect(printYaml({ data: 'a: 1\nb: 2\n' })).toBe('data: |\n  a: 1\n  b: 2\n')
  })
})

describe('printManifest', () => {
  const service = { spec: {}, metadata: { name: 'loki' }, kind: 'Service', apiVersion: 'v1' }

  it('begins with the line that says who generates the file and how', () => {
    expect(HEADER).toContain('pnpm build')
    expect(printManifest([service]).startsWith(HEADER)).toBe(true)
  })

  it('puts apiVersion, kind, metadata and spec first, in that order', () => {
    const [document] = parseAllDocuments(printManifest([service]))
    expect(Object.keys(document?.toJS() as object)).toEqual(['apiVersion', 'kind', 'metadata', 'spec'])
  })

  it('makes each object a document of its own', () => {
    expect(parseAllDocuments(printManifest([service, service, service]))).toHaveLength(3)
  })
})

describe('printSections', () => {
  it('prints a map as if it were printed whole', () => {
    const section = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()), fc.object())
    fc.assert(
      fc.property(fc.dictionary(fc.string(), section, { minKeys: 1 }), (random) => {
        const map = JSON.parse(JSON.stringify(random)) as object
        expect(printSections(map)).toBe(printYaml(map))
      }),
    )
  })
})

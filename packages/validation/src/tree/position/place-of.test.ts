import type { SourceLocation } from '@fleet/model'
import fc from 'fast-check'
import { dump, load, loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { placeOf } from './place-of.ts'
import type { Path } from '../../values/location.ts'

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

/** Occurs in no other value than the one that is looked for. */
const MARK = 'Q'

const character = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'ab c:#-{}[],&*!|>%@`\'"\\/\n\t=~'.split('')) },
  { weight: 1, arbitrary: fc.constantFrom('é', '世', '🙂', '\u0007', '\u00a0', '\u2028') },
)
const anyText = fc.string({ unit: character, maxLength: 60 })
const markedText = fc.tuple(anyText, anyText).map(([before, after]) => `${before}${MARK}${after}`)

/** A value with a marked text somewhere in it, and the path there. */
interface Marked {
  readonly value: unknown
  readonly path: Path
}

const key = fc.oneof(fc.constantFrom('a', 'b.c', '1', 'x-y', 'true'), anyText)

const marked: fc.Arbitrary<Marked> = fc
  .tuple(markedText, fc.array(fc.tuple(fc.boolean(), key, fc.jsonValue()), { maxLength: 4 }))
  .map(([text, levels]) =>
    levels.reduce<Marked>(
      ({ value, path }, [isList, name, other]) => {
        const beside = JSON.parse(JSON.stringify(other).replaceAll(MARK, 'q')) as unknown
        return isList
          ? { value: [beside, value], path: [1, ...path] }
          : { value: { [`${name}q`]: beside, [name]: value }, path: [name, ...path] }
      },
      { value: text, path: [] },
    ),
  )

const yamlText = fc.oneof(
  fc
    .record({ lineWidth: fc.constantFrom(-1, 20), flowLevel: fc.constantFrom(-1, 1, 0) })
    .map((options) => (value: unknown) => dump(value, { ...options, noRefs: true })),
  fc
    .record({
      blockQuote: fc.constantFrom('folded' as const, 'literal' as const, false),
      singleQuote: fc.constantFrom(true, false),
      lineWidth: fc.constantFrom(0, 30),
      indent: fc.constantFrom(2, 4),
    })
    .map((options) => (value: unknown) => stringify(value, options)),
)
const innerText = fc.oneof(
  yamlText,
  fc.constantFrom(0, 2).map((indent) => (value: unknown) => JSON.stringify(value, undefined, indent)),
)

const characterAt = (text: string, found: SourceLocation): string | undefined => {
  if (found.kind !== 'file' || found.line === undefined || found.column === undefined) return undefined
  return text.split('\n')[found.line - 1]?.[found.column - 1]
}

describe('the place of a character', () => {
  it('is where it is written, in whatever style', () => {
    fc.assert(
      fc.property(marked, yamlText, fc.boolean(), ({ value, path }, print, isDos) => {
        const unix = `kind: First\n---\n${print({ root: value })}`
        const text = isDos ? unix.replaceAll('\n', '\r\n') : unix
        // Not every text that the printer makes reads as the value that it was given.
        const offset = textAt(loadAll(text)[1], ['root', ...path]).indexOf(MARK)
        const location = {
          cluster: 'hub',
          file: { ...file, content: text },
          document: 1,
          path: ['root', ...path],
          offset,
        }
        expect(characterAt(text, placeOf(location)), text).toBe(MARK)
      }),
      { numRuns: 400 },
    )
  })

  it('is where it is written, in a text inside a text', () => {
    fc.assert(
      fc.property(marked, innerText, yamlText, ({ value, path }, printInner, printOuter) => {
        const text = printOuter({ data: { file: printInner({ root: value }) } })
        const inner = textAt(load(text), ['data', 'file'])
        const offset = textAt(load(inner), ['root', ...path]).indexOf(MARK)
        const location = {
          cluster: 'hub',
          file: { ...file, content: text },
          document: 0,
          path: ['data', 'file'],
          inside: ['root', ...path],
          offset,
        }
        expect(characterAt(text, placeOf(location)), text).toBe(MARK)
      }),
      { numRuns: 400 },
    )
  })
})

const textAt = (value: unknown, path: Path): string =>
  String(path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value))

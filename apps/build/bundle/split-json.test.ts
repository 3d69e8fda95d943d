import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptTexts } from './kept-texts.ts'
import { lazily, parsed } from './lazily.js'
import { splitJson } from './split-json.ts'

const TABLE = join(import.meta.dirname, '../../../packages/validation/src/schemas/derived/kubernetes.json')

/** Through the texts, as a bundle has it. */
const putTogether = (value: unknown) => {
  const texts = keptTexts()
  const split = splitJson(value, texts.keep)
  const textAt = (place: number) => texts.all().slice(place, texts.all().indexOf('\n', place))
  return (typeof split === 'number' ? parsed(textAt(split)) : lazily(() => split, textAt)) as Readonly<
    Record<string, unknown>
  >
}

test('what was split is what it was, whatever is asked for first', () => {
  const large = fc.string({ minLength: 200, maxLength: 900 })
  const json = fc
    .dictionary(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), large)))
    .map((value) => JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>)
  fc.assert(
    fc.property(json, fc.nat(), (value, number) => {
      const whole = putTogether(value)
      const keys = Object.keys(value)
      const first = keys[number % Math.max(keys.length, 1)] ?? ''
      expect(whole[first]).toEqual(value[first])
      expect(Object.keys(whole)).toEqual(keys)
      expect(whole).toEqual(value)
    }),
  )
})

test('a map of many keys is what it was, whatever they are called', () => {
  const many = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '7')),
    fc.jsonValue(),
    {
      minKeys: 16,
    },
  )
  fc.assert(
    fc.property(many, (made) => {
      const value = JSON.parse(JSON.stringify(made)) as Readonly<Record<string, unknown>>
      expect(Object.entries(putTogether(value))).toEqual(Object.entries(value))
    }),
  )
})

test('a table of many schemas is split, and a part of it read by itself', () => {
  const split = splitJson(JSON.parse(readFileSync(TABLE, 'utf8')), keptTexts().keep)
  expect(Array.isArray(split) ? split.length / 2 : 0).toBeGreaterThan(500)
})

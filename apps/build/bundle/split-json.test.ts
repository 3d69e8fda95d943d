import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lazily } from './lazily.js'
import { splitJson } from './split-json.ts'

const TABLE = join(import.meta.dirname, '../../../packages/validation/src/schema/derived/kubernetes.json')

test('what was split is what it was, whatever is asked for first', () => {
  const large = fc.string({ minLength: 200, maxLength: 900 })
  const json = fc
    .dictionary(fc.string(), fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), large)))
    .map((value) => JSON.parse(JSON.stringify(value)) as Readonly<Record<string, unknown>>)
  fc.assert(
    fc.property(json, fc.nat(), (value, number) => {
      const whole = lazily(splitJson(value)) as Readonly<Record<string, unknown>>
      const keys = Object.keys(value)
      const first = keys[number % Math.max(keys.length, 1)] ?? ''
      expect(whole[first]).toEqual(value[first])
      expect(Object.keys(whole)).toEqual(keys)
      expect(whole).toEqual(value)
    }),
  )
})

test('a table of many schemas is split, and a part of it read by itself', () => {
  const split = splitJson(JSON.parse(readFileSync(TABLE, 'utf8')))
  expect(Object.keys(split).length).toBeGreaterThan(500)
})

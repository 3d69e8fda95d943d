import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import {
  errorsBy,
  FORMATS,
  replacementOf,
  sampleObjects,
  schemaNames,
  shapeIdOf,
  validatorOf,
  yamlIn,
} from '@fleet/validation/schemas-in-tests'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compiledCode } from './compiled-schemas.ts'

type Validators = Readonly<Record<string, NonNullable<ReturnType<typeof validatorOf>>>>
type Program = { validatorsWith?: (called: object) => Validators }

const runtime = (name: string): unknown =>
  (createRequire(import.meta.url)(`ajv/dist/runtime/${name}`) as { readonly default: unknown }).default

const run = (code: string): Validators => {
  const program: Program = {}
  ;(runInThisContext(code) as (program: Program) => void)(program)
  const called = { formats: FORMATS, yamlIn, equal: runtime('equal'), ucs2length: runtime('ucs2length') }
  return program.validatorsWith?.(called) ?? {}
}

describe('the code that is compiled ahead', async () => {
  const code = await compiledCode()
  const validators = run(code)

  it('has all schemas that the sources compile while they run', () => {
    expect(Object.keys(validators)).toEqual(schemaNames().filter((name) => replacementOf(name) === undefined))
  })

  it('compiles nothing itself, and holds no schema and nothing of evaluated properties', () => {
    expect(
      /new Function|\bevaluated\d|\$defs|parentData|schemaPath|additionalProperties:/.exec(code)?.[0],
    ).toBeUndefined()
  })

  const objects = sampleObjects()

  it('finds the same errors in objects, wherever a value is another one, or a key is gone or misspelt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...objects),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom('keep', 'drop', 'misspell', 'replace'),
        fc.jsonValue({ maxDepth: 1 }),
        (object, choices, way, value) => {
          const id = `object/${shapeIdOf(object)}`
          const faulty = way === 'keep' ? object : withFault(object, choices, way, value)
          const [ahead, later] = [validators[id], validatorOf(id)]
          if (!ahead || !later) throw new Error(`there is no schema ${id}`)
          expect(errorsBy(ahead, faulty)).toEqual(errorsBy(later, faulty))
        },
      ),
      { numRuns: 1500 },
    )
  })
})

/** A copy with one fault at a place that chance finds by going down. */
const withFault = (holder: unknown, choices: Iterator<number>, way: string, value: unknown): unknown => {
  if (typeof holder !== 'object' || holder === null) return value
  const keys = Object.keys(holder)
  const key = keys[(choices.next().value as number) % Math.max(1, keys.length)]
  if (key === undefined) return value
  const copy: Record<string, unknown> = structuredClone(holder) as Record<string, unknown>
  const inner = copy[key]
  if (typeof inner === 'object' && inner !== null && (choices.next().value as number) % 4 > 0)
    copy[key] = withFault(inner, choices, way, value)
  else if (way === 'replace' || Array.isArray(copy)) copy[key] = value
  else {
    delete copy[key]
    if (way === 'misspell') copy[`${key}x`] = inner
  }
  return copy
}

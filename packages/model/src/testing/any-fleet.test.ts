import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod/mini'
import { FleetSchema } from '../fleet/fleet.ts'
import { readFleet } from '../reading/read-fleet.ts'
import { readAnyFile } from './any-files.ts'
import { anyFleet } from './any-fleet.ts'
import { findingsOf } from './findings-of.ts'
import { shuffled } from './shuffled.ts'

test('every generated fleet is a valid one', () => {
  fc.assert(
    fc.property(anyFleet(), (fleet) => {
      expect(findingsOf(fleet).filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('generated fleets have every topology', () => {
  const fleets = fc.sample(anyFleet(), { numRuns: 200, seed: 1 })
  const clusters = fleets.flatMap((fleet) => Object.values(fleet.clusters))
  const sizes = (records: readonly object[]) => new Set(records.map((record) => Object.keys(record).length))
  expect(sizes(fleets.map((fleet) => fleet.clusters))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  expect(sizes(clusters.map(({ nodes }) => nodes))).toEqual(new Set([1, 2, 3, 4]))
  expect(sizes(clusters.map(({ workloads }) => workloads ?? {}))).toEqual(new Set([0, 1, 2, 3, 4]))
  expect(sizes(clusters.map(({ metalNodes }) => metalNodes ?? {}))).toEqual(new Set([0, 1, 2, 3]))
  expect(new Set(clusters.map(({ cloudflared }) => cloudflared !== undefined)).size).toBe(2)
  expect(new Set(clusters.map(({ traefik = true }) => traefik)).size).toBe(2)
})

test('the order of an inventory does not affect the fleet', () => {
  const twoOrders = anyFleet().chain((fleet) => fc.tuple(fc.constant(fleet), shuffled(fleet)))
  fc.assert(
    fc.property(twoOrders, ([fleet, reordered]) => {
      expect(JSON.stringify(readFleet(reordered, readAnyFile))).toBe(
        JSON.stringify(readFleet(fleet, readAnyFile)),
      )
    }),
  )
})

const LEFT_OUT = ' left out'

const isOptional = (schema: z.core.$ZodType): schema is z.ZodMiniExactOptional =>
  schema instanceof z.ZodMiniExactOptional

const pathOf = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

/** The facts of a schema, by their keys, as in `clusters.*.nodes.*.address`. */
const factsOf = (schema: z.core.$ZodType, path = ''): string[] => {
  if (schema instanceof z.ZodMiniPrefault) return factsOf(schema.def.innerType, path)
  if (isOptional(schema)) return [`${path}${LEFT_OUT}`, ...factsOf(schema.def.innerType, path)]
  if (schema instanceof z.ZodMiniObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => [
      pathOf(path, key),
      ...factsOf(inner, pathOf(path, key)),
    ])
  if (schema instanceof z.ZodMiniRecord) return factsOf(schema.def.valueType, `${path}.*`)
  if (schema instanceof z.ZodMiniArray) return factsOf(schema.def.element, `${path}.*`)
  return schema instanceof z.ZodMiniUnion ? schema.def.options.flatMap((option) => factsOf(option, path)) : []
}

/** The facts that a value states or leaves out. */
const statedBy = (schema: z.core.$ZodType, value: unknown, path = ''): string[] => {
  if (isOptional(schema) || schema instanceof z.ZodMiniPrefault)
    return statedBy(schema.def.innerType, value, path)
  if (schema instanceof z.ZodMiniUnion)
    return schema.def.options
      .filter((option) => z.safeParse(option, value).success)
      .flatMap((option) => statedBy(option, value, path))
  if (typeof value !== 'object' || value === null) return []
  if (schema instanceof z.ZodMiniObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) => {
      const here = pathOf(path, key)
      return Object.hasOwn(value, key)
        ? [here, ...statedBy(inner, (value as Record<string, unknown>)[key], here)]
        : [`${here}${LEFT_OUT}`]
    })
  const element =
    schema instanceof z.ZodMiniRecord
      ? schema.def.valueType
      : schema instanceof z.ZodMiniArray
        ? schema.def.element
        : undefined
  return element ? Object.values(value).flatMap((each) => statedBy(element, each, `${path}.*`)) : []
}

test('generated fleets have every fact, and some lack each optional one', () => {
  const fleets = fc.sample(anyFleet(), { numRuns: 100, seed: 1 })
  const stated = new Set(fleets.flatMap((fleet) => statedBy(FleetSchema, fleet)))
  expect(factsOf(FleetSchema).length).toBeGreaterThan(80)
  expect(factsOf(FleetSchema).filter((fact) => !stated.has(fact))).toEqual([])
})

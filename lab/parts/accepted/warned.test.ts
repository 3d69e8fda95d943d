import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Program } from '../../src/hosts/program.ts'
import { startWorld, type World } from '../../src/world/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})

afterAll(() => world[Symbol.asyncDispose]())

const programs: readonly (readonly [name: string, of: () => Program])[] = [
  ['Loki', () => world.loki.program()],
  ['Prometheus', () => world.prometheus.program()],
  ['the collector of the hub', () => world.hub.collector],
  ['the collector of the spoke', () => world.spoke.collector],
]

test.each(programs)('%s is at work and has not said that anything will be taken no longer', (_name, of) => {
  const lines = of()
    .log()
    .split('\n')
    .filter((line) => line !== '')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => /deprecat/i.test(line))).toEqual([])
})

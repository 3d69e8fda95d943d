import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Program } from '../../src/hosts/program.ts'
import { noLoki } from '../../src/programs/given-loki.ts'
import { startWorld, type World } from '../../src/world/world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
})

afterAll(() => world[Symbol.asyncDispose]())

const programs: readonly (readonly [name: string, of: () => Program | undefined])[] = [
  ['Loki', () => world.loki?.program()],
  ['Prometheus', () => world.prometheus.program()],
  ['the collector of the hub', () => world.hub.collector],
  ['the collector of the spoke', () => world.spoke.collector],
]

test.for(programs)(
  '%s is at work and has not said that anything will be taken no longer',
  ([, of], context) => {
    const program = of()
    if (program === undefined) context.skip(noLoki)
    const lines = (program?.log() ?? '').split('\n').filter((line) => line !== '')
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.filter((line) => /deprecat/i.test(line))).toEqual([])
  },
)

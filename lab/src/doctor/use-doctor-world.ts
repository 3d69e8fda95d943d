import { afterAll, beforeAll } from 'vitest'
import { startDoctorWorld, type DoctorWorld } from './doctor-world.ts'
import { untilHealthy } from './one-headline.ts'

/** Two clusters, whose layers Flux applies one after the other, and the scrapes of all their jobs. */
const START_IN_MS = 600_000

/** Gives the tests of a file a running fleet, in which all is well. */
export const useDoctorWorld = (): (() => DoctorWorld) => {
  let world: DoctorWorld
  beforeAll(async () => {
    world = await startDoctorWorld()
    await untilHealthy(world)
  }, START_IN_MS)
  afterAll(() => world[Symbol.asyncDispose]())
  return () => world
}

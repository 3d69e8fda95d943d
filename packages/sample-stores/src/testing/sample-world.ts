import { InternalError, readFleet, type Fleet } from '@fleet/model'
import { fleet as input } from '@fleet/validation/fixtures'
import { sampleStores, type SampleStores } from '../index.ts'

/** Seconds since 1970, on an afternoon. */
export const NOW = Date.UTC(2026, 10, 28, 14) / 1000

/** The fleet that the sample trees are made of. */
export const fixtureFleet = (): Fleet => {
  const read = readFleet(input)
  if (!read.ok) throw new InternalError('the fleet of the fixtures is wrong')
  return read.fleet
}

export const storesOfFixtures = (): SampleStores => sampleStores(fixtureFleet(), () => NOW * 1000)

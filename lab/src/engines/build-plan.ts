import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { buildCosts } from './build-costs.ts'
import { cacheFolder, type Engine } from './engines.ts'

export const secondsOf = ({ name }: Engine): number => buildCosts[name]?.seconds ?? 0

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const secondsOfAll = (engines: readonly Engine[]): number => sum(engines.map(secondsOf))

const megabytesOf = ({ name }: Engine): number => buildCosts[name]?.megabytes ?? 0

/** A duration as text: in minutes from two on. */
export const duration = (seconds: number): string =>
  seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.round(seconds / 60)} min`

const gigabytes = (megabytes: number): string => `${(megabytes / 1000).toFixed(1)} GB`

/** The free space at a folder's path, in megabytes. */
const freeMegabytes = (folder: string): number => {
  if (!existsSync(folder)) return freeMegabytes(dirname(folder))
  const { bavail, bsize } = statfsSync(folder)
  return (bavail * bsize) / 1e6
}

/** The coming builds, their time and their space, in a sentence. Empty without a build. */
export const buildPlan = (
  missing: readonly Engine[],
  free = freeMegabytes(cacheFolder('engines')),
): string => {
  if (missing.length === 0) return ''
  const names = missing.map(({ name }) => name).join(', ')
  const needed = sum(missing.map(megabytesOf))
  const few = free < needed ? ', which is not enough' : ''
  return (
    `${missing.length} engines are to be built: ${names}. That takes about ${duration(secondsOfAll(missing))} on two cores, ` +
    `less where Go has compiled some of it before, and ${gigabytes(needed)} of disk (${gigabytes(free)} are free${few})`
  )
}

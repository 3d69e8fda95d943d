import type { Sample } from '../../live/store-api.ts'

const BY = 'by (cluster, job, instance)'

/**
 * How old the newest sample of each target is, in seconds, by the clock of Prometheus. A target that ended is found by looks back, one
 * a minute for half an hour and one in five minutes for a day: no look misses a sample, and few are made.
 */
export const AGES = [
  'time() - (',
  `max ${BY} (timestamp(up))`,
  `or max ${BY} (max_over_time(timestamp(up)[30m:1m]))`,
  `or max ${BY} (max_over_time(timestamp(up)[1d:5m]))`,
  ')',
].join('\n')

export interface NewestSamples {
  /** In seconds; infinite where none came within a day. */
  readonly ageOf: (job: string) => number
  /** The targets of a job of which a sample is at most so old. */
  readonly instancesOf: (job: string, age: number) => readonly string[]
}

/** The newest samples of a cluster, of the ages of all. */
export const newestSamples = (ages: readonly Sample[], cluster: string): NewestSamples => {
  const jobs = Map.groupBy(
    ages.filter(({ labels }) => labels['cluster'] === cluster),
    ({ labels }) => labels['job'] ?? '',
  )
  const of = (job: string): readonly Sample[] => jobs.get(job) ?? []
  return {
    ageOf: (job) => Math.min(Infinity, ...of(job).map(({ value }) => value)),
    instancesOf: (job, age) =>
      of(job)
        .filter(({ value }) => value <= age)
        .map(({ labels }) => labels['instance'] ?? ''),
  }
}

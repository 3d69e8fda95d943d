/** The annotation of the object that scrapes, in which a tree states what each of its jobs yields: a line for each, `job: metric metric`. */
export const METRICS_ANNOTATION = 'observability-fleet/metrics'

/** The names of a job's metrics, or nothing where it may yield any. */
export type DeclaredMetrics = readonly string[] | undefined

/** Stands for any metric. No metric has this name. */
const ANY = '*'

/** The annotation's text. */
export const printedMetrics = (
  jobs: readonly { readonly job: string; readonly metrics: DeclaredMetrics }[],
) => jobs.map(({ job, metrics }) => `${job}: ${(metrics ?? [ANY]).join(' ')}`).join('\n')

/** What each job is declared to yield by the annotation's text. */
export const readMetrics = (text: string): ReadonlyMap<string, DeclaredMetrics> =>
  new Map(
    text.split('\n').flatMap((line) => {
      const [job = '', words] = line.split(': ')
      const metrics = words?.split(' ').filter((word) => word !== '') ?? []
      return metrics.length === 0 ? [] : [[job.trim(), metrics.includes(ANY) ? undefined : metrics] as const]
    }),
  )

import { KUBE_PROMETHEUS_STACK_JOBS } from '@fleet/validation/chart-jobs'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Release } from './chart-references.ts'

type ChartJob = (typeof KUBE_PROMETHEUS_STACK_JOBS)['jobs'][number]

interface Endpoint {
  readonly port?: string
  readonly path?: string
  readonly scheme?: string
  readonly honorLabels?: boolean
  readonly interval?: string
}

const at = (values: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inside, key) => (inside as Readonly<Record<string | number, unknown>> | undefined)?.[key],
    values,
  )

const isOn = ({ switches }: ChartJob, values: Release['values']): boolean =>
  switches.every(([path, byDefault]) => at(values, path) ?? byDefault)

const isOf = (job: ChartJob, endpoint: Endpoint, interval: unknown): boolean =>
  endpoint.port === job.endpoint &&
  (endpoint.path ?? '/metrics') === job.path &&
  (endpoint.scheme ?? 'http').toLowerCase() === job.scheme &&
  (endpoint.honorLabels ?? false) === job.honorLabels &&
  (interval === undefined || endpoint.interval === interval)

interface Scrape {
  /** The chart gives a monitor the name of its Service. */
  readonly monitor: string
  readonly endpoint: Endpoint
}

const scrapesIn = (objects: readonly KubernetesObject[]): readonly Scrape[] =>
  objects
    .filter(({ kind }) => kind === 'ServiceMonitor')
    .flatMap((monitor) =>
      ((at(monitor, ['spec', 'endpoints']) ?? []) as readonly Endpoint[]).map((endpoint) => ({
        monitor: monitor.metadata.name,
        endpoint,
      })),
    )

/**
 * The differences between kube-prometheus-stack's scrapes of a release and the validator's contract: scrapes that are
 * missing or different, and scrapes that the validator does not know.
 */
export const monitorViolations = (
  { values }: Release,
  objects: readonly KubernetesObject[],
): readonly string[] => {
  const scrapes = scrapesIn(objects)
  const believed = KUBE_PROMETHEUS_STACK_JOBS.jobs.filter((job) => isOn(job, values))
  const makes = ({ monitor, endpoint }: Scrape, job: ChartJob): boolean =>
    monitor === job.service && isOf(job, endpoint, at(values, job.interval))
  return [
    ...believed
      .filter((job) => !scrapes.some((scrape) => makes(scrape, job)))
      .map(
        ({ job, service, endpoint, path, honorLabels }) =>
          `the monitor ${service} does not scrape ${job} at its port ${endpoint}, path ${path}, honorLabels ${honorLabels}`,
      ),
    ...scrapes
      .filter((scrape) => !believed.some((job) => makes(scrape, job)))
      .map(
        ({ monitor, endpoint }) =>
          `the validator does not know of the scrape of the monitor ${monitor}: ${JSON.stringify(endpoint)}`,
      ),
  ]
}

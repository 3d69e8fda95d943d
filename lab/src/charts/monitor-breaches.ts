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

/** The scrapes that the validator believes kube-prometheus-stack to make for a release, and that are not in what helm made of it. */
export const monitorBreaches = (
  { values }: Release,
  objects: readonly KubernetesObject[],
): readonly string[] => {
  const endpoints = objects
    .filter(({ kind }) => kind === 'ServiceMonitor')
    .flatMap((monitor) => (at(monitor, ['spec', 'endpoints']) ?? []) as readonly Endpoint[])
  return KUBE_PROMETHEUS_STACK_JOBS.jobs
    .filter((job) => isOn(job, values))
    .filter((job) => !endpoints.some((endpoint) => isOf(job, endpoint, at(values, job.interval))))
    .map(({ job, endpoint, path }) => `nothing scrapes ${job} at its port ${endpoint}, path ${path}`)
}

import { hexDigits, between } from '../world/hash.ts'
import type { SampleWorkload } from '../world/workload.ts'
import type { SampleCluster } from '../world/world.ts'

/** The domain under which the made services are reached. */
export const DOMAIN = 'example.net'

/** A way from outside to a service. */
export interface Route {
  readonly workload: SampleWorkload
  readonly host: string
  readonly router: string
  readonly service: string
  readonly url: string
  /** Requests in a second. */
  readonly rate: number
  /** Half of the answers are faster, in seconds. */
  readonly median: number
  /** Bytes of an answer. */
  readonly size: number
  readonly serial: string
}

/** A route to each service of the inventory that answers by HTTP. */
export const routesOf = ({ name, workloads }: SampleCluster): readonly Route[] =>
  workloads
    .filter(({ isOwn, controller, ports }) => isOwn && controller === 'Deployment' && ports?.length)
    .map((workload) => routeTo(name, workload))

const routeTo = (cluster: string, workload: SampleWorkload): Route => {
  const { namespace, name, ports, pods } = workload
  const key = `${cluster} ${namespace} ${name}`
  const host = `${name}.${DOMAIN}`
  const [port = 80] = ports ?? []
  return {
    workload,
    host,
    router: `websecure-${namespace}-${name}-${host.replaceAll('.', '-')}@kubernetes`,
    service: `${namespace}-${name}-${port}@kubernetes`,
    url: `http://${pods[0]?.ip ?? ''}:${port}`,
    rate: between(0.3, 2.6, `${key} rate`) ** 2,
    median: between(0.012, 0.18, `${key} median`),
    size: between(2_000, 60_000, `${key} size`),
    serial: hexDigits(32, key),
  }
}

export const requestRate = (cluster: SampleCluster): number =>
  routesOf(cluster).reduce((sum, { rate }) => sum + rate, 0)

/** How the answers fall on status codes and methods. */
export const ANSWERS: readonly (readonly [code: string, method: string, share: number])[] = [
  ['200', 'GET', 0.86],
  ['200', 'POST', 0.09],
  ['304', 'GET', 0.03],
  ['404', 'GET', 0.014],
  ['499', 'GET', 0.003],
  ['502', 'GET', 0.003],
]

import type { ClusterName, Fleet } from '../fleet/fleet.ts'
import { clusterNames, clusterOf, entriesOf } from '../fleet/topology.ts'
import { PROBE_INTERVAL, type UrlProbe, type UrlProbeParts } from '../fleet/url-probe.ts'
import { durationIn, type Duration } from '../scalars/durations.ts'
import { InternalError } from '../internal-error.ts'
import { hostRoutes, hostUrl, isServedWithDefaultCertificate, type HostRoute } from './host-routes.ts'
import type { ServicePort } from './services.ts'

/** The label `job` of the series of all probes. The label `instance` is the URL. */
export const PROBES_JOB = 'probes'

/** The program that asks the URLs, and the name of its catalogue. */
export const BLACKBOX_EXPORTER = 'blackbox-exporter'

/** It asks at this path what the query's `target` names, in the way of its `module`. */
export const PROBE_PATH = '/probe'

/** Its port on the pods and of the Service. */
export const blackboxExporter = ({ telemetry }: Fleet): ServicePort => ({
  name: BLACKBOX_EXPORTER,
  namespace: telemetry.namespace,
  port: 9115,
  portName: 'http',
})

/** A way to ask, as a module of the blackbox exporter. */
export interface ProbeModule {
  readonly name: string
  /** The statuses by which a URL is up. */
  readonly statuses: readonly number[]
  /** Whether the authority of a certificate does not matter. */
  readonly takesAnyCertificate: boolean
}

/** A URL that a cluster asks. */
export interface ProbedUrl {
  readonly url: string
  readonly interval: Duration
  readonly module: ProbeModule
}

/**
 * What a service answers that is there: content, a redirect, which is not followed, or a demand to sign in. It is not 404, with
 * which an entrance answers for a host that it does not know.
 */
const ANSWERS = [200, 201, 202, 203, 204, 206, 301, 302, 303, 307, 308, 401, 403] as const

/** Every URL that a cluster asks: those of the inventory, and its own hosts where the fleet has the program for it. */
export const probesOf = (fleet: Fleet, name: ClusterName): readonly ProbedUrl[] => {
  if (!fleet.versions.images.blackboxExporter) return []
  const stated = entriesOf(clusterOf(fleet, name).probes).map(([, probe]) => probedUrl(partsOf(probe)))
  const hosts = new Set(stated.map(({ url }) => new URL(url).hostname))
  const own = hostRoutes(fleet, name)
    .filter(({ host }) => !hosts.has(host))
    .map(hostProbe)
  return [...stated, ...own].toSorted((one, other) => (one.url < other.url ? -1 : 1))
}

/** The clusters that ask URLs. */
export const probingClusters = (fleet: Fleet): readonly ClusterName[] =>
  clusterNames(fleet).filter((name) => probesOf(fleet, name).length > 0)

/** The parts of a probe that an inventory may state as its URL alone. */
const partsOf = (probe: UrlProbe): UrlProbeParts =>
  typeof probe === 'string' ? { url: probe, interval: byDefault(), certificate: 'trusted' } : probe

const byDefault = (): Duration => {
  const interval = durationIn(PROBE_INTERVAL)
  if (!interval) throw new InternalError(`${PROBE_INTERVAL} is no duration`)
  return interval
}

const probedUrl = ({ url, interval, expects, certificate }: UrlProbeParts): ProbedUrl => ({
  url,
  interval,
  module: moduleOf(expects, certificate === 'any'),
})

/** Whether an entrance works is asked as a browser asks. Its controller's own certificate has no authority. */
const hostProbe = (route: HostRoute): ProbedUrl => ({
  url: hostUrl(route),
  interval: byDefault(),
  module: moduleOf(undefined, isServedWithDefaultCertificate(route.entrance)),
})

const moduleOf = (expects: number | undefined, takesAnyCertificate: boolean): ProbeModule => ({
  name: `${expects === undefined ? 'answers' : `status-${expects}`}${takesAnyCertificate ? '-any-certificate' : ''}`,
  statuses: expects === undefined ? ANSWERS : [expects],
  takesAnyCertificate,
})

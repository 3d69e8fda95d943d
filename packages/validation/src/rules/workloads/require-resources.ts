import { CHART_PODS } from '../../catalog/charts/chart-pods.ts'
import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { Path, Location } from '../../values/location.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownerOf } from '../../tree/objects.ts'
import { GIBIBYTE, isBinarySize, MEBIBYTE, quantityOf } from '../../values/quantity.ts'
import { containersIn, containerText } from '../../tree/workloads/containers.ts'
import { valueAt } from '../../values/value-at.ts'
import { atValue, chartValue } from '../../tree/charts/release.ts'

export const requireResources: Rule = {
  id: 'require-resources',
  summary:
    'Every container asks for CPU and memory and limits its memory, in amounts that a container can have.',
  rationale:
    'A pod without a limit of memory takes its node down with it; `128m` of memory is an eighth of a byte, and `128Gi` never finds a node.',
  example: {
    refused: 'resources:\n  requests: {cpu: 50, memory: 128Mi}\n  limits: {memory: 128m}',
    accepted: 'resources:\n  requests: {cpu: 50m, memory: 128Mi}\n  limits: {memory: 256Mi}',
  },
  fix: 'State requests.cpu, requests.memory and limits.memory, memory in Mi or Gi, no request above its limit.',
  check: inEachCluster((cluster) =>
    sitesIn(cluster).flatMap((site) => [...missing(site), ...implausible(site)]),
  ),
}

/** A place where resources are stated, or should be. */
interface Site {
  readonly owner: string
  readonly resources: unknown
  readonly location: (...path: Path) => Location
}

const sitesIn = (cluster: ClusterView): Site[] => [
  ...containersIn(cluster).map((run) => ({
    owner: containerText(run),
    resources: run.container.resources,
    location: (...path: Path) => run.location('resources', ...path),
  })),
  ...cluster.all('helm.toolkit.fluxcd.io/v2/HelmRelease').flatMap((release) =>
    (CHART_PODS[release.object.metadata.name] ?? []).map(({ name, path }) => ({
      owner: `${name} in ${ownerOf(release)}`,
      resources: chartValue(release, ...path, 'resources'),
      location: (...keys: Path) => atValue(release, ...path, 'resources', ...keys),
    })),
  ),
]

const REQUIRED = [
  ['requests', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'memory'],
] as const

const missing = ({ owner, resources, location }: Site): Violation[] =>
  REQUIRED.filter((path) => valueAt(resources, path) === undefined).map((path) => ({
    location: location(...path),
    message: `${owner} states no resources.${path.join('.')}`,
    impact:
      path[0] === 'limits'
        ? 'a leak takes all memory of its node, and others are killed for it'
        : 'it is placed as if it needed nothing, and is the first to be evicted',
    fix: `state resources.${path.join('.')}`,
  }))

/** The least and the most that a container of such a fleet asks for: beyond them somebody mistook the unit. */
const BOUNDS: Readonly<Record<string, readonly [number, number]>> = {
  'requests.cpu': [0.001, 16],
  'limits.cpu': [0.01, 64],
  'requests.memory': [MEBIBYTE, 32 * GIBIBYTE],
  'limits.memory': [16 * MEBIBYTE, 32 * GIBIBYTE],
}

const implausible = (site: Site): Violation[] =>
  (['requests', 'limits'] as const).flatMap((kind) =>
    Object.entries(mapAt(site.resources, kind)).flatMap(([resource, written]) => {
      const wrong = complaint(site, kind, resource, written)
      return wrong === undefined
        ? []
        : [
            {
              location: site.location(kind, resource),
              message: `${site.owner} states resources.${kind}.${resource}: ${String(written)}, ${wrong}`,
              impact: 'its pods find no node, are killed at their start or are never limited',
              fix: 'write CPU in cores or m, memory in Mi or Gi, and no request above its limit',
            },
          ]
    }),
  )

const mapAt = (resources: unknown, kind: string): Readonly<Record<string, unknown>> =>
  (valueAt(resources, [kind]) ?? {}) as Readonly<Record<string, unknown>>

const EXTENDED = /\/|^hugepages-|^ephemeral-storage$/

const complaint = (
  { resources }: Site,
  kind: 'requests' | 'limits',
  resource: string,
  written: unknown,
): string | undefined => {
  if (EXTENDED.test(resource)) return undefined
  const bounds = BOUNDS[`${kind}.${resource}`]
  if (!bounds) return 'a resource that no node has'
  const amount = quantityOf(written)
  if (amount === undefined) return 'which is no quantity'
  if (resource === 'memory' && !isBinarySize(written)) return 'a size without a binary unit'
  const [least, most] = bounds
  if (amount < least) return 'less than any program starts with'
  if (amount > most) return 'more than a node of such a fleet has'
  const limit = quantityOf(valueAt(resources, ['limits', resource]))
  return kind === 'requests' && limit !== undefined && amount > limit ? 'more than its limit' : undefined
}

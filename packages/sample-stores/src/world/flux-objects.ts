import { LAYERS, type Chart } from '@fleet/model'
import { failsSince } from './events/failing-layer.ts'
import { deployedAt } from './events/deploy.ts'
import { modulo } from './events/recurring.ts'
import { hash, hexDigits } from './hash.ts'
import type { SampleCluster, World } from './world.ts'

/** An object of Flux, and how it stood from when to when. */
export interface FluxObject {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
  readonly states: readonly FluxState[]
  /** When its condition became what it is, which is when it was reconciled last if each attempt begins anew; and when that succeeded last. */
  readonly reconciledAt: (time: number) => number
  readonly succeededAt: (time: number) => number
}

export interface FluxState {
  /** Seconds since 1970. */
  readonly from: number
  readonly until: number
  readonly ready: 'True' | 'False'
  readonly revision: string
  readonly attempted: string
  readonly sourceKind?: string
  readonly sourceName?: string
}

/** What `flux bootstrap` makes, the layers of a tree, and on the hub the charts. */
export const fluxObjectsOf = (cluster: SampleCluster, world: World): readonly FluxObject[] => [
  gitRepository(cluster, world),
  ...[world.fleet.gitops.source.name, ...LAYERS]
    .filter((layer) => cluster.isHub || layer !== 'releases')
    .map((layer) => kustomization(layer, cluster, world)),
  ...(cluster.isHub ? chartsOf(world).flatMap(([name, chart]) => ofChart(name, chart, cluster, world)) : []),
]

/** Commits that reached the branch: hours before the moment, and the one of the deploy. */
const commitsOf = (world: World): readonly { readonly time: number; readonly revision: string }[] =>
  [...[71, 46, 23, 9.5, 4.2].map((hours) => world.moment - hours * 3600), deployedAt(world) - 90].map(
    (time, place) => ({
      time,
      revision: `${world.fleet.gitops.branch}@sha1:${hexDigits(40, `commit ${place}`)}`,
    }),
  )

const INTERVAL = 600

/** Each object is due again after its interval, at a time of its own. */
const lastDue =
  (key: string) =>
  (time: number): number =>
    time - modulo(time - INTERVAL * hash(key), INTERVAL)

/** One state for each commit, some seconds after it. */
const statesByCommit = (world: World, delay: number): readonly FluxState[] => {
  const commits = commitsOf(world)
  return commits.map(({ time, revision }, place) => ({
    from: time + delay,
    until: (commits[place + 1]?.time ?? Infinity) + delay,
    ready: 'True',
    revision,
    attempted: revision,
  }))
}

const gitRepository = (cluster: SampleCluster, world: World): FluxObject => {
  const { name, namespace } = world.fleet.gitops.source
  const due = lastDue(`${cluster.name} source`)
  const states = statesByCommit(world, 20 + 40 * hash(cluster.name))
  return {
    group: 'source.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'GitRepository',
    name,
    namespace,
    states,
    // It stays ready while there is no new commit.
    reconciledAt: (time) => states.findLast(({ from }) => from <= time)?.from ?? time,
    succeededAt: due,
  }
}

const kustomization = (layer: string, cluster: SampleCluster, world: World): FluxObject => {
  const { name: sourceName, namespace } = world.fleet.gitops.source
  const key = `${cluster.name} ${layer}`
  const failure = failsSince(cluster.name, layer, world)
  const due = lastDue(key)
  const states = statesByCommit(world, 70 + 200 * hash(key)).map((state) => ({
    ...state,
    sourceKind: 'GitRepository',
    sourceName,
  }))
  return {
    group: 'kustomize.toolkit.fluxcd.io',
    version: 'v1',
    kind: 'Kustomization',
    name: layer,
    namespace,
    states: failure === undefined ? states : failing(states, failure),
    reconciledAt: due,
    succeededAt: (time) => due(failure === undefined ? time : Math.min(time, failure)),
  }
}

/** From a time on the last state is tried in vain, and what was applied before it stays. */
const failing = (states: readonly FluxState[], since: number): readonly FluxState[] => {
  const [before, last] = states.slice(-2)
  if (!before || !last) return states
  return [
    ...states.slice(0, -2),
    { ...before, until: since },
    { ...last, from: since, ready: 'False', revision: before.revision },
  ]
}

const chartsOf = ({ fleet: { versions } }: World): readonly (readonly [name: string, chart: Chart])[] => [
  ['kube-prometheus-stack', versions.charts.kubePrometheusStack],
  ['loki', versions.charts.loki],
  ['opentelemetry-collector', versions.charts.opentelemetryCollector],
]

const ofChart = (name: string, { version }: Chart, cluster: SampleCluster, world: World): FluxObject[] => {
  const { namespace } = world.fleet.telemetry
  const installed = world.moment - 9 * 86_400
  const steady = { from: -Infinity, until: Infinity, ready: 'True' } as const
  const digest = `${version}@sha256:${hexDigits(64, name)}`
  return [
    {
      group: 'source.toolkit.fluxcd.io',
      version: 'v1',
      kind: 'OCIRepository',
      name,
      namespace,
      states: [{ ...steady, revision: digest, attempted: digest }],
      reconciledAt: () => installed,
      succeededAt: lastDue(`${cluster.name} ${name} source`),
    },
    {
      group: 'helm.toolkit.fluxcd.io',
      version: 'v2',
      kind: 'HelmRelease',
      name,
      namespace,
      states: [
        { ...steady, revision: version, attempted: version, sourceKind: 'OCIRepository', sourceName: name },
      ],
      reconciledAt: () => installed + 60,
      succeededAt: lastDue(`${cluster.name} ${name} release`),
    },
  ]
}

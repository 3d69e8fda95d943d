import { fluxObjectsOf } from '../world/flux-objects.ts'
import type { World } from '../world/world.ts'
import { counting, growing } from './counters.ts'
import { always, type Makers, type Subject } from './subject.ts'
import type { Target } from './target.ts'

/** The kinds that each program reconciles. */
const KINDS: Readonly<Partial<Record<Target['exporter'], readonly string[]>>> = {
  'source-controller': ['GitRepository', 'OCIRepository'],
  'kustomize-controller': ['Kustomization'],
  'helm-controller': ['HelmRelease'],
}

/** The controllers in a program of Flux, and the objects that they reconcile. */
export const subjectsOfController = (target: Target, world: World): readonly Subject[] => {
  const kinds = KINDS[target.exporter] ?? []
  const objects = fluxObjectsOf(target.cluster, world)
  return [
    { labels: {} },
    ...kinds.map((kind) => ({
      labels: { controller: kind.toLowerCase() },
      more: { name: kind.toLowerCase(), priority: '0' },
      share: objects.filter((object) => object.kind === kind).length,
    })),
    ...objects
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, name, namespace }) => ({ labels: { kind, name, namespace } })),
  ]
}

/** How often an object is reconciled in a second: a repository is asked for commits once a minute. */
const pace = (kind: string): number => (kind.toLowerCase() === 'gitrepository' ? 1 / 60 : 1 / 600)

/** What succeeds is due again after its interval. */
const RESULTS: Readonly<Record<string, number>> = { requeue_after: 1, error: 0.04 }

const SECONDS: Readonly<Record<string, number>> = { Kustomization: 7, HelmRelease: 0.6 }

export const FLUX_CONTROLLERS: Makers = {
  controller_runtime_reconcile_total: (cause) => {
    const { result = '', controller = '' } = cause.labels
    return counting(cause, (cause.subject.share ?? 0) * pace(controller) * (RESULTS[result] ?? 0))
  },
  gotk_reconcile_duration_seconds_count: (cause) => growing(cause, pace(cause.labels['kind'] ?? '')),
  gotk_reconcile_duration_seconds_sum: (cause) => {
    const { kind = '' } = cause.labels
    return growing(cause, pace(kind) * (SECONDS[kind] ?? 1.2))
  },
  workqueue_depth: always(0),
}

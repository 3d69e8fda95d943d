import { until } from '../hosts/until.ts'
import type { Api } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason: string
  readonly message: string
  readonly observedGeneration?: number
}

interface Live {
  readonly metadata: { readonly generation: number }
  readonly status?: {
    readonly observedGeneration?: number
    readonly lastHandledReconcileAt?: string
    readonly conditions?: readonly Condition[]
    readonly history?: readonly { readonly version: number; readonly digest: string }[]
  }
}

/** The outcome of helm-controller's last action. */
export interface Outcome {
  readonly isReady: boolean
  /** Its reason: `InstallSucceeded`, `UpgradeFailed`. */
  readonly reason: string
  readonly message: string
  /** Helm's own number of the release, and what is in it. */
  readonly revision: string
}

const outcomeOf = ({ metadata, status }: Live): Outcome | undefined => {
  const { conditions = [], history = [], observedGeneration } = status ?? {}
  const condition = (type: string) =>
    conditions.find((one) => one.type === type && one.observedGeneration === metadata.generation)
  const released = condition('Released')
  const isReady = observedGeneration === metadata.generation && condition('Ready')?.status === 'True'
  if (!released || (!isReady && released.status !== 'False')) return undefined
  const { reason, message } = released
  return { isReady, reason, message, revision: `${history[0]?.version} ${history[0]?.digest}` }
}

const describe = ({ status }: Live): string =>
  (status?.conditions ?? []).map(({ type, status: is, message }) => `${type}=${is} ${message}`).join('\n')

/** The releases of helm-controller in an API. */
export interface HelmReleases {
  /** Applies a release, and waits until helm-controller has succeeded or failed. */
  readonly apply: (release: KubernetesObject) => Promise<Outcome>
  /** Requests another reconcile of a release, like its interval. */
  readonly reconcile: (release: KubernetesObject) => Promise<Outcome>
  /** Removes it, and waits until helm-controller has uninstalled it. */
  readonly remove: (release: KubernetesObject) => Promise<void>
}

export const helmReleases = (api: Api): HelmReleases => {
  const outcome = async (release: KubernetesObject, isDone: (live: Live) => boolean): Promise<Outcome> => {
    const path = await api.pathOf(release)
    let live: Live | undefined
    let found: Outcome | undefined
    const isSettled = async (): Promise<boolean> => {
      live = (await api.get(path)) as Live
      found = isDone(live) ? outcomeOf(live) : undefined
      return found !== undefined
    }
    await until(`helm-controller is done with ${release.metadata.name}`, isSettled, {
      seconds: 180,
      explain: () => (live ? describe(live) : 'it does not exist'),
    })
    if (!found) throw new Error('no outcome')
    return found
  }

  return {
    apply: async (release) => {
      await api.apply([release])
      return outcome(release, () => true)
    },
    reconcile: async (release) => {
      const at = new Date().toISOString()
      const annotations = { 'reconcile.fluxcd.io/requestedAt': at }
      const path = await api.pathOf(release)
      await api.request('PATCH', path, { metadata: { annotations } }, 'application/merge-patch+json')
      return outcome(release, ({ status }) => status?.lastHandledReconcileAt === at)
    },
    remove: async (release) => {
      const path = await api.pathOf(release)
      await api.request('DELETE', path)
      await until(
        `${release.metadata.name} is uninstalled`,
        async () => (await api.request('GET', path)).status === 404,
        { seconds: 120 },
      )
    },
  }
}

import { InternalError } from '@fleet/model'
import type { Path } from '../spot.ts'
import { change, type Change } from './committed-trees.ts'

/** Changes a text in one of the committed dashboards: `inDashboard('k8s-logs-pod', ['panels', 1, 'title'], (text) => …)`. */
export const inDashboard = <Value = string>(uid: string, path: Path, to: (value: Value) => unknown): Change =>
  change<Value>(`hub ConfigMap dashboard-${uid}`, ['data', `${uid}.json`, ...path], to)

/** Changes the panels of one title. */
export const inPanel = (uid: string, title: string, to: (panel: Panel) => unknown): Change =>
  inDashboard<readonly Panel[]>(uid, ['panels'], (panels) => {
    if (!panels.some((panel) => panel.title === title))
      throw new InternalError(`${uid} has no panel ${title}`)
    return panels.map((panel) => (panel.title === title ? to(panel) : panel))
  })

/** Changes the first query of a panel. */
export const inQuery = (uid: string, title: string, to: (expr: string) => string): Change =>
  inPanel(uid, title, (panel) => ({
    ...panel,
    targets: panel.targets?.map((target, index) =>
      index === 0 ? { ...target, expr: to(target.expr) } : target,
    ),
  }))

interface Panel {
  readonly title: string
  readonly targets?: readonly { readonly expr: string }[]
}

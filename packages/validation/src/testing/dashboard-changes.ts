import { InternalError } from '@fleet/model'
import type { Path } from '../values/location.ts'
import { change, set, unset, type Change } from './sample-trees.ts'

/** One of the hub's dashboards is named by its uid; one of logs by the last word of it, too. */
const uidOf = (name: string): string =>
  ['overview', 'pod', 'errors', 'search'].includes(name) ? `k8s-logs-${name}` : name

export const objectOf = (name: string): string => `hub ConfigMap dashboard-${uidOf(name)}`

const pathIn = (name: string, path: Path): Path => ['data', `${uidOf(name)}.json`, ...path]

/** Gives a value to a field of a dashboard. */
export const setIn = (name: string, path: Path, value: unknown): Change =>
  set(objectOf(name), pathIn(name, path), value)

export const unsetIn = (name: string, path: Path): Change => unset(objectOf(name), pathIn(name, path))

/** Changes a field of a dashboard by what it is: `changeIn('pod', ['panels', 1, 'title'], (title) => …)`. */
export const changeIn = <Value = string>(name: string, path: Path, to: (value: Value) => unknown): Change =>
  change(objectOf(name), pathIn(name, path), to)

/** Changes the panels of one title, in closed rows too. */
export const inPanel = (name: string, title: string, to: (panel: Panel) => unknown): Change =>
  changeIn<readonly Panel[]>(name, ['panels'], (panels) => {
    if (!panels.flatMap((panel) => [panel, ...(panel.panels ?? [])]).some((panel) => panel.title === title))
      throw new InternalError(`${name} has no panel ${title}`)
    const changed = (panel: Panel): unknown =>
      panel.title === title
        ? to(panel)
        : { ...panel, ...(panel.panels && { panels: panel.panels.map(changed) }) }
    return panels.map(changed)
  })

/** Changes a query of a panel, by default the first. */
export const inQuery = (name: string, title: string, to: (expr: string) => string, position = 0): Change =>
  inPanel(name, title, (panel) => ({
    ...panel,
    targets: panel.targets?.map((target, index) =>
      index === position ? { ...target, expr: to(target.expr) } : target,
    ),
  }))

interface Panel extends Readonly<Record<string, unknown>> {
  readonly title: string
  readonly fieldConfig?: {
    readonly overrides: readonly { readonly matcher: { readonly options?: unknown } }[]
  }
  /** Of a row. */
  readonly panels?: readonly Panel[]
  readonly targets?: readonly { readonly expr: string }[]
}

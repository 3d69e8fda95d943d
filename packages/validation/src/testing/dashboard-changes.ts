import type { Path } from '../spot.ts'
import { change, set, unset, type Change } from './committed-trees.ts'

const NAMES = ['overview', 'pod', 'errors', 'search'] as const

/** One of the hub's dashboards: of logs by its last word, or by its whole uid. */
type Name = (typeof NAMES)[number] | 'cloudflare-tunnel' | 'k8s-multicluster-overview'

const uidOf = (name: Name): string => (NAMES.some((known) => known === name) ? `k8s-logs-${name}` : name)

export const objectOf = (name: Name): string => `hub ConfigMap dashboard-${uidOf(name)}`

const pathIn = (name: Name, path: Path): Path => ['data', `${uidOf(name)}.json`, ...path]

/** Gives a value to a field of a dashboard. */
export const setIn = (name: Name, path: Path, value: unknown): Change =>
  set(objectOf(name), pathIn(name, path), value)

export const unsetIn = (name: Name, path: Path): Change => unset(objectOf(name), pathIn(name, path))

export const changeIn = <Value>(name: Name, path: Path, to: (value: Value) => unknown): Change =>
  change(objectOf(name), pathIn(name, path), to)

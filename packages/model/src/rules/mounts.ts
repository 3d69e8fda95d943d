import type { Helper } from '../fleet/container.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Pod } from '../fleet/workload.ts'
import type { InventoryPath } from './inventory-rule.ts'
import { eachReadable, itemsOf } from './readable.ts'
import type { Claim } from './unique.ts'

/** The containers beside a pod's own, each with its path. */
export const helpersOf = (
  pod: Pick<Pod, 'init' | 'sidecars'>,
  path: InventoryPath,
): readonly { readonly helper: Helper; readonly path: InventoryPath }[] =>
  eachReadable(['init', 'sidecars'] as const, (list) =>
    itemsOf(pod[list]).map(([index, helper]) => ({ helper, path: [...path, list, index] })),
  )

/** The paths at which a pod's own container mounts something. */
export const ownMounts = (pod: Pod, path: InventoryPath): readonly Claim[] => [
  ...eachReadable(['volumes', 'folders'] as const, (group) =>
    eachReadable(
      entriesOf<string, NonNullable<Pod['volumes' | 'folders']>[never]>(pod[group]),
      ([name, volume]) =>
        mountClaims(volume.mounts, `${OWNER[group]} ${name}`, [...path, group, name, 'mounts']),
    ),
  ),
  ...eachReadable([pod], ({ config }) =>
    entriesOf(config).map(([file]) => ({
      value: file as string,
      owner: 'a config file',
      path: [...path, 'config', file],
    })),
  ),
  ...scratchMounts(pod, path),
]

/** The paths at which a container beside it does. */
export const helperMounts = (helper: Helper, path: InventoryPath): readonly Claim[] => [
  ...eachReadable([helper], ({ mounts }) =>
    eachReadable(entriesOf(mounts), ([name, list]) =>
      mountClaims(list, `volume ${name}`, [...path, 'mounts', name]),
    ),
  ),
  ...scratchMounts(helper, path),
]

const OWNER = { volumes: 'volume', folders: 'folder' } as const

const mountClaims = (
  mounts: readonly { readonly path: string }[],
  owner: string,
  path: InventoryPath,
): readonly Claim[] =>
  eachReadable(itemsOf(mounts), ([index, mount]) => [
    { value: mount.path, owner, path: [...path, index, 'path'] },
  ])

const scratchMounts = (container: Pick<Helper, 'scratch'>, path: InventoryPath): readonly Claim[] =>
  eachReadable([container], ({ scratch }) =>
    itemsOf(scratch).map(([index, value]) => ({
      value: value as string,
      owner: 'scratch space',
      path: [...path, 'scratch', index],
    })),
  )

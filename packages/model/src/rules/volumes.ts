import { entriesOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { allEntriesOf, eachReadable, itemsOf } from './readable.ts'
import { contested } from './unique.ts'

export const uniqueMountPath: InventoryRule = {
  id: 'unique-mount-path',
  summary: 'A container has one mount at a path, of volumes and scratch directories alike.',
  rationale: 'kube-apiserver refuses a pod with two mounts at one path.',
  check: forEachWorkload(({ name, path, workload: { volumes, scratch } }) =>
    contested([
      ...eachReadable(entriesOf(volumes), ([volume, { mounts }]) =>
        eachReadable(itemsOf(mounts), ([index, mount]) => [
          {
            value: mount.path,
            owner: `volume ${volume}`,
            path: [...path, 'volumes', volume, 'mounts', index, 'path'],
          },
        ]),
      ),
      ...itemsOf(scratch).map(([index, value]) => ({
        value: value as string,
        owner: 'scratch space',
        path: [...path, 'scratch', index],
      })),
    ]).map(({ first, again }) => ({
      path: again.path,
      message: `${again.value} of ${name} is the mount path of both ${first.owner} and ${again.owner}`,
      impact: 'kube-apiserver refuses a pod with two mounts at one path',
      fix: 'mount each at a path of its own',
    })),
  ),
}

export const requireVolumeOnStatefulSet: InventoryRule = {
  id: 'require-volume-on-stateful-set',
  summary: 'A StatefulSet has a volume.',
  rationale: 'Its data would be lost when its pod moves or restarts.',
  check: forEachWorkload(({ name, path, workload: { controller, volumes } }) =>
    controller === 'StatefulSet' && allEntriesOf(volumes).length === 0
      ? [
          {
            path: [...path, 'controller'],
            message: `${name} is a StatefulSet and has no volume`,
            impact: 'its data is lost when its pod moves or restarts',
            fix: `add a volume to ${name}, or make it a Deployment`,
          },
        ]
      : [],
  ),
}

import { entriesOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import { inventoryRule } from './inventory-rule.ts'
import { contested } from './unique.ts'

export const uniqueMountPath = inventoryRule({
  id: 'unique-mount-path',
  reads: ['clusters'],
  check: forEachWorkload(({ name, path, workload: { volumes, scratch } }) =>
    contested([
      ...entriesOf(volumes).flatMap(([volume, { mounts }]) =>
        mounts.map((mount, index) => ({
          value: mount.path as string,
          owner: `volume ${volume}`,
          path: [...path, 'volumes', volume, 'mounts', index, 'path'],
        })),
      ),
      ...(scratch ?? []).map((value, index) => ({
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
})

export const requireVolumeOnStatefulSet = inventoryRule({
  id: 'require-volume-on-stateful-set',
  reads: ['clusters'],
  check: forEachWorkload(({ name, path, workload: { controller, volumes } }) =>
    controller === 'StatefulSet' && entriesOf(volumes).length === 0
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
})

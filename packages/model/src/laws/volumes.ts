import { entriesOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import { law } from './law.ts'
import { contested } from './unique.ts'

export const uniqueMountPath = law({
  id: 'unique-mount-path',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { volumes, scratch } }) =>
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
      what: `${again.value} of ${name} is the place of both ${first.owner} and ${again.owner}`,
      consequence: 'kube-apiserver refuses a pod with two mounts at one path',
      mend: 'mount each at a path of its own',
    })),
  ),
})

export const requireVolumeOnStatefulSet = law({
  id: 'require-volume-on-stateful-set',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { controller, volumes } }) =>
    controller === 'StatefulSet' && entriesOf(volumes).length === 0
      ? [
          {
            path: [...path, 'controller'],
            what: `${name} is a StatefulSet and has no volume`,
            consequence: 'what it keeps would be lost whenever its pod moves or restarts',
            mend: `give ${name} a volume, or make it a Deployment`,
          },
        ]
      : [],
  ),
})

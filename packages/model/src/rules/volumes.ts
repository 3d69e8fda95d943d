import { entriesOf } from '../fleet/topology.ts'
import { forEachPod } from './for-each-pod.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { listed } from './listed.ts'
import { helperMounts, helpersOf, ownMounts } from './mounts.ts'
import { allEntriesOf, eachReadable, namesOf } from './readable.ts'
import { contested } from './unique.ts'

export const uniqueMountPath: InventoryRule = {
  id: 'unique-mount-path',
  summary:
    'A container has one mount at a path, of volumes, folders, config files and scratch directories alike.',
  rationale: 'kube-apiserver refuses a pod with two mounts at one path.',
  check: forEachPod(({ name, path, pod }) =>
    [
      { of: name, mounts: ownMounts(pod, path) },
      ...helpersOf(pod, path).map(({ helper, path: at }) => ({
        of: `a container of ${name}`,
        mounts: helperMounts(helper, at),
      })),
    ].flatMap(({ of, mounts }) =>
      contested(mounts).map(({ first, again }) => ({
        path: again.path,
        message: `${again.value} of ${of} is the mount path of both ${first.owner} and ${again.owner}`,
        impact: 'kube-apiserver refuses a pod with two mounts at one path',
        fix: 'mount each at a path of its own',
      })),
    ),
  ),
}

export const uniqueVolumeName: InventoryRule = {
  id: 'unique-volume-name',
  summary: 'A name is that of one volume or one folder of a pod.',
  rationale: 'kube-apiserver refuses a pod with two volumes of one name.',
  check: forEachPod(({ name, path, pod: { volumes = {}, folders } }) =>
    entriesOf(folders)
      .filter(([folder]) => namesOf(volumes).includes(folder))
      .map(([folder]) => ({
        path: [...path, 'folders', folder],
        message: `${name} has a volume and a folder of the name ${folder}`,
        impact: 'kube-apiserver refuses a pod with two volumes of one name',
        fix: 'rename one of them',
      })),
  ),
}

export const noMissingVolume: InventoryRule = {
  id: 'no-missing-volume',
  summary: 'A container of `init` or `sidecars` mounts volumes and folders that its workload has.',
  rationale: 'kube-apiserver refuses a container that mounts a volume its pod does not have.',
  check: forEachPod(({ name, path, pod }) => {
    const known = { ...namesIn(pod.volumes), ...namesIn(pod.folders) }
    return eachReadable(helpersOf(pod, path), ({ helper, path: at }) =>
      entriesOf(helper.mounts)
        .filter(([volume]) => !namesOf(known).includes(volume))
        .map(([volume]) => ({
          path: [...at, 'mounts', volume],
          message: `the container ${helper.name} of ${name} mounts ${volume}, and ${name} has ${listed(known)}`,
          impact: 'kube-apiserver refuses the pod',
          fix: `mount one of its volumes and folders, or add ${volume} to them`,
        })),
    )
  }),
}

const namesIn = (record: object = {}): Readonly<Record<string, true>> =>
  Object.fromEntries(namesOf(record).map((name) => [name, true]))

export const noMissingSharedVolume: InventoryRule = {
  id: 'no-missing-shared-volume',
  summary: 'A folder from a volume names a volume of a Deployment in the same cluster and namespace.',
  rationale: 'Its claim does not exist otherwise, and the pod waits for it.',
  check: forEachPod(({ clusterName, cluster: { workloads }, name, path, pod: { namespace, folders } }) =>
    eachReadable(entriesOf(folders), ([key, folder]) => {
      if (folder.from !== 'volume') return []
      const { of, volume } = folder
      const at = [...path, 'folders', key]
      const other = namesOf(workloads).includes(of) ? workloads[of] : undefined
      const refused = (field: 'of' | 'volume', message: string, fix: string) => [
        {
          path: [...at, field],
          message: `the folder ${key} of ${name} is of workload ${of}, ${message}`,
          impact: 'its claim does not exist, and the pod waits for it without end',
          fix,
        },
      ]
      if (!other || of === name)
        return refused(
          'of',
          other ? 'which is itself' : `which cluster ${clusterName} does not have`,
          `name another workload of namespace ${namespace}`,
        )
      if (other.namespace !== namespace)
        return refused(
          'of',
          `which is in namespace ${other.namespace}, and not in ${namespace}`,
          `name a workload of namespace ${namespace}`,
        )
      if (other.controller === 'StatefulSet')
        return refused(
          'of',
          'a StatefulSet, whose claims are for its own pod',
          'name a Deployment, or let the two talk by the network',
        )
      const volumes = other.volumes ?? {}
      return namesOf(volumes).includes(volume)
        ? []
        : refused('volume', `which has ${listed(volumes)}`, `name one of its volumes`)
    }),
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
